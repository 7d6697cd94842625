/**
 * A bounded queue for one subscriber. Writing never waits: at more than `size` items the inbox discards them and ends.
 * Unlike a generator, it can be ended while its reader waits.
 */
export class Inbox<T> implements AsyncIterableIterator<T> {
  #waiting: T[] = [];
  #ended = false;
  #error: Error | undefined;
  #wake: () => void = () => {};

  constructor(
    private readonly size: number,
    private readonly onEnd: (overflown: boolean) => void,
  ) {}

  put(item: T): void {
    if (this.#ended) return;
    if (this.#waiting.length >= this.size) return this.#end(true);
    this.#waiting.push(item);
    this.#wake();
  }

  /** Ends the inbox at once; its reader gets the error. */
  fail(error: Error): void {
    this.#error = error;
    this.#end(false);
  }

  async next(): Promise<IteratorResult<T, undefined>> {
    while (this.#waiting.length === 0 && !this.#ended) await new Promise<void>((wake) => (this.#wake = wake));
    if (this.#waiting.length > 0) return { value: this.#waiting.shift()!, done: false };
    const error = this.#error;
    this.#error = undefined;
    if (error) throw error;
    return { value: undefined, done: true };
  }

  async return(): Promise<IteratorResult<T, undefined>> {
    this.#end(false);
    return { value: undefined, done: true };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #end(overflown: boolean): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#waiting = [];
    this.#wake();
    this.onEnd(overflown);
  }
}
