import { Server, type Socket } from 'node:net';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

/** Connections that the system makes between the last turn and the close are reset. A short turn is waited for, for so long. */
const [SHORT_MS, LONGEST_WAIT_MS] = [1, 1_000];
/** A server that got no request for this time has got all that were sent before it was closed. */
const QUIET_MS = 50;
const UNAVAILABLE =
  'HTTP/1.1 503 Service Unavailable\r\nconnection: close\r\nretry-after: 5\r\ncontent-length: 0\r\n\r\n';

/**
 * When the server closes, new connections are refused, and each open one is closed after the answer to what was sent on
 * it, with `connection: close`. After some seconds all connections are closed. Node itself would cut off a response that
 * a client is still reading, drop requests that it has not read, and wait for idle connections.
 */
export function drain(app: FastifyInstance, seconds: number): void {
  let connected = 0;
  let arrived = 0;
  let underWay = 0;
  let closing = false;
  let drained = () => {};
  const onClose = () => {
    underWay -= 1;
    if (underWay === 0) drained();
  };

  app.addHook('onRequest', (_request, { raw }, done) => {
    arrived += 1;
    underWay += 1;
    raw.once('close', onClose);
    done();
  });
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (closing) reply.header('connection', 'close');
    done(null, payload);
  });
  app.server.on('connection', () => void (connected += 1));
  app.server.prependListener('upgrade', (_request, socket: Socket) => {
    if (closing) socket.end(UNAVAILABLE);
  });
  app.addHook('preClose', async () => {
    closing = true;
    // Connections that the system has made are taken first, of which Node takes one a turn.
    const until = performance.now() + LONGEST_WAIT_MS;
    for (let before = -1, took = Infinity; before !== connected || (took > SHORT_MS && performance.now() < until);) {
      before = connected;
      took = await nextTurn();
    }
    Server.prototype.close.call(app.server); // that of HTTP would also close connections with requests that it has not read
    await Promise.race([quiet(), sleep(seconds * 1_000, null, { ref: false })]);
    app.server.closeAllConnections();
  });

  async function quiet(): Promise<void> {
    for (let before = -1; before !== arrived || underWay > 0;) {
      before = arrived;
      if (underWay > 0) await new Promise<void>((resolve) => (drained = resolve));
      await sleep(QUIET_MS);
      await nextTurn();
    }
  }
}

/** The event loop has looked at all sockets once, even if it was late. Returns the milliseconds since it began to. */
async function nextTurn(): Promise<number> {
  await setImmediate();
  const begun = performance.now();
  await setImmediate();
  return performance.now() - begun;
}
