import pg from 'pg';
import { CHANNELS, tell, type ChangeListener } from './changes.js';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
/** A connection that a network has cut without a word is found out when it is asked. */
const HEARTBEAT_MS = 5_000;
const ANSWER_MS = 5_000;

/** A connection of its own that listens for changes, from the first listener on; lost, it is made again. */
export class PostgresqlChanges {
  readonly #listeners = new Set<ChangeListener>();
  #client: pg.Client | undefined;
  #listens = false;
  #heartbeat: NodeJS.Timeout | undefined;
  #retry: NodeJS.Timeout | undefined;
  #pause = FIRST_PAUSE_MS;

  constructor(private readonly options: pg.ClientConfig) {}

  /** Waits for the first attempt to connect, which the listener is told of if it succeeds. */
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
      this.#tell((listener) => tell(listener, channel, payload)),
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
    this.#heartbeat = setInterval(() => void client.query('SELECT').catch(() => this.#lost(client)), HEARTBEAT_MS);
    this.#tell((listener) => listener.listening());
  }

  #lost(client: pg.Client): void {
    if (this.#client !== client) return; // ended, or told before
    this.#client = undefined;
    clearInterval(this.#heartbeat);
    void client.end().catch(() => {});
    if (this.#listens) this.#tell((listener) => listener.interrupted());
    this.#listens = false;
    this.#retry = setTimeout(() => void this.#connect(), this.#pause);
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE_MS);
  }

  #tell(tell: (listener: ChangeListener) => void): void {
    for (const listener of this.#listeners) tell(listener);
  }
}
