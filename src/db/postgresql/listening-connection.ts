import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** A silently broken connection is detected within the sum of these two. */
const BEAT_MS = 4_000;
const SILENCE_MS = 5_000;

/** Sends a notification to a channel from another connection. */
export type Notify = (channel: string, signal: AbortSignal) => Promise<unknown>;

interface Listener {
  hear(channel: string, payload: string): void;
  /** Called once if the connection could not be opened or was lost; `isSilent` if neither side closed it. */
  lose(isSilent: boolean): void;
}

/**
 * A connection that listens to channels. It also notifies itself every few seconds on a private channel, because a connection
 * may answer statements without delivering notifications, as can happen behind a pooler.
 */
export class ListeningConnection {
  readonly #client: pg.Client;
  readonly #own = `communique_alive_${randomUUID().replaceAll('-', '')}`;
  readonly #closed = new AbortController();

  constructor(
    options: pg.ClientConfig,
    private readonly listener: Listener,
  ) {
    this.#client = new pg.Client({ ...options, application_name: 'communique listener', query_timeout: SILENCE_MS });
  }

  /**
   * Resolves when notifications arrive. `notify` sends the first one from another connection, because a connection through a
   * pooler may hear only itself. This also proves that both connections lead to the same database.
   */
  async open(channels: readonly string[], notify: Notify): Promise<void> {
    const client = this.#client;
    client.on('notification', ({ channel, payload = '' }) => {
      if (channel === this.#own) client.emit('alive');
      else this.listener.hear(channel, payload);
    });
    client.on('error', () => this.#lose());
    client.on('end', () => this.#lose());
    try {
      await client.connect();
      await client.query([...channels, this.#own].map((channel) => `LISTEN ${channel}`).join(';'));
      await this.#beat((signal) => notify(this.#own, signal));
    } catch (error) {
      this.#lose();
      throw error;
    }
    void this.#keepBeating().catch(() => this.#lose(true));
  }

  async close(): Promise<void> {
    this.#closed.abort();
    await this.#client.end();
  }

  async #keepBeating(): Promise<void> {
    for (;;) {
      await sleep(BEAT_MS, undefined, { signal: this.#closed.signal });
      await this.#beat(() => this.#client.query(`NOTIFY ${this.#own}`));
    }
  }

  /** @throws if the notification does not arrive in time, or the connection is lost */
  async #beat(send: (signal: AbortSignal) => Promise<unknown>): Promise<void> {
    const signal = AbortSignal.timeout(SILENCE_MS);
    await Promise.all([once(this.#client, 'alive', { signal }), send(signal)]);
  }

  #lose(isSilent = false): void {
    if (this.#closed.signal.aborted) return;
    this.#closed.abort();
    this.#client.connection.stream.destroy(); // `end` would wait for a server that may be unreachable
    this.listener.lose(isSilent);
  }
}
