import type { WebSocket } from 'ws';

/** Shorter than what proxies wait for a silent connection, 60 seconds mostly, and this server, 12 at least. */
export const PING_MS = 10_000;

/** Pings a client, and cuts it off when it has not answered before the next ping is due. Returns what ends it. */
export function keepAlive(socket: WebSocket): () => void {
  let answered = true;
  socket.on('pong', () => (answered = true));
  const timer = setInterval(() => {
    if (!answered) return socket.terminate();
    answered = false;
    socket.ping();
  }, PING_MS);
  return () => clearInterval(timer);
}
