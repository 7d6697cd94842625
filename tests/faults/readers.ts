import { setTimeout as sleep } from 'node:timers/promises';
import type { PostgresqlServer } from '../support/cluster/postgresql-server.js';
import { isPlanted, times } from './counts.js';

const READ = JSON.stringify({ query: '{ country(code: "KP") { name } }' });
const WRITE_EVERY_MS = 200;
/** Longer in short runs, so that the tests beside them have some of the processor. */
const PAUSE_MS = times(100, 20);

export interface Answer {
  sent: number;
  took: number;
  status: number;
  /** The write that an answer shows. */
  shows: number | null;
}

interface Options {
  clients?: number;
  /** A PostgreSQL server that another program writes to directly. */
  writesTo?: PostgresqlServer;
  /** Milliseconds after which an answer counts as missing. */
  hangs?: number;
}

/** Clients that read one object through a server until they are stopped. */
export class Readers {
  readonly answers: Answer[] = [];
  /** When each write was acknowledged. */
  readonly #written: number[] = [];
  readonly #hangs: number;
  /** Plants a cache in between that is never emptied. */
  #kept: string | undefined;
  readonly #stop = new AbortController();
  readonly #ended: Promise<unknown>;

  constructor(
    private readonly url: string,
    { clients = 4, writesTo, hangs = 60_000 }: Options = {},
  ) {
    this.#hangs = hangs;
    const reading = Array.from({ length: clients }, () => this.#read());
    this.#ended = Promise.all([...reading, writesTo && this.#write(writesTo)]);
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#ended;
  }

  /** Waits until this many consecutive answers to new requests have data. */
  async recover(wanted: number): Promise<void> {
    const from = performance.now();
    for (;;) {
      await Promise.race([sleep(20), this.#ended]);
      const since = this.answers.filter(({ sent }) => sent > from);
      if (since.length >= wanted && since.slice(-wanted).every(({ status }) => status === 200)) return;
    }
  }

  /** The longest time, in milliseconds, for which an answer was out of date when it was requested. */
  get oldest(): number {
    const age = ({ sent, shows }: Answer) => sent - (this.#written[(shows ?? Infinity) + 1] ?? sent);
    return Math.max(0, ...this.answers.map(age));
  }

  statuses(answers = this.answers): string {
    const counts = new Map<number, number>();
    for (const { status } of answers) counts.set(status, (counts.get(status) ?? 0) + 1);
    return [...counts]
      .sort()
      .map(([status, count]) => `${count} × ${status}`)
      .join(', ');
  }

  async #write(server: PostgresqlServer): Promise<void> {
    for (let n = 0; !this.#stop.signal.aborted; n++) {
      await server.query(`UPDATE "Country" SET "name" = 'Version ${n}' WHERE "code" = 'KP'`);
      this.#written.push(performance.now());
      await sleep(WRITE_EVERY_MS);
    }
  }

  async #read(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      const sent = performance.now();
      const signal = AbortSignal.timeout(this.#hangs);
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(this.url, { method: 'POST', headers, body: READ, signal });
      const shown = /Version (\d+)/.exec(this.#kept ?? (await response.text()));
      if (isPlanted) this.#kept ??= shown?.[0];
      const took = performance.now() - sent;
      this.answers.push({ sent, took, status: response.status, shows: shown && Number(shown[1]) });
      await sleep(PAUSE_MS);
    }
  }
}
