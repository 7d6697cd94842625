import type { FastifyInstance } from 'fastify';

/** Nobody may keep an answer that does not say who may. */
export function keepNothingUnsaid(app: FastifyInstance): void {
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    done(null, payload);
  });
}
