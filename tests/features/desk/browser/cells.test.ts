import fc from 'fast-check';
import { expect, test } from 'vitest';
import { annotationFromCells, canonical, annotationCells } from '../../../../src/features/desk/browser/state/annotation-cells.js';
import { apply, inverse, put, isSameJson, type Cells, type Fields } from '../../../../src/features/desk/browser/state/cells.js';
import { merge, takeTheirs } from '../../../../src/features/desk/browser/state/merge.js';
import { removed, renamed } from '../../../../src/features/desk/browser/state/rename.js';

const plain = (value: unknown) => JSON.parse(JSON.stringify(value));
const slug = fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor');
const fields = fc.dictionary(fc.constantFrom('name', 'title', 'note'), fc.oneof(fc.string(), fc.integer(), fc.constant(null)), {
  minKeys: 1,
});
/** Values in place of a claim while an annotation is being written. */
const unfinished = fc.constantFrom(null, {}, [], 'a text', 7);
const table = fc.dictionary(slug, fc.oneof(fields, fields, unfinished));
const list = fc.oneof(fc.uniqueArray(fc.oneof(fields, fields, unfinished), { maxLength: 3, comparator: isSameJson }), unfinished);
const annotations = fc.record(
  {
    source: fields,
    people: table,
    statements: table,
    organizations: unfinished,
    topics: fc.dictionary(slug, fc.string()),
    positions: list,
    visits: fc.dictionary(
      slug,
      fc.tuple(fields, list).map(([visit, delegation]) => ({ ...visit, delegation })),
    ),
    unknown: fc.jsonValue().map(plain), // JSON writes -0
  },
  { requiredKeys: [] },
);
const cells = annotations.map((annotation) => annotationCells(plain(annotation)) as Cells);
const pairs = (all: Cells) =>
  [...all].map(([entry, each]) => [entry, plain(each)] as const).toSorted(([a], [b]) => (a < b ? -1 : 1));
const changed = fc.array(fc.tuple(slug, fc.option(fields)), { maxLength: 4 });
const withChanges = (base: Cells, changes: [string, Fields | null][], collection: string): Cells =>
  changes.reduce((now, [name, value]) => apply(now, put(now, `${collection}/${name}`, value)), base);

test('an annotation can be converted to cells and back', () => {
  fc.assert(
    fc.property(annotations, (annotation) => {
      expect(plain(annotationFromCells(annotationCells(plain(annotation))).annotation)).toEqual(annotation);
    }),
  );
});

test('every entry maps to its place in the annotation', () => {
  fc.assert(
    fc.property(cells, (given) => {
      const { annotation, places } = annotationFromCells(given);
      for (const [place, entry] of places) {
        const value = place.split('\n').reduce<any>((at, step) => at[step], annotation);
        const said = Object.entries(given.get(entry) ?? {}).filter(([name]) => name !== 'of' && name !== '');
        if (typeof value === 'object' && value !== null) expect(plain(value)).toMatchObject(plain(Object.fromEntries(said)));
      }
      expect([...places.values()].toSorted()).toEqual(
        [...new Set(['source', ...given.keys()])].filter((each) => each !== 'other').toSorted(),
      );
    }),
  );
});

test('undoing a change restores the cells', () => {
  fc.assert(
    fc.property(cells, slug, fc.option(fields), (given, name, value) => {
      const changes = put(given, `people/${name}`, value as Fields | null);
      expect(pairs(apply(apply(given, changes), inverse(changes)))).toEqual(pairs(given));
    }),
  );
});

test('renaming an entry and back, or removing one and undoing it, changes nothing', () => {
  const given = annotationCells({
    people: { kim: { name: 'Kim' } },
    positions: [{ title: 'leader', person: 'kim' }],
    visits: { v: { title: 'V', delegation: [{ name: 'Kim', person: 'kim' }] } },
    statements: { s: { text: 'so', speakers: [{ person: 'kim', role: 'leader' }], visit: 'v', about: ['v', 'w'] } },
  });
  const there = apply(given, renamed(given, 'people/kim', 'people/kim-2'));
  expect(annotationFromCells(there).annotation).toMatchObject({
    people: { 'kim-2': { name: 'Kim' } },
    positions: [{ person: 'kim-2' }],
    visits: { v: { delegation: [{ person: 'kim-2' }] } },
    statements: { s: { speakers: [{ person: 'kim-2', role: 'leader' }] } },
  });
  expect(pairs(apply(there, renamed(there, 'people/kim-2', 'people/kim')))).toEqual(pairs(given));
  const changes = removed(given, 'visits/v');
  const without = annotationFromCells(apply(given, changes)).annotation;
  expect(without['visits']).toBe(undefined);
  expect(without['statements']).toMatchObject({ s: { about: ['w'] } });
  expect(pairs(apply(apply(given, changes), inverse(changes)))).toEqual(pairs(given));
});

test('changes by two editors to different tables are both kept', () => {
  fc.assert(
    fc.property(cells, changed, changed, (base, one, other) => {
      const mine = withChanges(base, one as [string, Fields | null][], 'people');
      const theirs = withChanges(base, other as [string, Fields | null][], 'statements');
      const merged = merge(base, mine, theirs);
      expect(merged.conflicts).toEqual([]);
      expect(pairs(merged.cells)).toEqual(pairs(withChanges(mine, other as [string, Fields | null][], 'statements')));
    }),
  );
});

test('resolving every conflict in favour of the other editor loses none of their changes', () => {
  fc.assert(
    fc.property(cells, changed, changed, (base, one, other) => {
      const theirs = withChanges(base, other as [string, Fields | null][], 'people');
      const mine = withChanges(base, one as [string, Fields | null][], 'people');
      const { cells: merged, conflicts } = merge(base, mine, theirs);
      const taken = conflicts.reduce<Cells>((now, conflict) => apply(now, takeTheirs(now, conflict)), merged);
      const again = merge(base, theirs, taken);
      expect(again.conflicts).toEqual([]); // nothing of theirs is lost
    }),
    { examples: [[new Map([['people/c', { note: null, title: '' }]]), [['c', { title: 0 }]], [['c', { note: null }]]]] },
  );
});

test('cells in canonical form are not changed', () => {
  fc.assert(
    fc.property(cells, (given) => {
      const { cells: once, names } = canonical(given);
      expect([pairs(once), names.size]).toEqual([pairs(given), 0]);
    }),
  );
});
