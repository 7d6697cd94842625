import { setImmediate } from 'node:timers/promises';
import { createContext, Script } from 'node:vm';
import type { MappedRecord, MapRecord } from './map-record.js';
import { Unreadable } from './problem.js';
import type { DataRecord } from './records/record.js';

/** A record that takes longer is refused. Most take a millisecond. */
const MOST_SECONDS = 5;
/** Records that are mapped under one timer, which costs as much as mapping a record. */
const BATCH = 100;
const CALL = new Script('work()');
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Maps records in their order. @throws Unreadable, after the records before it, if one takes too long */
export type MapRecords = (records: AsyncIterable<DataRecord>) => AsyncGenerator<MappedRecord>;

/**
 * Ends the mapping of a record that takes too long. A mapping has regular expressions, one of which can take hours on a
 * short text; nothing but `vm` ends one. A signal ends the process meanwhile: no handler of it could run. The mapping's file
 * is named.
 */
export function inTime(file: string, mapRecord: MapRecord, seconds = MOST_SECONDS): MapRecords {
  const globals = createContext({ work: () => {} });

  /** Maps records until the time is up; gives those that were mapped. */
  const mapped = async (records: DataRecord[]): Promise<MappedRecord[]> => {
    const done: MappedRecord[] = [];
    globals['work'] = () => {
      for (const record of records) done.push(mapRecord(record));
    };
    await setImmediate(); // a signal that has arrived would be lost with its handler
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
      // The time was that of a batch: each of the others has as much for itself.
      for (const record of batch.slice(done.length)) {
        const [alone] = await mapped([record]);
        if (!alone) refuse(file, record, seconds);
        yield alone;
      }
    }
  };
}

function refuse(file: string, { line }: DataRecord, seconds: number): never {
  const message = `the record of line ${line} takes over ${seconds} s: simplify a pattern that repeats what repeats, such as (a+)+`;
  throw new Unreadable([{ file, code: 'slow-pattern', message }]);
}

/** What was read before an error comes before it. */
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

/** Without a handler the system ends the process. The lock of a store is given up by its handler, or when it is next taken. */
function removeHandlers(): () => void {
  const handlers = SIGNALS.map((signal) => [signal, process.listeners(signal)] as const);
  for (const [signal] of handlers) process.removeAllListeners(signal);
  return () => {
    for (const [signal, listeners] of handlers) for (const listener of listeners) process.on(signal, listener);
  };
}
