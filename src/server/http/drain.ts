import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply } from 'fastify';

/**
 * When the server closes, answers under way are given to the end, for so many milliseconds at most, and tell that their
 * connections end with them; then every connection is closed. Node itself would cut off an answer that a client is still
 * taking, and wait for a connection that has asked for nothing.
 */
export function drain(app: FastifyInstance, milliseconds: number): void {
  const underWay = new Set<FastifyReply['raw']>();
  let closing = false;

  app.addHook('onRequest', (_request, { raw }, done) => {
    underWay.add(raw);
    raw.once('close', () => underWay.delete(raw));
    done();
  });
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (closing) reply.header('connection', 'close');
    done(null, payload);
  });
  app.addHook('preClose', async () => {
    closing = true;
    const given = Promise.all(
      [...underWay].map((response) => new Promise((resolve) => response.once('close', resolve))),
    );
    await Promise.race([given, sleep(milliseconds, null, { ref: false })]);
    app.server.closeAllConnections();
  });
}
