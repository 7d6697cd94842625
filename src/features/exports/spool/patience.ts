import type { Socket } from 'node:net';

const CHECK_MS = 250;
/** Bytes of a response that the operating system buffers before the client reads any. It reports them as sent immediately. */
const SYSTEM_BUFFERS = 4 * 1024 * 1024;

interface PatienceOptions {
  /** Bytes per second. */
  leastRate: number;
  /** Seconds for which a client may read nothing at the start. */
  grace: number;
  onTooSlow: () => void;
}

/**
 * Passes chunks on while the client reads at least `leastRate` bytes per second from the connection. Only the time during which
 * the server waits for the client counts. A client that was faster may be slower later, but only by what the system's buffers
 * hold, since these report what they have sent in large pieces.
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
