import { expect, test } from 'vitest';
import {
  annotationFromCells,
  canonical,
  annotationCells,
  entryCollection,
  free,
  isOfDraft,
  nameInList,
  placeKey,
} from '../../../../src/features/desk/browser/state/annotation-cells.js';
import {
  apply,
  mergedStep,
  put,
  isSameJson,
  type Cells,
  type UndoStep,
} from '../../../../src/features/desk/browser/state/cells.js';
import { draftChanges, draftCells, type LoadedDraft } from '../../../../src/features/desk/browser/state/draft-cells.js';
import { adopted, removed, renamed } from '../../../../src/features/desk/browser/state/rename.js';
import { proposal } from './work.js';

const step = (label: string, ...changes: [string, string, unknown, unknown][]): UndoStep => ({
  label,
  changes: changes.map(([entry, field, before, after]) => ({ entry, field, before, after }) as never),
});
const typed = step('Changed p', ['people/p', 'name', 'A', 'Ab']);

test('typing in one field counts as a single step, from the first value to the last', () => {
  expect(mergedStep(typed, step('Changed p', ['people/p', 'name', 'Ab', 'Abc']))).toEqual(
    step('Changed p', ['people/p', 'name', 'A', 'Abc']),
  );
  expect(mergedStep(typed, step('Changed p', ['people/p', 'name', 'Ab', undefined]))?.changes[0]).toMatchObject({
    before: 'A',
    after: undefined,
  });
});

test.each([
  ['another field', typed, step('Changed p', ['people/p', 'note', 'Ab', 'Abc'])],
  ['another entry', typed, step('Changed p', ['people/q', 'name', 'Ab', 'Abc'])],
  ['another action', typed, step('Used p', ['people/p', 'name', 'Ab', 'Abc'])],
  ['more fields', typed, step('Changed p', ['people/p', 'name', 'Ab', 'Abc'], ['people/p', 'note', 1, 2])],
  ['fewer fields', step('Changed p', ['people/p', 'name', 'A', 'Ab'], ['people/p', 'note', 1, 2]), typed],
  [
    'an emptied field',
    step('Changed p', ['people/p', 'name', 'A', undefined]),
    step('Changed p', ['people/p', 'name', undefined, 'B']),
  ],
  [
    'an emptied field among two',
    step('x', ['p', 'a', 1, undefined], ['p', 'b', 1, 2]),
    step('x', ['p', 'a', undefined, 1], ['p', 'b', 2, 3]),
  ],
  [
    'two fields, one of which is different',
    step('x', ['p', 'a', 1, 2], ['p', 'b', 1, 2]),
    step('x', ['p', 'a', 2, 3], ['p', 'c', 2, 3]),
  ],
])('typing starts a new step after %s', (_, last, next) => expect(mergedStep(last, next)).toBe(null));

test('setting fields changes only those that differ', () => {
  const cells: Cells = new Map([['people/p', { name: 'A', aliases: ['a'], note: 'x' }]]);
  expect(put(cells, 'people/p', { name: 'A', aliases: ['a'], country: 'c' })).toEqual([
    { entry: 'people/p', field: 'note', before: 'x', after: undefined },
    { entry: 'people/p', field: 'country', before: undefined, after: 'c' },
  ]);
});

test.each([
  [[], {}, false],
  [{}, [], false],
  [[1], { 0: 1 }, false],
  [null, {}, false],
  [{}, null, false],
  [{ a: 1 }, { a: 1, b: 2 }, false],
  [{ a: undefined }, { b: undefined }, false],
  [{ a: [1, { b: 2 }], c: 3 }, { c: 3, a: [1, { b: 2 }] }, true],
  ['1', 1, false],
  [undefined, undefined, true],
])('compares %j and %j: %s', (one, other, isSame) => expect(isSameJson(one as never, other as never)).toBe(isSame));

const VISITS = {
  visits: {
    v: { title: 'V', delegation: [{ name: 'A', person: 'a' }, { name: 'B' }] },
    w: { title: 'W', delegation: [{ name: 'C' }] },
    bare: { delegation: [{ name: 'D' }] },
  },
  events: { e: { title: 'E', visit: 'v', participants: [{ country: 'x' }] } },
  topics: { t: 'A topic', u: { name: 'Another', note: 'x' } },
  statements: {
    s: { text: 'S', topics: ['t', 'u'], about: ['w', 'v'], visit: 'v', speakers: [{ person: 'a' }, { organization: 'a' }] },
  },
  people: { a: { name: 'A' } },
  organizations: { a: { name: 'Org' } },
};
const written = (cells: Cells): any => JSON.parse(JSON.stringify(annotationFromCells(cells).annotation));
const after = (entry: string, changes: (cells: Cells) => ReturnType<typeof removed>) => {
  const cells = annotationCells(VISITS);
  expect(cells.has(entry)).toBe(true);
  return written(apply(cells, changes(cells)));
};

test('a renamed entry is renamed wherever it is referenced, and nothing else changes', () => {
  expect(after('visits/v', (cells) => renamed(cells, 'visits/v', 'visits/z'))).toEqual({
    ...VISITS,
    visits: { w: VISITS.visits.w, bare: VISITS.visits.bare, z: VISITS.visits.v },
    events: { e: { ...VISITS.events.e, visit: 'z' } },
    statements: { s: { ...VISITS.statements.s, visit: 'z', about: ['w', 'z'] } },
  });
  expect(after('people/a', (cells) => renamed(cells, 'people/a', 'people/z'))).toMatchObject({
    organizations: { a: { name: 'Org' } },
    statements: { s: { speakers: [{ person: 'z' }, { organization: 'a' }] } },
    visits: { v: { delegation: [{ name: 'A', person: 'z' }, { name: 'B' }] } },
  });
  expect(after('topics/t', (cells) => renamed(cells, 'topics/t', 'topics/z')).statements.s.topics).toEqual(['z', 'u']);
  const cells = annotationCells(VISITS);
  expect([renamed(cells, 'visits/none', 'visits/z'), renamed(cells, 'visits/v', 'visits/v')]).toEqual([[], []]);
});

test('removing an entry removes what it owns and every reference to it, and nothing else', () => {
  expect(after('visits/v', (cells) => removed(cells, 'visits/v'))).toEqual({
    ...VISITS,
    visits: { w: VISITS.visits.w, bare: VISITS.visits.bare },
    events: { e: { title: 'E', participants: [{ country: 'x' }] } },
    statements: { s: { text: 'S', topics: ['t', 'u'], about: ['w'], speakers: VISITS.statements.s.speakers } },
  });
  expect(after('organizations/a', (cells) => removed(cells, 'organizations/a')).statements.s.speakers).toEqual([{ person: 'a' }]);
  const lists = annotationCells({ positions: [{ title: 'T', person: 'a' }, { title: 'U' }], people: { a: { name: 'A' } } });
  const [first] = [...lists.keys()];
  expect(written(apply(lists, removed(lists, first!)))).toEqual({ positions: [{ title: 'U' }], people: { a: { name: 'A' } } });
});

test('using a stored name creates no alias or table that does not exist', () => {
  const cells = annotationCells({ people: { a: { name: 'A' }, b: { name: 'A', identifiers: { viaf: '1' } } } });
  expect(written(apply(cells, adopted(cells, 'people/a', 'people/b', { name: 'A' })))).toEqual({
    people: { b: { name: 'A', identifiers: { viaf: '1' } } },
  });
  const odd = annotationCells({
    people: { a: { name: 'A', identifiers: { viaf: '1' } }, b: { name: 'A', identifiers: 'none' } },
  });
  expect(written(apply(odd, adopted(odd, 'people/a', 'people/b', { name: 'A' }))).people.b.identifiers).toBe('none');
});

test('entries keep the names used in their annotation', () => {
  const cells = annotationCells({ source: { slug: 's' }, ...VISITS });
  expect([...cells.keys()]).toEqual([
    ...[
      'source',
      'visits/v',
      'delegation/["v","a",null,"A"]',
      'delegation/["v",null,null,"B"]',
      'visits/w',
      'delegation/["w",null,null,"C"]',
    ],
    ...[
      'delegation/["bare",null,null,"D"]',
      'events/e',
      'participants/["e",null,"x",null,null]',
      'topics/t',
      'topics/u',
      'statements/s',
    ],
    ...['people/a', 'organizations/a'],
  ]);
  expect(cells.get('topics/t')).toEqual({ name: 'A topic' });
  expect(cells.get('visits/v')).toEqual({ title: 'V' });
  expect(cells.get('delegation/["bare",null,null,"D"]')).toEqual({ of: 'bare', name: 'D' });
  expect(written(cells)).toEqual({ source: { slug: 's' }, ...VISITS });
  expect([...annotationFromCells(cells).places].find(([, entry]) => entry === 'delegation/["v",null,null,"B"]')).toEqual([
    placeKey(['visits', 'v', 'delegation', 1]),
    'delegation/["v",null,null,"B"]',
  ]);
  expect([...annotationCells({}).keys()]).toEqual([]);
  const positions = annotationCells({ positions: [{ title: 'T' }] });
  expect([...positions.values()]).toEqual([{ title: 'T' }]); // with no owner
});

test('names are unique within a collection, and a taken name is given the next free number', () => {
  expect([entryCollection('people/a/b'), entryCollection('source'), entryCollection('/x')]).toEqual(['people', 'source', '']);
  const cells: Cells = new Map([
    ['p', { a: 1 }],
    ['p-2', { a: 1 }],
  ]);
  expect([free(cells, 'q'), free(cells, 'p')]).toEqual(['q', 'p-3']);
  expect(['draft', 'proposals/people/x', 'people/draft', 'drafts/x', 'x/proposals/'].map(isOfDraft)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
  expect(nameInList('kinship', { person: 'a', kind: 'CHILD' })).toBe('kinship/["a",null,"CHILD"]');
});

test('a changed entry is named as the server would name it, while the draft keeps its own name', () => {
  const given = annotationCells({ positions: [{ title: 'T', person: 'a' }] });
  const [name] = [...given.keys()];
  const cells = new Map([
    ...apply(given, [{ entry: name!, field: 'title', before: 'T', after: 'U' }]),
    ['draft', { title: 'D' }],
    ['proposals/x', { outcome: 'OPEN' }],
  ]);
  const { cells: canonically, names } = canonical(cells);
  expect(Object.fromEntries(canonically)).toEqual({
    'positions/["a","U",null,null,null]': { title: 'U', person: 'a' },
    draft: { title: 'D' },
    'proposals/x': { outcome: 'OPEN' },
  });
  expect([...names]).toEqual([['positions/["a","T",null,null,null]', 'positions/["a","U",null,null,null]']]);
});

const draft = (given: object) =>
  ({
    title: 'D',
    keepText: false,
    annotationJson: '{"people":{"a":{"name":"A"}}}',
    proposals: [],
    ...given,
  }) as unknown as LoadedDraft;

test('only the differences between drafts are saved', () => {
  const proposals = [
    proposal('p', 'PERSON', { slug: 'p' }, {}),
    { ...proposal('q', 'PERSON', { slug: 'q' }, {}), agreed: false },
  ];
  const base = draftCells(draft({ proposals }))!;
  expect([base.get('proposals/p'), base.get('proposals/q')]).toEqual([{ outcome: 'OPEN' }, { outcome: 'OPEN', agreed: false }]);
  const changed = (...changes: [string, string, unknown][]) =>
    draftChanges(
      apply(
        base,
        changes.map(([entry, field, value]) => ({ entry, field, before: undefined, after: value as never })),
      ),
      base,
      proposals,
    );
  expect(changed()).toEqual({});
  expect(changed(['people/a', 'name', 'B'])).toEqual({ annotationJson: '{"people":{"a":{"name":"B"}}}' });
  expect(changed(['draft', 'title', 'E'])).toEqual({ title: 'E' });
  expect(changed(['draft', 'keepText', true])).toEqual({ keepText: true });
  const stored = Object.fromEntries(Object.entries(proposals[0]!).filter(([name]) => name !== 'isHeldBack'));
  expect(changed(['proposals/p', 'outcome', 'ACCEPTED'])).toEqual({ proposals: [{ ...stored, outcome: 'ACCEPTED' }] });
  expect(changed(['proposals/unknown', 'outcome', 'ACCEPTED'])).toEqual({});
  const kept = draftCells(draft({ keepText: true }))!;
  expect(draftChanges(apply(kept, [{ entry: 'draft', field: 'keepText', before: true, after: false }]), kept, [])).toEqual({
    keepText: false,
  });
  expect(draftCells(draft({ annotationJson: null }))).toBe(null);
});
