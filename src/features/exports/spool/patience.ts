import type { Socket } from 'node:net';

const CHECK_MS = 250;
/** Bytes of a response that the system buffers before the client takes any; it reports them as sent at once. */
const SYSTEM_BUFFERS = 4 * 1024 * 1024;

interface PatienceOptions {
  /** Bytes a second. */
  leastRate: number;
  /** Seconds for which a client may take nothing at the start. */
  grace: number;
  onTooSlow: () => void;
}

/**
 * The same chunks, while the client takes at least `leastRate` bytes a second from the connection. Only the time
 * counts for which the server waits for the client. What the client takes faster, it may later take slower, but only by what
 * the buffers of the system hold: they report what they have sent in large pieces.
 */
export async function* patient<Chunk>(
  chunks: AsyncIterable<Chunk>,
  socket: Socket,
  { leastRate, grace, onTooSlow }: PatienceOptions,
): AsyncGenerator<Chunk, void, undefined> {
  const most = SYSTEM_BUFFERS + leastRate * grace;
  let credit = leastRate * grace;
  let [bytes, at] = [taken(socket), performance.now()];
  const judge = () => {
    const [bytesNow, now] = [taken(socket), performance.now()];
    credit = Math.min(most, credit + bytesNow - bytes) - (leastRate * (now - at)) / 1_000;
    [bytes, at] = [bytesNow, now];
    if (credit < 0) onTooSlow();
  };
  for await (const chunk of chunks) {
    at = performance.now();
    const timer = setInterval(judge, CHECK_MS);
    try {
      yield chunk;
    } finally {
      clearInterval(timer);
    }
  }
}

/** Bytes that the system has taken from this process. */
function taken(socket: Socket): number {
  return socket.bytesWritten - socket.writableLength;
}
