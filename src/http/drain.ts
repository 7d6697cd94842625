import { Server, type Socket } from 'node:net';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { blame } from './observe/cut.js';

/**
 * Limits for waiting until an event loop turn is short. Connections that the system accepts between the last turn and the close
 * are reset, so the last turn should be short.
 */
const [SHORT_MS, LONGEST_WAIT_MS] = [1, 1_000];
/** If no new request has arrived for this long, the server has received all requests sent before it closed. */
const QUIET_MS = 50;
const UNAVAILABLE = 'HTTP/1.1 503 Service Unavailable\r\nconnection: close\r\nretry-after: 5\r\ncontent-length: 0\r\n\r\n';

/**
 * When the server closes, it refuses new connections, and closes each open connection (with `connection: close`) after
 * responding to the requests already sent on it. After `seconds`, it closes all connections. Node itself would cut off
 * responses that clients are still reading, drop unread requests and wait for idle connections.
 */
export function drain(app: FastifyInstance, seconds: number): void {
  let arrived = 0;
  const underWay = new Set<Socket>();
  let closing = false;
  let drained = () => {};
  app.addHook('onRequest', (request, { raw }, done) => {
    const { socket } = request.raw;
    arrived += 1;
    underWay.add(socket);
    raw.on('close', () => {
      underWay.delete(socket);
      if (underWay.size === 0) drained();
    });
    done();
  });
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (closing) reply.header('connection', 'close');
    done(null, payload);
  });
  app.server.prependListener('upgrade', (_request, socket: Socket) => {
    if (closing) socket.end(UNAVAILABLE);
  });
  app.addHook('preClose', async () => {
    closing = true;
    const begun = performance.now();
    const deadline = begun + seconds * 1_000;
    const held = holdConnections(app.server);
    const until = Math.min(begun + LONGEST_WAIT_MS, deadline);
    // First accepts the connections that the system has queued. Node accepts one per turn.
    for (let before = -1, took = Infinity; before !== held.count() || (took > SHORT_MS && performance.now() < until);) {
      before = held.count();
      took = await nextTurn();
    }
    Server.prototype.close.call(app.server); // HTTP's own `close` would also close connections with unread requests
    held.release();
    await Promise.race([quiet(), sleep(Math.max(0, deadline - performance.now()), null, { ref: false })]);
    for (const socket of underWay) blame(socket, 'stopped', 'it stopped');
    app.server.closeAllConnections();
  });

  async function quiet(): Promise<void> {
    for (let before = -1; before !== arrived || underWay.size > 0;) {
      before = arrived;
      if (underWay.size > 0) await new Promise<void>((resolve) => (drained = resolve));
      await sleep(QUIET_MS);
      await nextTurn();
    }
  }
}

/** Accepts new connections but does no work for them until `release`, because work would make the turns long. */
function holdConnections(server: Server) {
  const listeners = server.listeners('connection') as ((socket: Socket) => void)[];
  const sockets: Socket[] = [];
  server.removeAllListeners('connection').on('connection', (socket) => sockets.push(socket));
  return {
    count: () => sockets.length,
    release() {
      server.removeAllListeners('connection');
      for (const listener of listeners) server.on('connection', listener);
      for (const socket of sockets) server.emit('connection', socket);
    },
  };
}

/** Waits until the event loop has polled all sockets once, even if it was late. Returns how many milliseconds that took. */
async function nextTurn(): Promise<number> {
  await setImmediate();
  const begun = performance.now();
  await setImmediate();
  return performance.now() - begun;
}
