import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerProcess } from '../server-process.js';
import type { Append } from './history.js';
import type { Random } from './random.js';
import type { Recorder } from './recorder.js';
import { request, type Answer } from './request.js';
import { appendOf, LONGEST, readOf, valueOf, valuesOf } from './shared-list.js';

const APPENDS = 0.3;
const REFUSED = 0.05;
/** Share of reads that demand the newest version known to any client, like a shared link. */
const DEMANDS = 0.2;
const RETRIES = 3;
const GIVES_UP = 0.3;
const LONGEST_PAUSE_MS = 20;

/**
 * Appends and reads sequentially through one server, and switches to another if that server does not respond. As documented,
 * it then demands the version that it knows; without versions, it counts as another client from then on.
 */
export class Client {
  #server: ServerProcess;
  #moves = 0;
  #version: number | undefined;

  constructor(
    private readonly name: string,
    private readonly servers: readonly ServerProcess[],
    private readonly recorder: Recorder,
    private readonly random: Random,
  ) {
    this.#server = random.one(servers);
  }

  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      if (this.random.chance(APPENDS) && this.recorder.begun < LONGEST) await this.append();
      else await this.#read();
      await sleep(this.random.below(LONGEST_PAUSE_MS));
    }
  }

  /** If the response is lost, it sometimes repeats the request with the same key; otherwise the outcome remains unknown. */
  async append({ refused = this.random.chance(REFUSED) } = {}): Promise<Append['outcome']> {
    const { client, recorder } = this;
    const value = valueOf(recorder.begun);
    recorder.begun += 1;
    const operation = appendOf(value, { refused });
    const start = recorder.now();
    for (let retries = 0; ; retries += 1) {
      const { url, process: server } = this.#server;
      const answer = await request(url, operation, { isEditor: true });
      const outcome = outcomeOf(answer);
      if (outcome !== 'unknown' || retries === RETRIES || this.random.chance(GIVES_UP)) {
        recorder.append({ kind: 'append', client, server, start, value, outcome, version: answer?.version });
        this.#heard(answer?.version);
        if (!answer) await this.#move();
        return outcome;
      }
      await this.#move();
    }
  }

  async #read(): Promise<void> {
    const { client, recorder } = this;
    const { url, process: server } = this.#server;
    const known = this.#moves > 0 ? this.#version : undefined;
    const minVersion = this.random.chance(DEMANDS) ? recorder.newestVersion : known;
    const start = recorder.now();
    const answer = await request(url, readOf(recorder.begun), { minVersion });
    if (!answer) return this.#move();
    recorder.read({
      kind: 'read',
      client,
      server,
      start,
      values: valuesOf(answer.data),
      version: answer.version,
      minVersion,
    });
    this.#heard(answer.version);
  }

  /** The client's name in the history. */
  get client(): string {
    const isAnother = this.#version === undefined && this.#moves > 0;
    return isAnother ? `${this.name}, moved ${this.#moves}` : this.name;
  }

  #heard(version: number | undefined): void {
    if (version !== undefined && version > (this.#version ?? -1)) this.#version = version;
  }

  async #move(): Promise<void> {
    this.#server = this.random.one(this.servers.filter((server) => server !== this.#server));
    this.#moves += 1;
    await sleep(this.random.below(10 * LONGEST_PAUSE_MS));
  }
}

function outcomeOf(answer: Answer | undefined): Append['outcome'] {
  if (!answer) return 'unknown';
  const { createStatement } = answer.data as { createStatement: { errors: unknown[] } };
  return createStatement.errors.length === 0 ? 'acknowledged' : 'refused';
}
