import pg from 'pg';
import { cancelStatement } from './cancel-request.js';
import { FairQueue } from '../../shared/fair-queue.js';
import { CancelledError, currentSignal, notedClient } from '../cancellation.js';
import type { PreparedQuery } from './prepared-query.js';
import { ClientWithRows } from './row-parser.js';

type Statement = pg.QueryArrayConfig | PreparedQuery;
type Result = { rows: unknown[][] };

type Release = (error?: Error | boolean) => void;
type Connected = (error: Error | undefined, connection: pg.PoolClient | undefined, release: Release) => void;

/** pg-pool's message. */
const TIMED_OUT = 'timeout exceeded when trying to connect';

/** A pool that clients share fairly, and whose statements can be cancelled, except in transactions. */
export class CancellablePool extends pg.Pool {
  readonly #open = new Set<pg.PoolClient>();
  readonly #turns: FairQueue;
  /** The connections in use, with the client that uses each. */
  readonly #inUse = new Map<pg.PoolClient, string | null>();
  readonly #waitMs: number;

  constructor(config: pg.PoolConfig & { max: number; connectionTimeoutMillis: number }) {
    super({ ...config, Client: ClientWithRows } as pg.PoolConfig);
    this.#turns = new FairQueue(config.max);
    this.#waitMs = config.connectionTimeoutMillis;
    this.on('release', (_error, connection) => this.#giveBack(connection));
    this.on('connect', (client) => this.#open.add(client.on('error', ignore))); // the statement fails too
    this.on('remove', (client) => this.#open.delete(client));
  }

  /** Breaks all connections. Running statements fail; later ones open new connections. */
  disconnect(): void {
    for (const client of this.#open) client.connection.stream.destroy();
  }

  /** The number of statements and transactions waiting for a connection. */
  get waiting(): number {
    return this.#turns.waiting + this.waitingCount;
  }

  /** pg has two overloads: pg-pool's own queries pass a callback, Prisma's transactions do not. */
  override connect(connected?: Connected): never {
    const signal = currentSignal();
    if (!connected) return this.connectFor(signal) as never;
    return void this.#connect(notedClient(signal), connected) as never;
  }

  /** Acquires a connection for the signal's client. The caller must release it. */
  connectFor(signal: AbortSignal | undefined): Promise<pg.PoolClient> {
    return new Promise((resolve, reject) =>
      this.#connect(notedClient(signal), (error, connection) => (connection ? resolve(connection) : reject(error!))),
    );
  }

  /** Waits for the client's turn, then for a connection. Returns a function that stops waiting for the turn. */
  #connect(client: string | null, connected: Connected): () => void {
    const connect = () =>
      super.connect((error, connection, release) => {
        if (connection) this.#inUse.set(connection, client);
        else this.#turns.end(client);
        connected(error, connection, release);
      });
    if (this.#turns.tryBegin(client)) {
      connect();
      return nothing;
    }
    const leave = this.#turns.wait(client, () => {
      clearTimeout(timer);
      connect();
    });
    const withdraw = () => {
      clearTimeout(timer);
      leave();
    };
    const timer = setTimeout(() => {
      leave();
      connected(new Error(TIMED_OUT), undefined, nothing);
    }, this.#waitMs);
    return withdraw;
  }

  #giveBack(connection: pg.PoolClient): void {
    const client = this.#inUse.get(connection);
    if (client === undefined) return; // the pool renews an idle connection
    this.#inUse.delete(connection);
    this.#turns.end(client);
  }

  /** pg has six overloads; Prisma's adapter passes one object. */
  override query(...args: unknown[]): never {
    const signal = currentSignal();
    const [config] = args as [pg.QueryArrayConfig];
    return (signal ? this.cancellable(config, signal) : super.query(...(args as [string]))) as never;
  }

  /**
   * Runs a statement and rejects as soon as the signal aborts, even while waiting for a connection. The connection is released
   * only when both the statement and its cancellation have ended, so that the next statement is not cancelled. While other
   * statements wait, it resolves at the end of the event loop's turn, so that free connections get their next statement
   * first. It uses callbacks for speed, because every query runs through it.
   */
  cancellable(statement: Statement, signal?: AbortSignal): Promise<Result> {
    return new Promise((resolve, reject) => this.#run(statement, signal, resolve, reject));
  }

  /** Like `cancellable`, but resolves to the rows. */
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
    let withdraw = nothing;
    const stop = () => {
      reject(new CancelledError());
      withdraw();
      if (running) cancelled = cancelStatement(running, (ended = new AbortController()).signal);
    };
    signal?.addEventListener('abort', stop, { once: true });

    withdraw = this.#connect(notedClient(signal), (unavailable, client) => {
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
        if (this.waiting > 0) setImmediate(resolve, result);
        else resolve(result);
      });
    });
  }
}

function ignore(): void {}
function nothing(): void {}
