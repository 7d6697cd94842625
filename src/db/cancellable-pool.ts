import pg from 'pg';
import { CancelledError, currentSignal } from './cancellation.js';

/** A pool whose statements can be cancelled, except in transactions. */
export class CancellablePool extends pg.Pool {
  /** A separate connection, so that statements can be cancelled while the whole pool is busy. */
  readonly #canceller: pg.Pool;

  constructor(options: pg.PoolConfig) {
    super(options);
    this.#canceller = new pg.Pool({ ...options, max: 1 });
    this.#canceller.on('error', ignore); // it reconnects
  }

  /** pg has six overloads; Prisma's adapter and this project pass one object. */
  override query(...args: unknown[]): never {
    const signal = currentSignal();
    const [config] = args as [pg.QueryArrayConfig];
    return (signal ? this.cancellable(config, signal) : super.query(...(args as [string]))) as never;
  }

  /**
   * Rejects as soon as the signal aborts, even while it waits for a connection. The connection is released only when both
   * the statement and its cancellation have ended, so that the next statement is not cancelled. It uses callbacks for
   * speed: every query runs through it.
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
        running = client.on('error', ignore); // the statement fails too
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
    // If this fails, the statement ends at its own timeout.
    await this.#canceller.query('SELECT pg_cancel_backend($1)', [processID]).catch(ignore);
  }
}

function ignore(): void {}
