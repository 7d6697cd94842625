import { setTimeout } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { KnownVersion } from '../../../db/known-version.js';

/** The document of a page, and the variables with which it was executed. */
export interface Asked {
  document: string;
  variables: unknown;
}

/** Answers that take at least this many milliseconds are refreshed. */
const SLOW = 100;
const MOST = 16;
/** The pause after a refresh, as a multiple of its duration. */
const PAUSE = 3;

/**
 * Re-executes the documents of slow pages after a commit, so that the next reader finds the answers in the response cache. Only
 * documents of pages opened since the last refresh are executed, one at a time, for at most a quarter of the time.
 */
export class Refresher {
  readonly #slow = new LRUCache<string, Asked & { isOpened: boolean }>({ max: MOST });

  constructor(
    private readonly execute: (asked: Asked) => Promise<unknown>,
    private readonly slow = SLOW,
  ) {}

  /** Records that a page was opened, and how long its answer took. */
  opened(asked: Asked, milliseconds: number): void {
    const key = JSON.stringify([asked.document, asked.variables]);
    const known = this.#slow.get(key);
    if (known) known.isOpened = true;
    else if (milliseconds >= this.slow) this.#slow.set(key, { ...asked, isOpened: true });
  }

  /** Refreshes after each commit, until the signal aborts. Commits during a refresh or its pause are refreshed together. */
  async follow(known: KnownVersion, signal: AbortSignal): Promise<void> {
    for (let version = 0; await known.reach(version + 1, signal);) {
      version = known.newest;
      const began = performance.now();
      await this.#refresh(signal);
      await setTimeout(PAUSE * (performance.now() - began), undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  async #refresh(signal: AbortSignal): Promise<void> {
    for (const [key, asked] of [...this.#slow]) {
      if (signal.aborted) return;
      if (asked.isOpened) {
        asked.isOpened = false;
        await this.execute(asked).catch(() => undefined);
      } else {
        this.#slow.delete(key);
      }
    }
  }
}
