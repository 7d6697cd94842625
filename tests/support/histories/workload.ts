import { setTimeout as sleep } from 'node:timers/promises';
import type { PostgresqlServer } from '../cluster/postgresql-server.js';
import type { ServerProcess } from '../server-process.js';
import { Client } from './client.js';
import { Follower } from './follower.js';
import { isAppend, type History, type Promotion } from './history.js';
import { Random } from './random.js';
import { Recorder } from './recorder.js';
import { ALL_VALUES } from './shared-list.js';

/** How long an event may take to arrive, and the polling interval. */
const [ARRIVES_MS, STEP_MS] = [20_000, 20];

export interface Options {
  servers: readonly ServerProcess[];
  clients: number;
  followers: number;
  seed: number;
}

/** Clients and followers that run from now until `finish`. */
export class Workload {
  readonly recorder = new Recorder();
  readonly #servers: readonly ServerProcess[];
  readonly #followers: Follower[];
  readonly #random: Random;
  readonly #stopClients = new AbortController();
  readonly #stopFollowers = new AbortController();
  readonly #clientsAtWork: Promise<unknown>;
  readonly #followersAtWork: Promise<unknown>;

  constructor({ servers, clients, followers, seed }: Options) {
    this.#servers = servers;
    this.#random = new Random(seed);
    this.#followers = Array.from({ length: followers }, (_, n) => new Follower(`follower ${n}`, ...this.#world()));
    const all = Array.from({ length: clients }, (_, n) => new Client(`client ${n}`, ...this.#world()));
    this.#followersAtWork = Promise.all(this.#followers.map((one) => one.run(this.#stopFollowers.signal)));
    this.#clientsAtWork = Promise.all(all.map((one) => one.run(this.#stopClients.signal)));
  }

  /** Waits until clients have taken this many more steps. */
  async goOn(steps: number): Promise<void> {
    const enough = this.recorder.steps.length + steps;
    while (this.recorder.steps.length < enough) await sleep(STEP_MS);
  }

  /** Stops everything and returns the history. The servers and the primary must be healthy. */
  async finish(primary: PostgresqlServer, promotions: Promotion[] = []): Promise<History> {
    this.#stopClients.abort();
    await this.#clientsAtWork;
    await this.#arrival();
    this.#stopFollowers.abort();
    await this.#followersAtWork;
    return { steps: this.recorder.steps, final: await this.list(primary), promotions };
  }

  /** Reads the list from a PostgreSQL server. */
  async list(server: PostgresqlServer): Promise<string[]> {
    const rows = await server.query<{ text: string }>(ALL_VALUES);
    return rows.map(({ text }) => text);
  }

  /** Waits until all followers have received a last append, or have had enough time to. */
  async #arrival(): Promise<void> {
    for (let waited = 0; !this.#followers.every((one) => one.follows); waited += STEP_MS) {
      if (waited > ARRIVES_MS) throw new Error('no follower can subscribe to the servers');
      await sleep(STEP_MS);
    }
    const client = new Client('the last client', ...this.#world());
    while ((await client.append({ refused: false })) !== 'acknowledged');
    const { value } = this.recorder.steps.filter(isAppend).at(-1)!;
    const haveIt = () => this.#followers.every(({ last }) => last === value);
    for (let waited = 0; !haveIt() && waited < ARRIVES_MS; waited += STEP_MS) await sleep(STEP_MS);
  }

  #world(): [readonly ServerProcess[], Recorder, Random] {
    return [this.#servers, this.recorder, new Random(this.#random.below(2 ** 32))];
  }
}
