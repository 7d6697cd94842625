import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { annotationFromCells } from '../../../../src/features/desk/browser/state/annotation-cells.js';
import { decide, openProposals, show } from '../../../../src/features/desk/browser/workplace/proposals/proposals.js';
import { runs } from '../../../support/thorough.js';
import type { Work } from '../../../../src/features/desk/browser/workplace/work.js';
import { proposal, workOn } from './work.js';

beforeAll(() => void vi.useFakeTimers());
afterAll(() => void vi.useRealTimers());

const text = 'Ann Bell and Ben Cole of Finland visited Estonia on 14 May 2019. “We will build it,” Ann Bell said.';
const cite = [[0, 8]];
const delegate = (person: string) => ({ name: person, person, capacity: 'MEMBER', cite });
const annotation = {
  source: { slug: 'draft', title: 'A draft', note: '' },
  people: { ann: { name: 'Ann', country: 'finland' }, ben: { name: 'Ben' }, cyd: { name: 'Cyd', aliases: ['C'] } },
  organizations: { acme: { name: 'Acme', kind: 'OTHER' } },
  positions: [
    { person: 'ann', title: 'Minister', cite },
    { person: 'ben', title: 'Envoy', cite },
  ],
  kinship: [{ person: 'ann', relative: 'ben', kind: 'SIBLING', cite }],
  visits: {
    v: { title: 'A visit', delegation: ['ann', 'ben', 'cyd'].map(delegate), hostCountry: 'estonia', cite },
    w: { title: 'Another', delegation: ['cyd', 'ann'].map(delegate) },
  },
  events: {
    talks: {
      title: 'Talks',
      visit: 'v',
      participants: [
        { person: 'ben', cite },
        { person: 'ann', cite },
      ],
    },
  },
  statements: {
    s: { text: 'We will', speakers: [{ person: 'ann' }, { person: 'ben', role: 'Envoy' }], visit: 'v', about: ['w', 'v'], cite },
  },
  unknown: { some: ['thing'] },
};
const proposals = [
  proposal('people/eve', 'PERSON', { slug: 'eve' }, { name: 'Eve' }),
  proposal('positions/eve', 'POSITION', { person: 'eve' }, { person: 'eve', title: 'Chair', cite: [[9, 12]] }),
  proposal('delegation/eve', 'DELEGATE', { visit: 'v', person: 'eve' }, { name: 'Eve', person: 'eve', cite: [[9, 12]] }),
];

type Edit = (work: Work) => void;
const entryAt = (work: Work, at: number): string => {
  const entries = [...work.cells.keys()].filter((entry) => entry.includes('/') && !entry.startsWith('proposals/'));
  return entries.length > 0 ? entries[at % entries.length]! : 'source';
};
const at = fc.nat(20);
const edits = fc.oneof(
  {
    weight: 4,
    arbitrary: at.map(
      (index): Edit =>
        (work) =>
          work.remove(entryAt(work, index)),
    ),
  },
  at.map(
    (index): Edit =>
      (work) =>
        work.open(entryAt(work, index)),
  ),
  fc
    .tuple(
      at,
      fc.constantFrom('name', 'title', 'person', 'note', 'of'),
      fc.option(fc.constantFrom('ann', 'v', 'New Name'), { nil: undefined }),
    )
    .map(([index, field, value]): Edit => (work) => {
      work.open(entryAt(work, index));
      work.type(field, value);
    }),
  fc.constantFrom('xy', undefined, 'z').map(
    (value): Edit =>
      (work) =>
        void (work.entry !== null && work.type('note', value)),
  ),
  fc
    .tuple(fc.constantFrom('people', 'visits', 'delegation', 'participants', 'statements', 'positions', 'topics'), at)
    .map(([collection, start]): Edit => (work) => {
      work.select({ start, end: start + 8 });
      work.say(collection);
    }),
  fc.constantFrom<Edit>(
    (work) => work.done(),
    (work) => work.cancel(),
    (work) => work.nameAgain(),
    (work) => work.keepText(work.cells.get('draft')!['keepText'] !== true),
    (work) => void (work.entry?.startsWith('people/') && work.adopt('cyd', { name: 'Cyd', country: 'norway' })),
    (work) => {
      const [next] = openProposals(work);
      if (!next) return;
      show(work, next);
      decide(work, 'ACCEPTED');
    },
  ),
);

/** Serializes an annotation, including the order of lists and names. */
const written = (work: Work) => JSON.stringify([annotationFromCells(work.cells).annotation, work.cells.get('draft')], null, 1);
const decisions = (work: Work) => proposals.map(({ name }) => work.cells.get(`proposals/${name}`));

test('undoing edits restores the annotation before each edit, and redoing restores it after each edit', () => {
  fc.assert(
    fc.property(fc.array(edits, { minLength: 1, maxLength: 12 }), (sequence) => {
      const work = workOn({ ...annotation, text, proposals });
      const before = [written(work)];
      for (const edit of sequence) {
        const steps = work.undo.length;
        edit(work);
        if (work.undo.length <= steps) before.length = Math.min(before.length, work.undo.length + 1); // typed into the last step
        while (before.length < work.undo.length) before.push('within one edit');
        if (before.length === work.undo.length) before.push(written(work));
        before[work.undo.length] = written(work);
      }
      const after = JSON.parse(written(work)) as unknown;
      const decided = decisions(work);
      const steps = work.undo.length;
      while (work.undo.length > 0) {
        const known = before[work.undo.length]!;
        if (known !== 'within one edit') expect(written(work)).toBe(known);
        work.undoStep();
      }
      expect(written(work)).toBe(before[0]);
      expect(decisions(work)).toEqual(proposals.map(() => ({ outcome: 'OPEN' })));
      for (let step = 0; step < steps; step++) work.redoStep();
      expect(JSON.parse(written(work))).toEqual(after);
      expect(decisions(work)).toEqual(decided);
    }),
    { numRuns: runs(60, 600) },
  );
});

test('a delegation returns to its original order when the removal of a delegate is undone', () => {
  const work = workOn(annotation);
  const before = written(work);
  work.remove([...work.cells.keys()].find((entry) => entry.startsWith('delegation/'))!);
  work.undoStep();
  expect(written(work)).toBe(before);
});

test('an entry that refers to itself is renamed as a whole', () => {
  const work = workOn({ ...annotation, people: { ann: { name: 'Ann', person: 'ann' } } });
  const before = written(work);
  work.open('people/ann');
  work.adopt('cyd', { name: 'Cyd' });
  expect(work.cells.has('people/ann')).toBe(false);
  expect(work.cells.get('people/cyd')).toMatchObject({ name: 'Cyd', person: 'cyd' });
  work.undoStep();
  expect(written(work)).toBe(before);
});
