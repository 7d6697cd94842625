import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  apply,
  isSameJson,
  cellValue,
  type Cells,
  type Fields,
  type Json,
} from '../../../../src/features/desk/browser/state/cells.js';
import { merge, takeTheirs, type Conflict } from '../../../../src/features/desk/browser/state/merge.js';

const value = fc.constantFrom<Json>(1, 2, 'x', [1], { a: 1 });
const fields = fc.dictionary(fc.constantFrom('a', 'b', 'c'), value, { minKeys: 1 });
const cells = fc
  .dictionary(fc.constantFrom('people/p', 'people/q', 'visits/v'), fields)
  .map((all): Cells => new Map(Object.entries(all)));
const three = [cells, cells, cells] as const;
const names = (...all: Cells[]) => [...new Set(all.flatMap((each) => [...each.keys()]))];
const namesOf = (entry: string, ...all: Cells[]) => [...new Set(all.flatMap((each) => Object.keys(each.get(entry) ?? {})))];
const differs = (one: unknown, other: unknown) => !isSameJson(one as Json, other as Json);
const at = ({ entry, field }: Pick<Conflict, 'entry' | 'field'>) => `${entry} ${field}`;
const plain = (all: Cells) => Object.fromEntries([...all].map(([entry, said]) => [entry, { ...said }]));

/** Returns the conflicts of two editors: for whole entries if no field is in both, otherwise field by field. */
function expected(base: Cells, mine: Cells, theirs: Cells): Conflict[] {
  return names(base, mine, theirs).flatMap((entry): Conflict[] => {
    const [before, own, other] = [base, mine, theirs].map((each) => each.get(entry)) as (Fields | undefined)[];
    const bothChanged = differs(before, own) && differs(before, other) && differs(own, other);
    const inBoth = Object.keys(own ?? {}).filter((field) => field in (other ?? {}));
    if (bothChanged && before && inBoth.length === 0) return [{ entry, field: null, before, mine: own, theirs: other }];
    return namesOf(entry, base, mine, theirs).flatMap((field) => {
      const [was, is, would] = [base, mine, theirs].map((each) => cellValue(each, entry, field));
      const isConflict = bothChanged && differs(was, is) && differs(was, would) && differs(is, would);
      return isConflict ? [{ entry, field, before: was, mine: is, theirs: would }] : [];
    });
  });
}

test('cells that both sides changed differently are conflicts, as are entries removed on one side and changed on the other', () => {
  fc.assert(
    fc.property(...three, (base, mine, theirs) => {
      const sorted = (all: Conflict[]) => all.toSorted((a, b) => (at(a) < at(b) ? -1 : 1));
      expect(sorted(merge(base, mine, theirs).conflicts)).toEqual(sorted(expected(base, mine, theirs)));
    }),
    { numRuns: 1_000 },
  );
});

test('a change on one side is kept, and my change wins a conflict', () => {
  fc.assert(
    fc.property(...three, (base, mine, theirs) => {
      const { cells: merged, conflicts } = merge(base, mine, theirs);
      const known = new Set(conflicts.map(at));
      for (const entry of names(base, mine, theirs, merged)) {
        for (const field of namesOf(entry, base, mine, theirs, merged)) {
          const [was, is, would, got] = [base, mine, theirs, merged].map((each) => cellValue(each, entry, field));
          const isOpen = known.has(at({ entry, field })) || known.has(at({ entry, field: null }));
          expect(got).toEqual(isOpen || differs(was, is) ? is : would);
        }
      }
    }),
    { numRuns: 1_000 },
  );
});

test('two editors who merge in turn see the same conflicts, and always choosing the other side leads to the same result', () => {
  fc.assert(
    fc.property(...three, (base, mine, theirs) => {
      const [one, other] = [merge(base, mine, theirs), merge(base, theirs, mine)];
      expect(one.conflicts.map(at).toSorted()).toEqual(other.conflicts.map(at).toSorted());
      const taken = one.conflicts.reduce<Cells>((now, conflict) => apply(now, takeTheirs(now, conflict)), one.cells);
      expect(plain(taken)).toEqual(plain(other.cells));
    }),
    { numRuns: 500 },
  );
});

test.each<[string, Fields | null, Fields | null, Fields | null, Fields | null, (string | null)[]]>([
  ['mine changed what they removed', { a: 1, b: 1 }, { a: 2, b: 1 }, null, { a: 2, b: 1 }, [null]],
  ['mine removed what they changed', { a: 1 }, null, { a: 2 }, null, [null]],
  ['both removed it', { a: 1 }, null, null, null, []],
  ['they removed what mine left unchanged', { a: 1 }, { a: 1 }, null, null, []],
  ['mine removed what they left unchanged', { a: 1 }, null, { a: 1 }, null, []],
  ['both created it differently', null, { a: 1, b: 1 }, { a: 1, b: 2, c: 3 }, { a: 1, b: 1, c: 3 }, ['b']],
  ['they created it', null, null, { a: 1 }, { a: 1 }, []],
  ['each changed another field', { a: 1, b: 1 }, { a: 2, b: 1 }, { a: 1, b: 2 }, { a: 2, b: 2 }, []],
  ['they removed a field that mine changed', { a: 1, b: 1 }, { a: 2, b: 1 }, { b: 1 }, { a: 2, b: 1 }, ['a']],
])('%s', (_, base, mine, theirs, merged, fields) => {
  const of = (said: Fields | null): Cells => new Map(said ? [['people/p', said]] : []);
  const { cells: together, conflicts } = merge(of(base), of(mine), of(theirs));
  expect([together.get('people/p') ?? null, conflicts.map(({ field }) => field)]).toEqual([merged, fields]);
});

test('choosing the other side removes an entry that they removed, and restores one that I removed', () => {
  const mine: Cells = new Map([['people/p', { a: 2, b: 1 }]]);
  const conflict = { entry: 'people/p', field: null, before: { a: 1 } };
  expect(apply(mine, takeTheirs(mine, { ...conflict, mine: { a: 2, b: 1 }, theirs: undefined })).size).toBe(0);
  const back = takeTheirs(new Map(), { ...conflict, mine: undefined, theirs: { a: 3, c: 1 } });
  expect(plain(apply(new Map(), back))).toEqual({ 'people/p': { a: 3, c: 1 } });
});
