import { createContext, Script } from 'node:vm';
import type { MapRecord } from './map-record.js';
import { Unreadable } from './problem.js';

/** A record takes a millisecond. */
const MOST_SECONDS = 5;
const CALL = new Script('work()');
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Ends the mapping of a record that takes too long. A mapping has regular expressions, one of which can take hours on a
 * short text; nothing but `vm` ends one. A signal ends the process meanwhile: no handler of it could run. The mapping's file
 * is named.
 */
export function inTime(file: string, mapRecord: MapRecord, seconds = MOST_SECONDS): MapRecord {
  const globals = createContext({ work: () => {} });
  return (record) => {
    let mapped!: ReturnType<MapRecord>;
    globals['work'] = () => void (mapped = mapRecord(record));
    const restore = removeHandlers();
    try {
      CALL.runInContext(globals, { timeout: seconds * 1000 });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
      const message = `the record of line ${record.line} takes over ${seconds} s: simplify a pattern that repeats what repeats, such as (a+)+`;
      throw new Unreadable([{ file, code: 'slow-pattern', message }]);
    } finally {
      restore();
    }
    return mapped;
  };
}

/** Without a handler the system ends the process. The lock of a store is given up by its handler, or when it is next taken. */
function removeHandlers(): () => void {
  const handlers = SIGNALS.map((signal) => [signal, process.listeners(signal)] as const);
  for (const [signal] of handlers) process.removeAllListeners(signal);
  return () => {
    for (const [signal, listeners] of handlers) for (const listener of listeners) process.on(signal, listener);
  };
}
