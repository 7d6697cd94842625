import { pino, type Logger } from 'pino';

/** Lines are written in blocks of this many bytes, or else after this many milliseconds. */
const AT_ONCE = { minLength: 4_096, periodicFlush: 100 };
/** Time limit for writing the remaining lines after a crash; a busy machine takes seconds. */
const LONGEST_END_MS = 10_000;

/** Opens this process's log. Requests do not wait for lines, but all are written before exit, unless the process is killed. */
export function openLog(level: string): Logger {
  const destination = pino.destination({ sync: false, ...AT_ONCE });
  keepOrder(destination);
  // Node would exit immediately and drop lines still being written. pino handles all other exits.
  process.once('uncaughtException', (error) => {
    console.error(error);
    const exit = () => process.exit(1);
    setTimeout(exit, LONGEST_END_MS);
    destination.flush(exit);
  });
  return pino({ level }, destination);
}

/**
 * When the process exits without waiting, pino writes the remaining lines synchronously. If another thread is still writing,
 * they would overtake its lines. A truncated log is better than one in the wrong order.
 */
function keepOrder(destination: ReturnType<typeof pino.destination>): void {
  const flushSync = destination.flushSync.bind(destination);
  destination.flushSync = () => {
    const { _writing: isUnderWay } = destination as unknown as { _writing: boolean };
    if (!isUnderWay) flushSync();
  };
}
