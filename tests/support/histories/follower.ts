import { createClient } from 'graphql-sse';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerProcess } from '../server-process.js';
import type { Random } from './random.js';
import type { Recorder } from './recorder.js';
import { request } from './request.js';
import { FOLLOW, LIVE_CURSOR } from './shared-list.js';

const RETRY_MS = 50;

/**
 * Follows the list through one server, and through any other if the connection ends. It resumes after its last event, so that
 * the result is a single `Follow`; if it cannot resume, it begins a new one.
 */
export class Follower {
  #events: string[] = [];
  #since: number | undefined;
  #cursor: string | undefined;

  constructor(
    private readonly name: string,
    private readonly servers: readonly ServerProcess[],
    private readonly recorder: Recorder,
    private readonly random: Random,
  ) {}

  /** Whether it is subscribed. */
  get follows(): boolean {
    return this.#since !== undefined;
  }

  get last(): string | undefined {
    return this.#events.at(-1);
  }

  /** Runs until the signal, which is sent once all acknowledged values have had enough time to arrive. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const { url } = this.random.one(this.servers);
      if (this.#cursor === undefined) await this.#begin(url);
      const canResume = this.#cursor === undefined || (await this.#follow(url, this.#cursor, signal).catch(() => true));
      if (!canResume) this.#end(false);
      await sleep(RETRY_MS);
    }
    this.#end(true);
  }

  async #begin(url: string): Promise<void> {
    const answer = await request(url, { query: LIVE_CURSOR });
    if (!answer) return;
    this.#cursor = answer.data.liveCursor as string;
    this.#since = this.recorder.now();
  }

  #end(complete: boolean): void {
    if (this.#since === undefined) return;
    this.recorder.follow({ kind: 'follow', client: this.name, start: this.#since, events: this.#events, complete });
    this.#events = [];
    this.#since = this.#cursor = undefined;
  }

  /** Runs until the connection ends. Returns false if it cannot resume from the cursor. */
  async #follow(url: string, after: string, signal: AbortSignal): Promise<boolean> {
    const client = createClient({ url, retryAttempts: 0 });
    const stop = () => client.dispose();
    signal.addEventListener('abort', stop);
    try {
      const results = client.iterate<{ statementRecorded: { text: string } }, { cursor: string }>({
        query: FOLLOW,
        variables: { after },
      });
      for await (const { data, errors, extensions } of results) {
        if (errors || !data) return errors?.[0]?.extensions?.['code'] !== 'CANNOT_RESUME';
        this.#events.push(data.statementRecorded.text);
        this.#cursor = extensions!.cursor;
      }
      return true;
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }
}
