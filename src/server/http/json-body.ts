import type { FastifyInstance } from 'fastify';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * A JSON body is UTF-8 (RFC 8259): other bytes are refused, where Fastify would put replacement characters for them, which
 * a mutation would store. Only JSON is read at all.
 */
export function readJsonBodies(app: FastifyInstance): void {
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    try {
      void parseJson(request, utf8.decode(body), done);
    } catch {
      done(Object.assign(new Error('The body is not UTF-8.'), { statusCode: 400 }));
    }
  });
}
