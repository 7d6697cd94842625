import type { Socket } from 'node:net';

const CHECK_MS = 250;
/** Bytes of a response that the operating system buffers, and at once reports as sent, before the client reads any. */
const SYSTEM_BUFFERS = 4 * 1024 * 1024;

interface PatienceOptions {
  /** Bytes per second. */
  leastRate: number;
  /** How long a client may read nothing at the start, in seconds. */
  grace: number;
  onTooSlow: () => void;
}

/**
 * Forwards chunks while the client reads at least `leastRate` bytes per second from the connection. Only time spent waiting for
 * the client counts. A client that was ahead may fall behind later, but by no more than the system's buffers hold, because they
 * report their progress in large steps.
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

/** Bytes that the operating system has accepted from this process. */
function taken(socket: Socket): number {
  return socket.bytesWritten - socket.writableLength;
}
