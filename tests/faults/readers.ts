import { setTimeout as sleep } from 'node:timers/promises';
import type { PostgresqlServer } from '../support/cluster/postgresql-server.js';
import { isPlanted } from './counts.js';

const READ = JSON.stringify({ query: '{ country(code: "KP") { name } }' });
const WRITE_EVERY_MS = 200;
const PAUSE_MS = 20;

interface Answer {
  sent: number;
  status: number;
  /** Which write it shows. */
  shows: number | null;
}

/** Clients that read through a server what another program writes straight to PostgreSQL, until they are stopped. */
export class Readers {
  readonly answers: Answer[] = [];
  /** When each write was acknowledged. */
  readonly #written: number[] = [];
  /** As a cache between that is never emptied. */
  #kept: string | undefined;
  readonly #stop = new AbortController();
  readonly #ended: Promise<unknown>;

  constructor(
    private readonly url: string,
    primary: PostgresqlServer,
    clients = 4,
  ) {
    this.#ended = Promise.all([this.#write(primary), ...Array.from({ length: clients }, () => this.#read())]);
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#ended;
  }

  /** Waits for so many answers that were asked for from now on, one after the other with data. */
  async recover(wanted: number): Promise<void> {
    const from = performance.now();
    for (;;) {
      const since = this.answers.filter(({ sent }) => sent > from);
      if (since.length >= wanted && since.slice(-wanted).every(({ status }) => status === 200)) return;
      await sleep(PAUSE_MS);
    }
  }

  /** The most milliseconds that an answer had been out of date when it was asked for. */
  get oldest(): number {
    const age = ({ sent, shows }: Answer) => sent - (this.#written[(shows ?? Infinity) + 1] ?? sent);
    return Math.max(0, ...this.answers.map(age));
  }

  statuses(answers = this.answers): string {
    const counts = new Map<number, number>();
    for (const { status } of answers) counts.set(status, (counts.get(status) ?? 0) + 1);
    return [...counts].sort().map(([status, count]) => `${count} × ${status}`).join(', '); // prettier-ignore
  }

  async #write(primary: PostgresqlServer): Promise<void> {
    for (let n = 0; !this.#stop.signal.aborted; n++) {
      await primary.query(`UPDATE "Country" SET "name" = 'Version ${n}' WHERE "code" = 'KP'`);
      this.#written.push(performance.now());
      await sleep(WRITE_EVERY_MS);
    }
  }

  async #read(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      const sent = performance.now();
      const response = await fetch(this.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: READ }); // prettier-ignore
      const shown = /Version (\d+)/.exec(this.#kept ?? (await response.text()));
      if (isPlanted) this.#kept ??= shown?.[0];
      this.answers.push({ sent, status: response.status, shows: shown && Number(shown[1]) });
      await sleep(PAUSE_MS);
    }
  }
}
