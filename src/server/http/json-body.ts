import type { FastifyInstance } from 'fastify';
import { ClientError } from '../../errors.js';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Accepts JSON bodies only, in UTF-8 (RFC 8259). Fastify would turn invalid bytes into replacement characters, which a
 * mutation would store.
 */
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
