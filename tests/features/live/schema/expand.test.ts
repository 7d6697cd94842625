import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { expand } from '../../../../src/features/live/schema/expand.js';

/** A source that waits after these numbers until it is ended. */
function source(...given: number[]) {
  const stream = new PassThrough({ objectMode: true });
  for (const n of given) stream.write(n);
  const numbersOf = stream[Symbol.asyncIterator]() as AsyncIterableIterator<number>;
  const ends: string[] = [];
  const numbers: AsyncIterableIterator<number> = {
    next: () => numbersOf.next(),
    async return() {
      ends.push('ended');
      stream.end();
      return { value: undefined, done: true };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
  return { ends, numbers };
}

describe('an expanded stream', () => {
  test('yields one part at a time and skips empty lists', async () => {
    const { numbers } = source(2, 0, 1);
    const parts = expand(numbers, async (n) => Array.from({ length: n }, (_, part) => `${n}.${part}`));
    expect([await parts.next(), await parts.next(), await parts.next()].map(({ value }) => value)).toEqual([
      ...['2.0', '2.1', '1.0'],
    ]);
  });

  test('ends its source while a reader waits', async () => {
    const { numbers, ends } = source();
    const parts = expand(numbers, (n) => [n]);
    const waiting = parts.next();
    await parts.return!();
    expect(await waiting).toEqual({ value: undefined, done: true });
    expect(ends).toEqual(['ended']);
  });

  test('ends its source if its parts fail', async () => {
    const { numbers, ends } = source(1);
    const parts = expand(numbers, (): number[] => {
      throw new Error('no parts');
    });
    await expect(parts.next()).rejects.toThrow('no parts');
    expect(ends).toEqual(['ended']);
  });
});
