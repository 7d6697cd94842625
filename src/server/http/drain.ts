import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

/**
 * Lets responses under way finish when the server closes, with `connection: close`, but at most some seconds long. Then
 * it closes all connections.
 * Node itself would cut off a response that a client is still reading, and wait for idle connections.
 */
export function drain(app: FastifyInstance, seconds: number): void {
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
    if (underWay > 0) await Promise.race([finished, sleep(seconds * 1_000, null, { ref: false })]);
    app.server.closeAllConnections();
  });
}
