import { expect, test } from 'vitest';
import { annotationCells } from '../../../../src/features/desk/browser/state/annotation-cells.js';
import { apply, type Cells } from '../../../../src/features/desk/browser/state/cells.js';
import type { LoadedProposal } from '../../../../src/features/desk/browser/state/draft-cells.js';
import { hiddenAt, isHidden, isOfSameWords, noted } from '../../../../src/features/desk/browser/state/held-back.js';
import { accepted, decided, proposedEntry, isOpen, proposedSpans } from '../../../../src/features/desk/browser/state/proposed.js';
import { isAboutTheSame, saysTheSame } from '../../../../src/features/desk/browser/state/same-fact.js';
import { proposal } from './work.js';

const quote = (name: string, cite: unknown) =>
  ({ ...proposal(name, 'STATEMENT', { slug: name }, { text: name, cite }), isHeldBack: true }) as LoadedProposal;
const [one, two] = [
  quote('one', [
    [0, 4],
    [20, 24],
  ]),
  quote('two', [[30, 34]]),
];
const undecided = (annotation: object, ...proposals: LoadedProposal[]): Cells =>
  new Map([...annotationCells(annotation), ...proposals.map(({ name }) => [`proposals/${name}`, { outcome: 'OPEN' }] as const)]);
const names = (found: LoadedProposal[]) => found.map(({ name }) => name);

test('a held-out proposal is hidden while it is undecided and no editor has entered the same fact', () => {
  const cells = undecided({}, one, two);
  expect([isHidden(cells, one), isHidden(cells, { ...one, isHeldBack: false })]).toEqual([true, false]);
  expect([isHidden(noted(cells, one, false), one), isHidden(noted(cells, one, true), one)]).toEqual([false, false]);
  expect(isHidden(apply(cells, [decided(cells, one, 'REJECTED')]), one)).toBe(false);
  expect([isOpen(cells, quote('unknown', [])), isHidden(undecided({}), one)]).toEqual([false, false]);
});

test('a hidden proposal is found at any of its passages', () => {
  const cells = undecided({}, one, two);
  const at = (start: number, end: number, now = cells) => names(hiddenAt(now, [one, two], { start, end }));
  expect([at(0, 2), at(22, 40), at(5, 19), at(31, 32), at(0, 2, noted(cells, one, true))]).toEqual([
    ['one'],
    ['one', 'two'],
    [],
    ['two'],
    [],
  ]);
});

test('a fact has the same words if either its passages or the selection overlap', () => {
  const statements = {
    far: {
      text: 'x',
      cite: [
        [50, 60],
        [21, 22],
      ],
    },
    other: { text: 'x', cite: [[50, 60]] },
    bare: { text: 'x' },
  };
  const cells = undecided({ statements, visits: { v: { title: 'V', cite: [[0, 4]] } } }, one);
  const caret = { start: 1, end: 2 };
  const isOf = (entry: string, at: typeof caret | null = caret) => isOfSameWords(cells, entry, one, at);
  expect([isOf('statements/far'), isOf('statements/other'), isOf('statements/bare'), isOf('statements/bare', null)]).toEqual([
    true,
    false,
    true,
    false,
  ]);
  expect([isOf('statements/bare', { start: 5, end: 6 }), isOf('visits/v'), isOf('statements/none')]).toEqual([
    false,
    false,
    true,
  ]);
  expect(isOfSameWords(cells, 'statements/far', proposal('x', 'SOURCE', {}, { cite: [[21, 22]] }), caret)).toBe(false);
});

test.each([
  ['equal', { text: 'x', kind: 'A' }, { text: 'x', kind: 'A' }, true],
  ['the editor says less', { text: 'x' }, { text: 'x', kind: 'A' }, true],
  ['the editor says more', { text: 'x', kind: 'A' }, { text: 'x' }, true],
  ['a different value', { text: 'x', kind: 'B' }, { text: 'x', kind: 'A' }, false],
  [
    "the editor's own words",
    { text: 'x', note: 'a', speakersAsPrinted: ['A'] },
    { text: 'x', note: 'b', speakersAsPrinted: ['B'] },
    true,
  ],
  ['the editor names nobody', { text: 'x' }, { text: 'x', speakers: [{ person: 'a' }] }, false],
  ['the proposal names nobody', { text: 'x', speakers: [{ person: 'a' }] }, { text: 'x' }, true],
  ['the proposal gives a role', { speakers: [{ person: 'a' }] }, { speakers: [{ person: 'a', role: 'his aide' }] }, true],
  ['a different speaker', { speakers: [{ person: 'b' }] }, { speakers: [{ person: 'a' }] }, false],
  ['a different title', { title: 'x' }, { title: 'y' }, false],
])('compares the content of two statements: %s', (_, mine, proposed, isSame) => {
  expect(saysTheSame('statements', mine, proposed)).toBe(isSame);
});

test('visits and events have titles chosen by the editor, but offices do not', () => {
  const titles = [{ title: 'x' }, { title: 'y' }] as const;
  expect(['visits', 'events', 'positions'].map((collection) => saysTheSame(collection, ...titles))).toEqual([true, true, false]);
  for (const field of ['person', 'relative']) expect(saysTheSame('kinship', {}, { [field]: 'a' })).toBe(false);
});

test.each([
  ['visits', {}, { guestCountry: 'x' }, true],
  ['participants', { person: 'a', country: 'x' }, { country: 'x' }, false],
  ['participants', { person: null, country: 'x' }, { country: 'x' }, true],
  ['participants', { country: 'x' }, { organization: 'x' }, false],
  ['participants', {}, {}, false],
  ['participants', { name: 'A' }, { name: 'A', person: 'a' }, true],
  ['participants', { name: 'A' }, { person: 'a' }, false],
  ['participants', { person: 'a' }, { name: 'A' }, false],
  ['delegation', { person: 'a', name: 'A' }, { person: 'b', name: 'A' }, false],
  ['positions', { personAsPrinted: 'A' }, { personAsPrinted: 'A', person: 'a' }, true],
  ['kinship', {}, {}, false],
  ['kinship', { person: 'a' }, {}, false],
])('compares the subjects of %s: %j and %j: %s', (collection, mine, proposed, isSame) => {
  expect(isAboutTheSame(collection, mine, proposed)).toBe(isSame);
});

test('a proposal creates an entry with its key, in the collection of its kind and under its owner', () => {
  const made = (type: string, key: object, claim: object, cells: Cells = new Map()) =>
    proposedEntry(cells, proposal('p', type, key, claim));
  expect(made('PERSON', { slug: 'a' }, { name: 'A' })).toEqual({ entry: 'people/a', fields: { name: 'A' } });
  expect(made('Source', { slug: 'a' }, {})).toBe(null);
  expect(made('Position', { person: 'a', country: null }, { title: 'T' })).toEqual({
    entry: 'positions/["a","T",null,null,null]',
    fields: { person: 'a', title: 'T' },
  });
  expect(made('DELEGATE', { visit: 'v', of: 'w' }, { name: 'A' })?.fields).toEqual({ of: 'v', name: 'A' });
  expect(made('PARTICIPANT', { of: 'e' }, { country: 'x' })).toEqual({
    entry: 'participants/["e",null,"x",null,null]',
    fields: { of: 'e', country: 'x' },
  });
  expect(made('PARTICIPANT', {}, { country: 'x' })?.fields).toEqual({ of: '', country: 'x' });
  const taken = annotationCells({ positions: [{ title: 'T', person: 'a' }] });
  expect(made('POSITION', {}, { title: 'T', person: 'a' }, taken)?.entry).toBe('positions/["a","T",null,null,null]-2');
});

test('a proposal is shown at its citation, or where the text names its subject', () => {
  const of = (claim: object, passages: unknown[]) =>
    proposedSpans({ ...proposal('p', 'PERSON', { slug: 'a' }, claim), passages } as LoadedProposal);
  expect(of({ cite: [[1, 2]] }, [[3, 4]])).toEqual([{ start: 1, end: 2 }]);
  expect(of({}, [[3, 4], [4, 4], [5, 4], [6], [], [undefined, 7]])).toEqual([{ start: 3, end: 4 }]);
});

test('accepting a person keeps everything the draft says about them, and accepting an invalid proposal changes nothing', () => {
  const person = proposal('p', 'PERSON', { slug: 'a' }, { name: 'A', country: 'x' });
  const there = undecided({ people: { a: { name: 'Mine' } } }, person);
  expect(Object.fromEntries(apply(there, accepted(there, person, 'ACCEPTED')))).toEqual({
    'people/a': { name: 'Mine', country: 'x' },
    'proposals/p': { outcome: 'ACCEPTED' },
  });
  const empty = undecided({}, person);
  expect(Object.fromEntries(apply(empty, accepted(empty, person, 'CORRECTED')))).toEqual({
    'people/a': { name: 'A', country: 'x' },
    'proposals/p': { outcome: 'CORRECTED' },
  });
  expect(accepted(empty, proposal('p', 'SOURCE', {}, {}), 'ACCEPTED')).toEqual([]);
  const source = proposal('s', 'SOURCE', {}, { cite: [[0, 4]] });
  expect(isOpen(undecided({}, source), source)).toBe(true);
});
