import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { annotationFromCells } from '../../../../src/features/desk/browser/state/annotation-cells.js';
import { decide, openProposals, show } from '../../../../src/features/desk/browser/workplace/proposals/proposals.js';
import type { Work } from '../../../../src/features/desk/browser/workplace/work.js';
import { acceptSure, proposal, workOn } from './work.js';

beforeAll(() => void vi.useFakeTimers());
afterAll(() => void vi.useRealTimers());

const cite = [[0, 20]];
const event = (slug: string, claim: object = {}) =>
  proposal(`events/${slug}`, 'EVENT', { slug }, { kind: 'TALKS', title: slug, status: 'COMPLETED', cite, ...claim });
const participant = (name: string, claim: object, of = 'talks') =>
  proposal(
    `participants/${name}`,
    'PARTICIPANT',
    { event: of, person: null, country: null, organization: null, ...claim },
    { ...claim, cite },
  );
const delegate = (name: string, claim: object) =>
  proposal(`delegation/${name}`, 'DELEGATE', { visit: 'v', ...claim }, { name, ...claim, cite });
const office = (name: string, claim: object) => proposal(`positions/${name}`, 'POSITION', claim, { ...claim, cite });
const kin = (name: string, claim: object) => proposal(`kinship/${name}`, 'KINSHIP', claim, { ...claim, cite });
const visit = (slug: string, claim: object) => proposal(`visits/${slug}`, 'VISIT', { slug }, { title: slug, cite, ...claim });

const open = (work: Work) => openProposals(work).map(({ name }) => name);
const written = (work: Work): any => annotationFromCells(work.cells).annotation;
const acceptAll = (work: Work) => {
  for (let [next] = openProposals(work); next; [next] = openProposals(work)) {
    show(work, next);
    decide(work, 'ACCEPTED');
  }
};

const people = Object.fromEntries(['a', 'b', 'c'].map((slug) => [slug, { name: slug }]));

test.each([
  ['people', [participant('a', { person: 'a' }), participant('b', { person: 'b' }), participant('c', { person: 'c' })]],
  [
    'states and organizations',
    [participant('x', { country: 'x' }), participant('y', { country: 'y' }), participant('o', { organization: 'o' })],
  ],
  ['a person and a state', [participant('a', { person: 'a', country: 'x' }), participant('x', { country: 'x' })]],
  ['unidentified people', [participant('A', { name: 'A' }), participant('B', { name: 'B' })]],
])('all participants named in one passage are kept: %s', (_, participants) => {
  const proposals = [event('talks'), ...participants];
  for (const accept of [acceptSure, acceptAll]) {
    const work = workOn({ people, text: 'They met for talks there.', proposals });
    work.view = () => true;
    accept(work);
    expect(written(work).events.talks.participants).toHaveLength(participants.length);
  }
});

test.each([
  [
    'delegates',
    { visits: { v: { title: 'v' } } },
    [delegate('A', { person: 'a' }), delegate('B', { person: 'b' }), delegate('C', {})],
  ],
  [
    'offices of several people',
    {},
    [office('a', { person: 'a', title: 'Minister' }), office('b', { person: 'b', title: 'Minister' })],
  ],
  [
    'several offices of one person',
    {},
    [office('m', { person: 'a', title: 'Minister' }), office('c', { person: 'a', title: 'Chair' })],
  ],
  [
    'offices with one title in two states',
    {},
    [office('x', { person: 'a', title: 'Envoy', country: 'x' }), office('y', { person: 'a', title: 'Envoy', country: 'y' })],
  ],
  [
    'relatives',
    {},
    [kin('b', { person: 'a', relative: 'b', kind: 'CHILD' }), kin('c', { person: 'a', relative: 'c', kind: 'CHILD' })],
  ],
  ['visits of several years', {}, [visit('v1', { start: '2000' }), visit('v2', { start: '2001' }), visit('v3', {})]],
  ['events of several kinds', {}, [event('talks'), event('banquet', { kind: 'BANQUET' })]],
])('facts sharing a passage are all kept: %s', (_, annotation, proposals) => {
  const work = workOn({ people, ...annotation, proposals });
  acceptAll(work);
  expect(work.cells.get('proposals/' + proposals.at(-1)!.name)).toMatchObject({ outcome: 'ACCEPTED' });
  expect(proposals.filter(({ name }) => work.cells.get(`proposals/${name}`)!['outcome'] !== 'ACCEPTED')).toEqual([]);
});

test.each([
  [
    'a participant',
    { events: { talks: { title: 'Talks', participants: [{ person: 'a', cite }] } } },
    participant('a', { person: 'a', role: 'host' }),
  ],
  [
    'a participant without a person',
    { events: { talks: { participants: [{ name: 'A', cite }] } } },
    participant('A', { person: 'a', name: 'A' }),
  ],
  [
    'a delegate of another capacity',
    { visits: { v: { delegation: [{ name: 'Mr A', person: 'a', capacity: 'HEAD', cite }] } } },
    delegate('A', { person: 'a' }),
  ],
  [
    'an office',
    { positions: [{ person: 'a', title: 'Minister', cite }] },
    office('a', { person: 'a', title: 'Minister', status: 'HELD' }),
  ],
  [
    'a relative',
    { kinship: [{ person: 'a', relative: 'b', kind: 'CHILD', cite }] },
    kin('b', { person: 'a', relative: 'b', kind: 'CHILD' }),
  ],
  [
    'a visit under another title',
    { visits: { own: { title: 'My words', hostCountry: 'x', start: '2000', cite } } },
    visit('v', { hostCountry: 'x', start: '2000' }),
  ],
  ['a person', { people }, proposal('people/a', 'PERSON', { slug: 'a' }, { name: 'a' })],
])('facts that an editor entered by hand are not proposed again: %s', (_, annotation, proposed) => {
  expect(open(workOn({ ...annotation, proposals: [proposed] }))).toEqual([]);
});

test.each([
  [
    'another event',
    { events: { other: { title: 'Other', participants: [{ person: 'a', cite }] } } },
    participant('a', { person: 'a' }),
  ],
  [
    'other words',
    { positions: [{ person: 'a', title: 'Minister', cite: [[30, 40]] }] },
    office('a', { person: 'a', title: 'Minister' }),
  ],
  [
    'another kind',
    { kinship: [{ person: 'a', relative: 'b', kind: 'CHILD', cite }] },
    office('a', { person: 'a', title: 'Child' }),
  ],
])('a fact about %s is still proposed', (_, annotation, proposed) => {
  expect(open(workOn({ ...annotation, proposals: [proposed] }))).toEqual([proposed.name]);
});

describe('held-out proposals', () => {
  const text = 'Ann, Ben and Cyd met there.';
  const hidden = (each: ReturnType<typeof proposal>) => ({ ...each, isHeldBack: true });
  const begun = (...proposals: ReturnType<typeof proposal>[]) => {
    const work = workOn({ people, text, events: { talks: { title: 'Talks' } }, proposals: proposals.map(hidden) });
    [work.caret, work.view] = [{ start: 0, end: 20 }, () => true];
    return work;
  };
  const make = (work: Work, fields: object) => {
    work.say('participants');
    work.type('of', 'talks');
    for (const [name, value] of Object.entries(fields)) work.type(name, value);
    work.done();
  };
  const outcomes = (work: Work) => work.proposals.map(({ name }) => work.cells.get(`proposals/${name}`));

  test('are resolved for the person the editor names if several share a passage', () => {
    const work = begun(participant('a', { person: 'a' }), participant('b', { person: 'b' }));
    make(work, { person: 'b', name: undefined });
    expect(outcomes(work)).toEqual([{ outcome: 'OPEN' }, { outcome: 'ACCEPTED', agreed: true }]);
    make(work, { person: 'a', name: undefined });
    expect(outcomes(work)).toEqual([
      { outcome: 'ACCEPTED', agreed: true },
      { outcome: 'ACCEPTED', agreed: true },
    ]);
    expect(written(work).events.talks.participants).toMatchObject([{ person: 'b' }, { person: 'a' }]);
  });

  test('stay undecided if the editor names somebody else for the same words', () => {
    const work = begun(participant('a', { person: 'a' }));
    make(work, { person: 'c', name: undefined });
    expect([work.own, outcomes(work)]).toEqual([null, [{ outcome: 'OPEN' }]]);
  });

  test('are compared with a different statement by the editor about the same person', () => {
    const work = begun(participant('a', { person: 'a', role: 'host' }));
    make(work, { person: 'a', name: undefined, role: 'guest' });
    expect(work.own).toMatchObject({ proposal: 'participants/a' });
  });
});

test('the first term in office is not shown', () => {
  const proposals = [
    proposal('positions/1', 'POSITION', { title: 'King', person: 'a', term: 1 }, { title: 'King', person: 'a', cite }),
  ];
  const work = workOn({ people, text: 'They met for talks there.', proposals });
  acceptAll(work);
  expect(written(work).positions).toEqual([{ title: 'King', person: 'a', cite }]);
});

test('a visit proposed without a status opens its form and lets the editor choose one', () => {
  const unsure = {
    ...proposal('v', 'VISIT', { slug: 'v' }, { title: 'V', hostCountry: 'fiji', cite: [[0, 4]] }),
    confidence: 0.5,
  };
  const work = workOn({ text: 'They met.', proposals: [unsure] });
  show(work, unsure);
  decide(work, 'ACCEPTED');
  expect(work.entry).toBe('visits/v'); // its form is open for the status
});

test('the second half of a quote is no longer proposed once an editor has joined it to the first', () => {
  const text = '“The boats,” he said, “will be ready soon.” “Thank you.”';
  const quote = (words: string) => {
    const start = text.indexOf(words);
    const slug = words.toLowerCase().split(' ')[0]!;
    const claim = { kind: 'DIRECT_QUOTE', text: words, cite: [[start, start + words.length]] };
    return proposal(`statements/${slug}`, 'STATEMENT', { slug }, claim);
  };
  const [boats, will, thanks] = [quote('The boats'), quote('will be ready soon.'), quote('Thank you.')];
  const work = workOn({ text, proposals: [boats, will, thanks] });
  show(work, boats);
  decide(work, 'CORRECTED');
  expect(open(work)).toEqual([will.name, thanks.name]);
  work.type('cite', [
    [1, 10],
    [23, 41], // without the final full stop
  ]);
  expect(open(work)).toEqual([thanks.name]);
  work.type('cite', [[1, 10]]);
  expect(open(work)).toEqual([will.name, thanks.name]);
});
