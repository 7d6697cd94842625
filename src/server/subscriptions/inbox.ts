/**
 * What one subscriber has yet to be told. Nobody waits for it: once more than `most` is waiting, all of it is thrown
 * away and the inbox ends. Unlike a generator it can be ended while somebody waits for what comes next.
 */
export class Inbox<T> implements AsyncIterableIterator<T> {
  #waiting: T[] = [];
  #ended = false;
  #error: Error | undefined;
  #wake: () => void = () => {};

  constructor(
    private readonly most: number,
    private readonly onEnd: (overflown: boolean) => void,
  ) {}

  put(item: T): void {
    if (this.#ended) return;
    if (this.#waiting.length >= this.most) return this.#end(true);
    this.#waiting.push(item);
    this.#wake();
  }

  /** Ends it at once; whoever reads it is thrown the error. */
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
