import { setTimeout as sleep } from 'node:timers/promises';
import { noteClient, notedClient } from '../cancellation.js';
import type { Replica } from '../database.js';
import type { PrismaClient } from '../generated/client.js';
import type { KnownVersion } from '../known-version.js';
import { pendingMigrations } from '../migrations/migrate.js';
import { reason } from './config.js';
import { readVersion, type SqlStatement, type StoreNode } from '../store-node.js';

/** How often a replica is checked. One that is behind is checked sooner, at increasing intervals. */
const CHECK_MS = 1_000;
const FIRST_CHECK_MS = 5;
/** A replica that does not answer a check in this time is not used for reads. */
const ANSWER_MS = 2_000;
/** Few reads take longer, unless the connection has been cut silently. */
const LONGEST_READ_MS = 5_000;
/** A replica is always slightly behind. Only a longer lag is logged. */
const MENTION_MS = 5_000;

/** Identifies the cluster and the database, which a standby shares with its primary. */
const IDENTITY = `SELECT system_identifier || '/' || (SELECT oid FROM pg_database WHERE datname = current_database()),
  pg_is_in_recovery() FROM pg_control_system()`;

/** Returns a signal that ends a read from a replica early, so that the primary can still answer before the deadline. */
export function readSignal(deadline: AbortSignal | null | undefined): AbortSignal {
  const limit = AbortSignal.timeout(LONGEST_READ_MS);
  return deadline ? noteClient(AbortSignal.any([deadline, limit]), notedClient(deadline)) : limit;
}

export async function readIdentity(node: StoreNode) {
  const [[database, isStandby]] = (await node.query<[string, boolean]>({ text: IDENTITY, values: [] })) as [[string, boolean]];
  return { database, isStandby };
}

interface Problem {
  what: string;
  why?: string;
}

const BEHIND: Problem = { what: 'it is behind' };

interface StandbyOptions {
  /** The standby's host and port. */
  name: string;
  node: StoreNode;
  /** Breaks all connections, so that statements on a silently cut connection fail. */
  disconnect: () => void;
  close: () => Promise<void>;
  /** The primary's database, from `readIdentity`. */
  database: string;
  known: KnownVersion;
  onWarning: (message: string) => void;
}

/**
 * A streaming standby of the primary, checked continuously. It serves reads while it is a standby of the same database, has
 * all migrations, and has replayed the newest version known to this process.
 */
export class Standby implements Replica {
  readonly name: string;
  readonly prisma: PrismaClient;
  version = 0;
  /** Why it is not used for reads; null if it is. */
  #problem: Problem | null = { what: 'it has not been checked' };
  #isMigrated = false;
  #behindSince: number | null = null;
  /** The problem that was logged last. */
  #mentioned: string | null = null;
  #failed = new AbortController();
  readonly #closed = new AbortController();
  readonly #checking: Promise<void>;

  constructor(private readonly options: StandbyOptions) {
    this.name = options.name;
    this.prisma = options.node.prisma;
    this.#checking = this.#checkForEver();
  }

  get isHealthy(): boolean {
    return this.#problem === null;
  }

  query<Row extends unknown[]>(statement: SqlStatement): Promise<Row[]> {
    return this.options.node.query<Row>({ ...statement, signal: readSignal(statement.signal) });
  }

  answered(version: number, leastVersion: number): boolean {
    this.version = version;
    if (version >= leastVersion) return true;
    this.#problem = BEHIND;
    this.#failed.abort();
    return false;
  }

  failed(): void {
    this.#problem ??= { what: 'a read failed' };
    this.#failed.abort();
  }

  async close(): Promise<void> {
    this.#closed.abort();
    this.#failed.abort();
    this.options.disconnect();
    await this.#checking;
    await this.options.close();
  }

  async #checkForEver(): Promise<void> {
    let pause = FIRST_CHECK_MS;
    while (!this.#closed.signal.aborted) {
      this.#failed = new AbortController();
      const problem = await this.#check().catch((error: unknown): Problem => {
        this.#isMigrated = false; // when it is back, it may be a different server
        return { what: 'it cannot be read', why: reason(error) };
      });
      this.#note(problem);
      pause = problem === null ? FIRST_CHECK_MS : Math.min(2 * pause, CHECK_MS);
      // A replica that is behind usually catches up in milliseconds; a healthy one is checked immediately if a read fails.
      const until = problem === null ? this.#failed.signal : this.#closed.signal;
      await sleep(problem === null ? CHECK_MS : pause, undefined, { signal: until }).catch(() => {});
    }
  }

  /** Returns why the replica cannot be used for reads, or null. */
  async #check(): Promise<Problem | null> {
    const { node, database, disconnect } = this.options;
    const timer = setTimeout(disconnect, ANSWER_MS);
    try {
      if (this.#problem === BEHIND && (await this.#isBehind())) return BEHIND;
      const identity = await readIdentity(node);
      if (identity.database !== database) return { what: 'its database is not the one in DATABASE_URL' };
      if (!identity.isStandby) return { what: 'it is not a standby' };
      const pending = this.#isMigrated ? [] : await pendingMigrations(node);
      this.#isMigrated = pending.length === 0;
      if (!this.#isMigrated) return { what: 'its schema is older', why: `it lacks ${pending.join(', ')}` };
      return (await this.#isBehind()) ? BEHIND : null;
    } finally {
      clearTimeout(timer);
    }
  }

  async #isBehind(): Promise<boolean> {
    const { node, known } = this.options;
    this.version = await readVersion(node);
    return this.version < known.newest;
  }

  /** Logs one line for each lasting change. */
  #note(problem: Problem | null): void {
    this.#problem = problem;
    this.#behindSince = problem === BEHIND ? (this.#behindSince ?? Date.now()) : null;
    if (this.#behindSince !== null && Date.now() - this.#behindSince < MENTION_MS) return;
    const { name, onWarning } = this.options;
    const what = problem === null ? 'serves reads' : `serves no reads: ${problem.what}`;
    if (what === this.#mentioned || this.#closed.signal.aborted) return;
    this.#mentioned = what;
    onWarning(`The replica ${name} ${what}${problem?.why ? ` (${problem.why})` : ''}.`);
  }
}
