import pg from 'pg';
import { CancelledError, currentSignal, orCancelled } from './cancellation.js';

/** A pool whose own statements, those outside transactions, can be given up. */
export class CancellablePool extends pg.Pool {
  /** Statements are cancelled from another connection, so that a pool in which all are busy can be cancelled too. */
  readonly #canceller: pg.Pool;

  constructor(options: pg.PoolConfig) {
    super(options);
    this.#canceller = new pg.Pool({ ...options, max: 1 });
    this.#canceller.on('error', () => {}); // it connects anew
  }

  /** pg overloads it six ways; Prisma's adapter and this project call it with one object. */
  override query(...args: unknown[]): never {
    const signal = currentSignal();
    const [config] = args as [pg.QueryArrayConfig];
    return (signal ? this.cancellable(config, signal) : super.query(...(args as [string]))) as never;
  }

  /** Rejects as soon as the signal aborts, while it waits for a connection too. */
  async cancellable(config: pg.QueryArrayConfig, signal: AbortSignal): Promise<pg.QueryArrayResult> {
    if (signal.aborted) throw new CancelledError();
    const connecting = this.connect();
    const client = await orCancelled(signal, connecting).catch((error: unknown) => {
      // Its turn comes all the same: the connection is then the next one's.
      void connecting.then((unused) => unused.release()).catch(() => {});
      throw error;
    });
    return orCancelled(signal, this.#run(client, config, signal));
  }

  override async end(): Promise<void> {
    await super.end();
    await this.#canceller.end();
  }

  /** The connection is given back when the statement has settled, and its cancelling too: the next statement is spared. */
  async #run(client: pg.PoolClient, config: pg.QueryArrayConfig, signal: AbortSignal): Promise<pg.QueryArrayResult> {
    let cancelled: Promise<void> | undefined;
    const cancel = () => {
      cancelled = this.#cancel(client);
    };
    signal.addEventListener('abort', cancel, { once: true });
    client.on('error', ignore); // the statement fails with it
    let failure: Error | undefined;
    try {
      return await client.query(config);
    } catch (error) {
      failure = error as Error;
      throw error;
    } finally {
      signal.removeEventListener('abort', cancel);
      await cancelled;
      client.off('error', ignore);
      client.release(cancelled ? undefined : failure);
    }
  }

  async #cancel(client: pg.PoolClient): Promise<void> {
    const { processID } = client as pg.PoolClient & { processID: number };
    // Where the server cannot be asked, the statement ends at its own timeout.
    await this.#canceller.query('SELECT pg_cancel_backend($1)', [processID]).catch(ignore);
  }
}

function ignore(): void {}
