import pg from 'pg';
import { CHANNELS, notify, type ChangeListener } from './changes.js';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
/** Detects a connection that was cut without notice. */
const PROBE_MS = 5_000;
const ANSWER_MS = 5_000;

/** Listens for changes on a connection of its own, from the first listener on. Reconnects when it is lost. */
export class PostgresqlChanges {
  readonly #listeners = new Set<ChangeListener>();
  #client: pg.Client | undefined;
  #listens = false;
  #heartbeat: NodeJS.Timeout | undefined;
  #retry: NodeJS.Timeout | undefined;
  #pause = FIRST_PAUSE_MS;

  constructor(private readonly options: pg.ClientConfig) {}

  /** Waits for the first attempt to connect; `listening` is called if it succeeds. */
  async listen(listener: ChangeListener): Promise<void> {
    const first = this.#listeners.size === 0;
    this.#listeners.add(listener);
    if (this.#listens) listener.listening();
    if (first) await this.#connect();
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
    try {
      await client.connect();
      await client.query(CHANNELS.map((channel) => `LISTEN ${channel}`).join(';'));
    } catch {
      return this.#lost(client);
    }
    if (this.#client !== client) return;
    this.#listens = true;
    this.#pause = FIRST_PAUSE_MS;
    this.#heartbeat = setInterval(() => void client.query('SELECT').catch(() => this.#lost(client)), PROBE_MS);
    this.#each((listener) => listener.listening());
  }

  #lost(client: pg.Client): void {
    if (this.#client !== client) return; // ended, or already handled
    this.#client = undefined;
    clearInterval(this.#heartbeat);
    void client.end().catch(() => {});
    if (this.#listens) this.#each((listener) => listener.interrupted());
    this.#listens = false;
    this.#retry = setTimeout(() => void this.#connect(), this.#pause);
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE_MS);
  }

  #each(call: (listener: ChangeListener) => void): void {
    for (const listener of this.#listeners) call(listener);
  }
}
