import { describe, expect, test } from 'vitest';
import { expand } from '../../../src/types/live/expand.js';
import { Inbox } from '../../../src/server/subscriptions/inbox.js';

function inbox(most = 3) {
  const ends: boolean[] = [];
  return { inbox: new Inbox<number>(most, (overflown) => ends.push(overflown)), ends };
}
const done = { value: undefined, done: true };

describe('an inbox', () => {
  test('gives what is put into it, in order, before and after it is asked', async () => {
    const { inbox: box } = inbox();
    box.put(1);
    box.put(2);
    expect([await box.next(), await box.next()].map(({ value }) => value)).toEqual([1, 2]);
    const third = box.next();
    box.put(3);
    expect((await third).value).toBe(3);
  });

  test('throws away all that waits, and ends, when more waits than may', async () => {
    const { inbox: box, ends } = inbox(2);
    for (const n of [1, 2, 3, 4]) box.put(n);
    expect(ends).toEqual([true]);
    expect(await box.next()).toEqual(done);
  });

  test('can be ended while somebody waits', async () => {
    const { inbox: box, ends } = inbox();
    const waiting = box.next();
    await box.return();
    expect(await waiting).toEqual(done);
    box.put(1);
    expect(await box.next()).toEqual(done);
    expect(ends).toEqual([false]);
  });

  test('throws what it failed with, once', async () => {
    const { inbox: box, ends } = inbox();
    const waiting = box.next();
    box.fail(new Error('gone'));
    await expect(waiting).rejects.toThrow('gone');
    expect(await box.next()).toEqual(done);
    expect(ends).toEqual([false]);
  });
});

describe('what is expanded', () => {
  test('comes part by part, and nothing is no part', async () => {
    const { inbox: box } = inbox();
    for (const n of [2, 0, 1]) box.put(n);
    const parts = expand(box, async (n) => Array.from({ length: n }, (_, part) => `${n}.${part}`));
    expect([await parts.next(), await parts.next(), await parts.next()].map(({ value }) => value)).toEqual([
      ...['2.0', '2.1', '1.0'],
    ]);
  });

  test('ends its source while somebody waits', async () => {
    const { inbox: box, ends } = inbox();
    const parts = expand(box, (n) => [n]);
    const waiting = parts.next();
    await parts.return!();
    expect(await waiting).toEqual(done);
    expect(ends).toEqual([false]);
  });
});
