import { pino, type Logger } from 'pino';

/** Bytes that are written at once, and how many milliseconds a line waits for others at most. */
const AT_ONCE = { minLength: 4_096, periodicFlush: 100 };
/** Of a crash, for what is left to be written: a busy machine takes seconds. */
const LONGEST_END_MS = 10_000;

/** The log of this process. No request waits for its line; every line is written before the process ends, if it is not killed. */
export function openLog(level: string): Logger {
  const destination = pino.destination({ sync: false, ...AT_ONCE });
  keepOrder(destination);
  // Node would end at once, and drop what is being written. pino sees to all other ends.
  process.once('uncaughtException', (error) => {
    console.error(error);
    const exit = () => process.exit(1);
    setTimeout(exit, LONGEST_END_MS);
    destination.flush(exit);
  });
  return pino({ level }, destination);
}

/**
 * At an exit that does not wait, pino writes at once what is left. While a write is under way in another thread, that would
 * overtake it: a log that ends early is better than one in another order.
 */
function keepOrder(destination: ReturnType<typeof pino.destination>): void {
  const flushSync = destination.flushSync.bind(destination);
  destination.flushSync = () => {
    const { _writing: isUnderWay } = destination as unknown as { _writing: boolean };
    if (!isUnderWay) flushSync();
  };
}
