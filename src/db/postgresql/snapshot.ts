import Cursor from 'pg-cursor';
import { cancelStatement } from './cancel-request.js';
import type { CancellablePool } from './cancellable-pool.js';
import { CancelledError } from '../cancellation.js';
import type { Snapshot } from '../database.js';
import type { SqlStatement } from '../store-node.js';

/** The reader sets the pace, so the role's time limits do not apply to this transaction. */
const BEGIN = `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
  SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0`;

/** Opens a snapshot. When the signal aborts, the running statement is cancelled, and the snapshot can then only be closed. */
export async function openSnapshot(pool: CancellablePool, signal: AbortSignal): Promise<Snapshot> {
  const client = await pool.connectFor(signal);
  client.on('error', ignore); // the statement fails too
  const ended = new AbortController();
  let [isRunning, isBroken, isClosed] = [false, false, false];
  let cancelled: Promise<unknown> = Promise.resolve();
  const cancel = () => {
    isBroken = true;
    if (isRunning) cancelled = cancelStatement(client, ended.signal);
  };
  signal.addEventListener('abort', cancel);

  async function run<T>(work: () => Promise<T>): Promise<T> {
    if (signal.aborted) throw new CancelledError();
    isRunning = true;
    try {
      return await work();
    } catch (error) {
      isBroken = true;
      throw error;
    } finally {
      isRunning = false;
    }
  }

  const snapshot: Snapshot = {
    async query<Row extends unknown[]>({ text, values }: SqlStatement) {
      const { rows } = await run(() => client.query<Row>({ text, values: [...values], rowMode: 'array' }));
      return rows;
    },

    async *batches<Row extends unknown[]>({ text, values }: SqlStatement, count: number) {
      const cursor = client.query(new Cursor<Row>(text, [...values], { rowMode: 'array' }));
      let isRead = false;
      try {
        while (!isRead) {
          const rows = await run(() => cursor.read(count));
          isRead = rows.length < count;
          if (rows.length > 0) yield rows;
        }
      } finally {
        if (!isRead) isBroken = true; // closing the connection is the surest way to close the cursor
      }
    },

    async close() {
      if (isClosed) return;
      isClosed = true;
      signal.removeEventListener('abort', cancel);
      ended.abort();
      await cancelled;
      client.off('error', ignore);
      if (isBroken) return client.release(true); // so that a late cancel request hits no other statement
      await client.query('COMMIT').then(
        () => client.release(),
        (error: Error) => client.release(error),
      );
    },
  };
  try {
    await run(() => client.query(BEGIN));
    return snapshot;
  } catch (error) {
    await snapshot.close();
    throw error;
  }
}

function ignore(): void {}
