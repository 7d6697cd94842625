import { setImmediate } from 'node:timers/promises';
import { createContext, Script } from 'node:vm';
import type { MappedRecord, MapRecord } from './map-record.js';
import { Unreadable } from './problem.js';
import type { DataRecord } from './records/record.js';

/** Records that take longer are refused. Most take a millisecond. */
const MOST_SECONDS = 5;
/** The number of records to map under one timer. A timer costs as much as mapping twenty records. */
const BATCH = 500;
const CALL = new Script('work()');
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Maps records in order. @throws Unreadable if a record takes too long, after yielding those before it */
export type MapRecords = (records: AsyncIterable<DataRecord>) => AsyncGenerator<MappedRecord>;

/**
 * Interrupts the mapping of a record that takes too long: a regular expression in a mapping can take hours on a short text, and
 * only `vm` can interrupt it. In the meantime, a signal ends the process, since no handler could run. `file` is the mapping's
 * file.
 */
export function inTime(file: string, mapRecord: MapRecord, seconds = MOST_SECONDS): MapRecords {
  const globals = createContext({ work: () => {} });

  /** Maps records until the time is up. Returns those that were mapped. */
  const mapped = async (records: DataRecord[]): Promise<MappedRecord[]> => {
    const done: MappedRecord[] = [];
    globals['work'] = () => {
      for (const record of records) done.push(mapRecord(record));
    };
    await setImmediate(); // a pending signal would be lost with its handler
    const restore = removeHandlers();
    try {
      CALL.runInContext(globals, { timeout: seconds * 1000 });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    } finally {
      restore();
    }
    return done;
  };

  return async function* (records) {
    for await (const batch of inBatches(records)) {
      const done = await mapped(batch);
      yield* done;
      // The time for the batch is up. Each remaining record gets the full time to itself.
      for (const record of batch.slice(done.length)) {
        const [alone] = await mapped([record]);
        if (!alone) refuse(file, record, seconds);
        yield alone;
      }
    }
  };
}

function refuse(file: string, { line }: DataRecord, seconds: number): never {
  const message = `the record on line ${line} takes over ${seconds} s: simplify a pattern with nested repetition, such as (a+)+`;
  throw new Unreadable([{ file, code: 'slow-pattern', message }]);
}

/** Yields the records that were read before an error, then throws the error. */
async function* inBatches(records: AsyncIterable<DataRecord>): AsyncGenerator<DataRecord[]> {
  let batch: DataRecord[] = [];
  let failure: { error: unknown } | null = null;
  try {
    for await (const record of records) {
      batch.push(record);
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
  } catch (error) {
    failure = { error };
  }
  yield batch;
  if (failure) throw failure.error;
}

/** Removes signal handlers, so that a signal ends the process. The next process to lock the store takes over its lock. */
function removeHandlers(): () => void {
  const handlers = SIGNALS.map((signal) => [signal, process.listeners(signal)] as const);
  for (const [signal] of handlers) process.removeAllListeners(signal);
  return () => {
    for (const [signal, listeners] of handlers) for (const listener of listeners) process.on(signal, listener);
  };
}
