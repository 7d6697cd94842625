import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkHistory } from '../support/histories/check-history.js';
import { ANOMALIES, type Append, type Follow, type History, type Read } from '../support/histories/history.js';
import { PLANTS } from '../support/histories/planted.js';
import { correctHistory } from '../support/histories/random-history.js';
import { runs } from '../support/thorough.js';

// The history checker must find every anomaly, and nothing else.

let clock = 0;
/** Steps one after another, each by a separate client unless stated otherwise. */
const times = () => ({ client: `client ${clock}`, start: (clock += 10), end: clock + 5 });
const append = (value: string, rest: Partial<Append> = {}): Append => ({
  kind: 'append',
  ...times(),
  value,
  outcome: 'acknowledged',
  ...rest,
});
const read = (values: string, rest: Partial<Read> = {}): Read => ({
  kind: 'read',
  ...times(),
  values: [...values],
  ...rest,
});
const follow = (events: string, rest: Partial<Follow> = {}): Follow => ({
  kind: 'follow',
  ...times(),
  events: [...events],
  complete: false,
  ...rest,
});
const ANN = { client: 'ann' };

const names = (final: string, steps: History['steps'], promotions?: History['promotions']) => [
  ...new Set(checkHistory({ steps, final: [...final], ...(promotions && { promotions }) }).anomalies.map(({ name }) => name)),
];

describe('finds', () => {
  test.each<[name: string, found: string[]]>([
    ['nothing', names('ab', [append('a'), read('a'), append('b'), read('a'), read('ab')])],
    ['stale read', names('a', [append('a', ANN), read('', ANN)])],
    ['stale read', names('a', [append('a'), read('a', { server: 'one' }), read('', { server: 'one' })])],
    ['stale read', names('a', [append('a', { version: 7 }), read('', { minVersion: 7 })])],
    ['stale read', names('', [read('', { minVersion: 7, version: 6 })])],
    ['lost update', names('b', [append('a'), append('b')])],
    ['lost update', names('', [append('a', { outcome: 'unknown' }), read('a')])],
    ['duplicated append', names('aa', [append('a')])],
    ['refused append stored', names('a', [append('a', { outcome: 'refused' })])],
    ['value from nowhere', names('a', [])],
    ['value from nowhere', names('a', [read('a'), append('a')])],
    ['reordering', names('ba', [append('a'), append('b')])],
    ['reordering', names('ab', [append('a'), append('b'), read('b')])],
    ['version goes back', names('', [read('', { ...ANN, version: 2 }), read('', { ...ANN, version: 1 })])],
    ['version goes back', names('a', [append('a', { ...ANN, version: 2 }), read('a', { ...ANN, version: 1 })])],
    ['one version, two contents', names('a', [append('a'), read('', { version: 1 }), read('a', { version: 1 })])],
    ['version order against contents', names('a', [append('a'), read('', { version: 2 }), read('a', { version: 1 })])],
    ['version order against contents', names('a', [append('a', { version: 2 }), read('', { version: 3 })])],
    ['follower misses', names('abc', [append('a'), append('b'), append('c'), follow('ac')])],
    ['follower misses', names('a', [follow('', { complete: true, start: 0, end: Infinity }), append('a')])],
    ['follower doubles', names('a', [append('a'), follow('aa')])],
    ['follower reorders', names('ab', [append('a'), append('b'), follow('ba')])],
  ])('%s', (name, found) => {
    expect(found).toEqual(name === 'nothing' ? [] : [name]);
  });

  test('a long fork as well as the reordering', () => {
    const both = [append('a', { start: 0, end: Infinity }), append('b', { start: 0, end: Infinity })];
    expect(names('ab', [...both, read('a'), read('b')])).toEqual(['reordering', 'long fork']);
    expect(names('abc', [...both, append('c', { start: 0 }), read('ba'), read('abc')])).toEqual(['reordering', 'long fork']);
  });
});

describe('allows', () => {
  const unknown = { outcome: 'unknown' } as const;
  test.each<[name: string, found: string[]]>([
    ['an append of unknown outcome that is stored', names('a', [append('a', unknown), read('a')])],
    ['an append of unknown outcome that is not stored', names('', [append('a', unknown), read('')])],
    ['an append of unknown outcome that is stored late', names('ba', [append('a', unknown), append('b')])],
    ['an old list read by another client', names('a', [append('a', ANN), read('')])],
    ['an old list read during the append', names('a', [append('a', { ...ANN, start: 0, end: 1e9 }), read('', ANN)])],
    ['a newer version than requested', names('a', [append('a', { version: 3 }), read('a', { minVersion: 2, version: 3 })])],
    ['an interrupted follower', names('ab', [follow('a', { start: 0, end: 1e9 }), append('a'), append('b')])],
    ['a follower that began later', names('ab', [append('a'), append('b'), follow('b', { complete: true })])],
  ])('%s', (_, found) => {
    expect(found).toEqual([]);
  });
});

describe('a promotion', () => {
  const before = [append('a', { version: 2 }), append('b', { ...ANN, version: 3 }), read('ab', { ...ANN, version: 3 })];
  const at = (clock += 10);
  const after = [append('c', { version: 3 }), read('ac', { ...ANN, version: 3 })];
  const history = { steps: [...before, follow('ab', { start: 0, end: at }), ...after], final: ['a', 'c'] };

  test.each([
    ['the last version', { at, lastVersion: 2 }],
    ['the lost values', { at, lost: ['b'] }],
  ])('loses the values that were not received, as given by %s', (_, promotion) => {
    expect(checkHistory({ ...history, promotions: [promotion] })).toEqual({ anomalies: [], lostByReplication: ['b'] });
  });

  test('excuses only the loss of values that had not been received before it', () => {
    const lost = { name: 'lost update', steps: [before[1]] };
    for (const promotions of [[], [{ at, lastVersion: 3 }], [{ at: 0, lastVersion: 2 }]]) {
      const { anomalies, lostByReplication } = checkHistory({ ...history, promotions });
      expect([anomalies, lostByReplication]).toEqual([expect.arrayContaining([expect.objectContaining(lost)]), []]);
    }
  });

  test('hides all lost values from later reads', () => {
    const steps = [...history.steps, read('ab')];
    expect(names('ac', steps, [{ at, lastVersion: 2 }])).toEqual(['lost append seen after the promotion']);
  });

  test('shows no client two orders of lost values', () => {
    const [one, other] = [append('x', { start: 0, end: 1e9 }), append('y', { start: 0, end: 1e9 })];
    const steps = [one, other, read('xy', { start: 1 }), read('yx', { start: 1 })];
    expect(names('', steps, [{ at: 2, lost: ['x', 'y'] }])).toEqual(['long fork']);
  });
});

test('a correct execution has no anomalies', () => {
  fc.assert(
    fc.property(correctHistory(), (history) => {
      expect(checkHistory(history).anomalies).toEqual([]);
    }),
    { numRuns: runs(60, 2_000) },
  );
});

test('a promotion loses the acknowledged values that are missing', () => {
  fc.assert(
    fc.property(correctHistory(), (history) => {
      const gone = history.steps.flatMap((step) =>
        step.kind === 'append' && step.outcome === 'acknowledged' && !history.final.includes(step.value) ? step.value : [],
      );
      expect(checkHistory(history).lostByReplication).toEqual(gone);
    }),
    { numRuns: runs(60, 2_000) },
  );
});

describe('a planted anomaly is found', () => {
  test.each(PLANTS)('%s: %s', (name, _, plant) => {
    let planted = 0;
    fc.assert(
      fc.property(correctHistory({ promotions: false }), (correct) => {
        const history = plant(correct);
        if (!history) return;
        planted += 1;
        expect(checkHistory(history).anomalies.map((anomaly) => anomaly.name)).toContain(name);
      }),
      { numRuns: runs(40, 1_000) },
    );
    expect(planted).toBeGreaterThan(0);
  });

  test('every anomaly can be planted', () => {
    const planted = new Set(PLANTS.map(([name]) => name));
    expect(ANOMALIES.filter((name) => !planted.has(name))).toEqual(['lost append seen after the promotion']);
  });
});
