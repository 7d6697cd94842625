import type { WebSocket } from 'ws';

/** Shorter than the idle timeouts of proxies (mostly 60 seconds) and of this server (at least 12 seconds). */
export const PING_MS = 10_000;

/** Pings a client, and disconnects it if it does not answer before the next ping. Returns a function that stops. */
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
