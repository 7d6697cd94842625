import type { FastifyInstance } from 'fastify';
import { ClientError } from '../../errors.js';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Accepts JSON in UTF-8 only. Fastify would replace invalid bytes, and a mutation would store the replacements. */
export function readJsonBodies(app: FastifyInstance): void {
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    try {
      void parseJson(request, utf8.decode(body), done);
    } catch {
      done(new ClientError('BAD_REQUEST', 'The body is not UTF-8.'));
    }
  });
}
