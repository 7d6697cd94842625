import pg from 'pg';
import { CHANNEL, CHANNELS, notify, type ChangeListener } from './changes.js';
import type { KnownVersion } from './known-version.js';
import { DATA_VERSION } from './store-node.js';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
/** Detects a connection that was cut without notice. */
const PROBE_MS = 5_000;
const ANSWER_MS = 5_000;

/**
 * A failover that loses commits, or a restored backup, takes the stored version back. It goes on after the newest that
 * anybody has heard of, so that no version has two contents.
 */
const ADVANCE = `WITH "advanced" AS (UPDATE "DataVersion" SET "version" = $1::bigint + 1 WHERE "version" < $1 RETURNING "version")
  SELECT pg_notify('${CHANNEL}', "version"::text) FROM "advanced"`;

/** Listens for changes on a connection of its own, from the first listener on. Reconnects when it is lost. */
export class PostgresqlChanges {
  readonly #listeners = new Set<ChangeListener>();
  #client: pg.Client | undefined;
  /** The version at which notifications started; null without them. */
  #listensFrom: number | null = null;
  #heartbeat: NodeJS.Timeout | undefined;
  #retry: NodeJS.Timeout | undefined;
  #pause = FIRST_PAUSE_MS;

  constructor(
    private readonly options: pg.ClientConfig,
    private readonly known: KnownVersion,
  ) {}

  /** Waits for the first attempt to connect; `listening` is called if it succeeds. */
  async listen(listener: ChangeListener): Promise<void> {
    const first = this.#listeners.size === 0;
    this.#listeners.add(listener);
    if (this.#listensFrom !== null) listener.listening(this.#listensFrom);
    if (first) await this.#connect();
  }

  reconnect(): void {
    if (this.#client) this.#lost(this.#client);
  }

  async end(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    clearTimeout(this.#retry);
    clearInterval(this.#heartbeat);
    await client?.end();
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({ ...this.options, query_timeout: ANSWER_MS });
    this.#client = client;
    client.on('notification', ({ channel, payload = '' }) =>
      this.#each((listener) => notify(listener, channel, payload)),
    );
    client.on('error', () => this.#lost(client));
    client.on('end', () => this.#lost(client));
    let version: number;
    try {
      await client.connect();
      await client.query(CHANNELS.map((channel) => `LISTEN ${channel}`).join(';'));
      await client.query(ADVANCE, [this.known.newest]);
      const { rows } = await client.query<[string]>({ text: `SELECT ${DATA_VERSION}`, rowMode: 'array' });
      version = Number(rows[0]![0]);
    } catch {
      return this.#lost(client);
    }
    if (this.#client !== client) return;
    this.#listensFrom = version;
    this.#pause = FIRST_PAUSE_MS;
    this.#heartbeat = setInterval(() => void client.query('SELECT').catch(() => this.#lost(client)), PROBE_MS);
    this.#each((listener) => listener.listening(version));
  }

  #lost(client: pg.Client): void {
    if (this.#client !== client) return; // ended, or already handled
    this.#client = undefined;
    clearInterval(this.#heartbeat);
    void client.end().catch(() => {});
    if (this.#listensFrom !== null) this.#each((listener) => listener.interrupted());
    this.#listensFrom = null;
    this.#retry = setTimeout(() => void this.#connect(), this.#pause);
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE_MS);
  }

  #each(call: (listener: ChangeListener) => void): void {
    for (const listener of this.#listeners) call(listener);
  }
}
