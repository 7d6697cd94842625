import type { FastifyInstance } from 'fastify';

/** Responses are `no-store` unless a handler sets `cache-control`. */
export function noStoreByDefault(app: FastifyInstance): void {
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    done(null, payload);
  });
}
