import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

/** The longest that responses under way may take when the server closes. */
export const DRAIN_MS = 10_000;

/**
 * Lets responses under way finish when the server closes, with `connection: close`, and then closes all connections.
 * Node itself would cut off a response that a client is still reading, and wait for idle connections.
 */
export function drain(app: FastifyInstance): void {
  let underWay = 0;
  let closing = false;
  let drained = () => {};
  const onClose = () => {
    underWay -= 1;
    if (underWay === 0) drained();
  };

  app.addHook('onRequest', (_request, { raw }, done) => {
    underWay += 1;
    raw.once('close', onClose);
    done();
  });
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (closing) reply.header('connection', 'close');
    done(null, payload);
  });
  app.addHook('preClose', async () => {
    closing = true;
    const finished = new Promise<void>((resolve) => (drained = resolve));
    if (underWay > 0) await Promise.race([finished, sleep(DRAIN_MS, null, { ref: false })]);
    app.server.closeAllConnections();
  });
}
