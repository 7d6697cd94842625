import { createClient } from 'graphql-sse';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerProcess } from '../server-process.js';
import type { Random } from './random.js';
import type { Recorder } from './recorder.js';
import { FOLLOW } from './shared-list.js';

const RETRY_MS = 50;

/** Follows the list through one server, and through any other when the connection ends. */
export class Follower {
  #events: string[] = [];
  #since: number | undefined;

  constructor(
    private readonly name: string,
    private readonly servers: readonly ServerProcess[],
    private readonly recorder: Recorder,
    private readonly random: Random,
  ) {}

  /** Whether it is connected and waits for what comes. */
  get follows(): boolean {
    return this.#since !== undefined;
  }

  get last(): string | undefined {
    return this.#events.at(-1);
  }

  /** Until the signal comes, when all that was acknowledged had the time to arrive. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const server = this.random.one(this.servers);
      const { process } = server;
      this.#events = [];
      await this.#follow(server.url, signal).catch(() => {}); // the server is gone, or hears of no commits
      const start = this.#since;
      this.#since = undefined;
      if (start === undefined) await sleep(RETRY_MS);
      else this.recorder.follow({ kind: 'follow', client: this.name, server: process, start, events: this.#events, complete: signal.aborted }); // prettier-ignore
    }
  }

  async #follow(url: string, signal: AbortSignal): Promise<void> {
    // The response begins when the server has the subscription.
    const connected = () => (this.#since = this.recorder.now());
    const client = createClient({ url, retryAttempts: 0, on: { connected } });
    const stop = () => client.dispose();
    signal.addEventListener('abort', stop);
    try {
      for await (const { data, errors } of client.iterate<{ statementRecorded: { text: string } }>({ query: FOLLOW })) {
        if (errors || !data) return;
        this.#events.push(data.statementRecorded.text);
      }
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }
}
