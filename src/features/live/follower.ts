import type { ChangeSet } from './change-set.js';
import { BEGINNING } from '../../store/feed/history.js';

export interface Pages {
  /** Returns the change sets after the given one if they are in memory; null if they must be read from the store. */
  recent: (after: string) => ChangeSet[] | null;
  read: (after: string) => Promise<ChangeSet[]>;
}

/**
 * Follows the feed at the pace of its reader. It keeps only its position and the page that it is reading. Unlike a
 * generator, it can be ended while its reader waits.
 */
export class Follower implements AsyncIterableIterator<ChangeSet> {
  /** The id of the change set that was read last. */
  #place = BEGINNING;
  #page: ChangeSet[] = [];
  #ended = false;
  #error: Error | undefined;
  #wake: () => void = () => {};

  constructor(
    private readonly pages: Pages,
    private readonly concerns: (changeSet: ChangeSet) => boolean,
    private readonly onEnd: () => void,
  ) {}

  /** Reading begins after this change set. */
  start(after: string): void {
    this.#place = after;
  }

  async next(): Promise<IteratorResult<ChangeSet, undefined>> {
    while (!this.#ended) {
      const changeSet = this.#page.shift();
      if (!changeSet) {
        await this.#turnPage();
        continue;
      }
      this.#place = changeSet.id;
      if (this.concerns(changeSet)) return { value: changeSet, done: false };
    }
    const error = this.#error;
    this.#error = undefined;
    if (error) throw error;
    return { value: undefined, done: true };
  }

  async return(): Promise<IteratorResult<ChangeSet, undefined>> {
    this.#end();
    return { value: undefined, done: true };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** Called when there are new change sets. */
  wake(): void {
    this.#wake();
  }

  /** Ends immediately; the reader receives the error. */
  fail(error: Error): void {
    if (!this.#ended) this.#error = error;
    this.#end();
  }

  /** Waits for new change sets if there are none. */
  async #turnPage(): Promise<void> {
    const recent = this.pages.recent(this.#place);
    if (recent?.length === 0) return new Promise((wake) => (this.#wake = wake));
    try {
      this.#page = [...(recent ?? (await this.pages.read(this.#place)))]; // others read the same page
    } catch (error) {
      this.fail(error as Error);
    }
  }

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#page = [];
    this.#wake();
    this.onEnd();
  }
}
