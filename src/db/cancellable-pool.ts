import pg from 'pg';
import { CancelledError, currentSignal } from './cancellation.js';

/** A pool whose own statements, those outside transactions, can be given up. */
export class CancellablePool extends pg.Pool {
  /** Statements are cancelled from another connection, so that a pool in which all are busy can be cancelled too. */
  readonly #canceller: pg.Pool;

  constructor(options: pg.PoolConfig) {
    super(options);
    this.#canceller = new pg.Pool({ ...options, max: 1 });
    this.#canceller.on('error', ignore); // it connects anew
  }

  /** pg overloads it six ways; Prisma's adapter and this project call it with one object. */
  override query(...args: unknown[]): never {
    const signal = currentSignal();
    const [config] = args as [pg.QueryArrayConfig];
    return (signal ? this.cancellable(config, signal) : super.query(...(args as [string]))) as never;
  }

  /**
   * Rejects as soon as the signal aborts, while it waits for a connection too. The connection is given back when the
   * statement has settled, and its cancelling too: the next statement is spared. Callbacks, as this is every query's way.
   */
  cancellable(config: pg.QueryArrayConfig, signal: AbortSignal): Promise<pg.QueryArrayResult> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(new CancelledError());
      let running: pg.PoolClient | undefined;
      let cancelled: Promise<void> | undefined;
      const stop = () => {
        reject(new CancelledError());
        if (running) cancelled = this.#cancel(running);
      };
      signal.addEventListener('abort', stop, { once: true });

      this.connect((unavailable, client) => {
        if (!client || signal.aborted) {
          signal.removeEventListener('abort', stop);
          client?.release();
          return reject(unavailable ?? new CancelledError());
        }
        running = client.on('error', ignore); // the statement fails with it
        client.query(config, (failure: Error | undefined, result) => {
          signal.removeEventListener('abort', stop);
          client.off('error', ignore);
          if (cancelled) void cancelled.then(() => client.release());
          else client.release(failure);
          return failure ? reject(failure) : resolve(result);
        });
      });
    });
  }

  override async end(): Promise<void> {
    await super.end();
    await this.#canceller.end();
  }

  async #cancel(client: pg.PoolClient): Promise<void> {
    const { processID } = client as pg.PoolClient & { processID: number };
    // Where the server cannot be asked, the statement ends at its own timeout.
    await this.#canceller.query('SELECT pg_cancel_backend($1)', [processID]).catch(ignore);
  }
}

function ignore(): void {}
