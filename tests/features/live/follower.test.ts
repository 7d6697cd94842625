import { describe, expect, test } from 'vitest';
import { Follower } from '../../../src/features/live/follower.js';
import { RecentChanges } from '../../../src/features/live/change-feed.js';
import type { ChangeSet } from '../../../src/features/live/change-set.js';

const ROWS = { source: 'a', created: 1, updated: 0, deleted: 0, statements: [], visits: new Set<string>() };
/** Ids of one letter, in the order of the alphabet. */
const changeSets = (ids: string): ChangeSet[] => [...ids].map((id) => ({ ...ROWS, id }));
const idsOf = (found: ChangeSet[] | null) => found?.map(({ id }) => id).join('') ?? null;
const done = { value: undefined, done: true };

describe('recent changes', () => {
  test('are all the changes after a change set, or null if some are no longer kept', () => {
    const recent = new RecentChanges(3, 'b');
    expect([recent.newest, idsOf(recent.after('b')), idsOf(recent.after('a'))]).toEqual(['b', '', null]);
    recent.add(changeSets('cd'));
    expect([recent.newest, idsOf(recent.after('b')), idsOf(recent.after('c'))]).toEqual(['d', 'cd', 'd']);
    recent.add(changeSets('cdef'));
    expect([idsOf(recent.after('b')), idsOf(recent.after('c')), idsOf(recent.after('x'))]).toEqual([null, 'def', '']);
  });
});

describe('a follower', () => {
  /** A follower of a store with these change sets, the last three of which are buffered. */
  function follow(stored: string, after: string, concerns: (id: string) => boolean = () => true) {
    const recent = new RecentChanges(3, 'a');
    recent.add(changeSets(stored));
    const read: string[] = [];
    let ends = 0;
    const pages = {
      recent: (id: string) => recent.after(id),
      read: async (id: string) => {
        read.push(id);
        return changeSets(
          [...stored]
            .filter((each) => each > id)
            .slice(0, 2)
            .join(''),
        );
      },
    };
    const follower = new Follower(
      pages,
      ({ id }) => concerns(id),
      () => ends++,
    );
    follower.start(after);
    const next = async (count: number) => {
      const found = [];
      for (let n = 0; n < count; n++) found.push((await follower.next()).value!.id);
      return found.join('');
    };
    const add = (ids: string) => {
      recent.add(changeSets(ids));
      follower.wake();
    };
    return { follower, next, add, read, ends: () => ends };
  }

  test('reads pages until it has caught up, then buffered changes, then new ones', async () => {
    const { next, add, read } = follow('bcdefghi', 'b');
    expect(await next(7)).toBe('cdefghi');
    expect(read).toEqual(['b', 'd']);
    const waiting = next(2);
    add('jk');
    expect(await waiting).toBe('jk');
  });

  test('takes only relevant changes', async () => {
    const { next, add } = follow('bcdefghi', 'a', (id) => 'cgj'.includes(id));
    expect(await next(2)).toBe('cg');
    const waiting = next(1);
    add('ij');
    expect(await waiting).toBe('j');
  });

  test('can be stopped while its reader waits', async () => {
    const { follower, add, ends } = follow('b', 'b');
    const waiting = follower.next();
    await follower.return();
    expect(await waiting).toEqual(done);
    add('c');
    expect(await follower.next()).toEqual(done);
    expect(ends()).toBe(1);
  });

  test('throws its error once', async () => {
    const { follower, ends } = follow('b', 'b');
    const waiting = follower.next();
    follower.fail(new Error('gone'));
    await expect(waiting).rejects.toThrow('gone');
    expect(await follower.next()).toEqual(done);
    expect(ends()).toBe(1);
  });

  test('leaves a page unchanged for other readers', async () => {
    const page = changeSets('bc');
    const follower = new Follower(
      { recent: () => null, read: async () => page },
      () => true,
      () => {},
    );
    follower.start('a');
    await follower.next();
    expect(idsOf(page)).toBe('bc');
  });

  test('ends when a page cannot be read', async () => {
    let ends = 0;
    const read = () => Promise.reject(new Error('no store'));
    const follower = new Follower(
      { recent: () => null, read },
      () => true,
      () => ends++,
    );
    await expect(follower.next()).rejects.toThrow('no store');
    expect(ends).toBe(1);
  });
});
