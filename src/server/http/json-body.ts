import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';
import { ClientError } from '../../errors.js';

/** Accepts JSON in UTF-8 only. Fastify would replace invalid bytes, and a mutation would store the replacements. */
export function readJsonBodies(app: FastifyInstance): void {
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (isUtf8(body)) void parseJson(request, body.toString(), done);
    else done(new ClientError('BAD_REQUEST', 'The body is not UTF-8.'));
  });
}
