/** Lazily expands each item of a source into several. Returning early, or an error, also ends the source. */
export function expand<T, U>(source: AsyncIterableIterator<T>, parts: (item: T) => U[] | Promise<U[]>): AsyncIterableIterator<U> {
  let ready: U[] = [];
  const partsOf = async (item: T) => {
    try {
      return await parts(item);
    } catch (error) {
      await source.return?.(); // a reader need not call return() after an error
      throw error;
    }
  };
  return {
    async next() {
      while (ready.length === 0) {
        const next = await source.next();
        if (next.done) return { value: undefined, done: true };
        ready = [...(await partsOf(next.value))];
      }
      return { value: ready.shift()!, done: false };
    },
    async return() {
      ready = [];
      await source.return?.();
      return { value: undefined, done: true };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
