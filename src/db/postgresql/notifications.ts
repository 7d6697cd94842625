import type pg from 'pg';
import { CHANNELS, notify, type ChangeListener } from '../changes.js';
import { ListeningConnection, type Notify } from './listening-connection.js';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

/** Listens for changes on a separate connection, opened for the first listener. Reconnects if the connection is lost. */
export class PostgresqlChanges {
  readonly #listeners = new Set<ChangeListener>();
  #connection: ListeningConnection | undefined;
  /** The version of the data at which notifications started; null while there are none. */
  #listensFrom: number | null = null;
  #retry: NodeJS.Timeout | undefined;
  #pause = FIRST_PAUSE_MS;
  /** Whether a loss has been logged since notifications last worked. */
  #wasLost = false;

  constructor(
    private readonly options: pg.ClientConfig,
    private readonly notify: Notify,
    private readonly readVersion: () => Promise<number>,
    private readonly onWarning: (message: string) => void = () => {},
    /** Called when the network has been silent for a while: other connections are probably dead too. */
    private readonly onSilence: () => void = () => {},
  ) {}

  /** Waits for the first attempt to connect; `listening` is called if it succeeds. */
  async listen(listener: ChangeListener): Promise<void> {
    const first = this.#listeners.size === 0;
    this.#listeners.add(listener);
    if (this.#listensFrom !== null) listener.listening(this.#listensFrom);
    if (first) await this.#connect();
  }

  reconnect(): void {
    if (this.#listensFrom !== null) this.#abandon(this.#connection!);
  }

  async end(): Promise<void> {
    const connection = this.#connection;
    this.#connection = undefined;
    clearTimeout(this.#retry);
    await connection?.close();
  }

  async #connect(): Promise<void> {
    const connection = new ListeningConnection(this.options, {
      hear: (channel, payload) => this.#each((listener) => notify(listener, channel, payload)),
      lose: (isSilent) => {
        if (isSilent) this.onSilence();
        this.#lost(connection);
      },
    });
    this.#connection = connection;
    try {
      await connection.open(CHANNELS, this.notify);
      const version = await this.readVersion();
      if (this.#connection !== connection) return;
      this.#listensFrom = version;
      this.#pause = FIRST_PAUSE_MS;
      if (this.#wasLost) this.onWarning('Notifications restored.');
      this.#wasLost = false;
      this.#each((listener) => listener.listening(version));
    } catch {
      this.#abandon(connection);
    }
  }

  #abandon(connection: ListeningConnection): void {
    void connection.close().catch(() => {});
    this.#lost(connection);
  }

  #lost(connection: ListeningConnection): void {
    if (this.#connection !== connection) return; // ended, or already handled
    this.#connection = undefined;
    if (this.#listensFrom !== null) {
      this.#wasLost = true;
      this.onWarning('Lost the connection for notifications. Caching and live updates are off until it is restored.');
      this.#each((listener) => listener.interrupted());
    }
    this.#listensFrom = null;
    this.#retry = setTimeout(() => void this.#connect(), this.#pause);
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE_MS);
  }

  #each(call: (listener: ChangeListener) => void): void {
    for (const listener of this.#listeners) call(listener);
  }
}
