import pg from 'pg';
import { cancelStatement } from './cancel-request.js';
import { CancelledError, currentSignal } from '../cancellation.js';
import type { PreparedQuery } from './prepared-query.js';
import { ClientWithRows } from './row-parser.js';

type Statement = pg.QueryArrayConfig | PreparedQuery;
type Result = { rows: unknown[][] };

/** A pool whose statements can be cancelled, except in transactions. */
export class CancellablePool extends pg.Pool {
  readonly #open = new Set<pg.PoolClient>();

  constructor(config: pg.PoolConfig) {
    super({ ...config, Client: ClientWithRows } as pg.PoolConfig);
    this.on('connect', (client) => this.#open.add(client.on('error', ignore))); // the statement fails too
    this.on('remove', (client) => this.#open.delete(client));
  }

  /** Breaks all connections. What runs on them fails; what comes next makes new ones. */
  disconnect(): void {
    for (const client of this.#open) client.connection.stream.destroy();
  }

  /** pg has six overloads; Prisma's adapter passes one object. */
  override query(...args: unknown[]): never {
    const signal = currentSignal();
    const [config] = args as [pg.QueryArrayConfig];
    return (signal ? this.cancellable(config, signal) : super.query(...(args as [string]))) as never;
  }

  /**
   * Rejects as soon as the signal aborts, even while it waits for a connection. The connection is released only when both
   * the statement and its cancellation have ended, so that the next statement is not cancelled. While statements wait, it
   * resolves at the end of the event loop's turn: each connection that has answered gets its next statement first. It uses
   * callbacks for speed: every query runs through it.
   */
  cancellable(statement: Statement, signal?: AbortSignal): Promise<Result> {
    return new Promise((resolve, reject) => this.#run(statement, signal, resolve, reject));
  }

  /** The rows alone. */
  rows(statement: Statement, signal?: AbortSignal): Promise<unknown[][]> {
    return new Promise((resolve, reject) => this.#run(statement, signal, ({ rows }) => resolve(rows), reject));
  }

  #run(
    statement: Statement,
    signal: AbortSignal | undefined,
    resolve: (result: Result) => void,
    reject: (error: Error) => void,
  ): void {
    if (signal?.aborted) return reject(new CancelledError());
    let running: pg.PoolClient | undefined;
    let cancelled: Promise<boolean> | undefined;
    let ended: AbortController | undefined;
    const stop = () => {
      reject(new CancelledError());
      if (running) cancelled = cancelStatement(running, (ended = new AbortController()).signal);
    };
    signal?.addEventListener('abort', stop, { once: true });

    this.connect((unavailable, client) => {
      if (!client || signal?.aborted) {
        signal?.removeEventListener('abort', stop);
        client?.release();
        return reject(unavailable ?? new CancelledError());
      }
      running = client;
      client.query(statement as pg.QueryArrayConfig, (failure: Error | null, result) => {
        signal?.removeEventListener('abort', stop);
        ended?.abort();
        if (cancelled) void cancelled.then((handled) => client.release(!handled));
        else client.release(failure ?? undefined);
        if (failure) return reject(failure);
        if (this.waitingCount > 0) setImmediate(resolve, result);
        else resolve(result);
      });
    });
  }
}

function ignore(): void {}
