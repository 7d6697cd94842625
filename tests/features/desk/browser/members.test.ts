import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { Form } from '../../../../src/features/desk/browser/forms/form.js';
import { addMember, Members } from '../../../../src/features/desk/browser/forms/members.js';
import { decide, openProposals, show } from '../../../../src/features/desk/browser/workplace/proposals/proposals.js';
import { entriesIn, ownedEntries } from '../../../../src/features/desk/browser/state/names.js';
import { proposal, workOn } from './work.js';

beforeAll(() => void vi.useFakeTimers());
afterAll(() => void vi.useRealTimers());

const text = 'Ann Lee met Bo Ek in Niamey. Cy Dahl joined them later.';
const person = (slug: string, name: string) => proposal(`people/${slug}`, 'PERSON', { slug }, { name });
const part = (slug: string, cite: number[][]) =>
  proposal(`participants/${slug}`, 'PARTICIPANT', { event: 'talks', person: slug }, { person: slug, cite });
const event = proposal(
  'events/talks',
  'EVENT',
  { slug: 'talks' },
  { kind: 'MEETING', title: 'T', status: 'COMPLETED', cite: [[0, 27]] },
);
const proposals = () => [
  ...[event, part('ann-lee', [[0, 20]]), part('bo-ek', [[0, 20]]), part('cy-dahl', [[29, 36]])],
  ...[person('ann-lee', 'Ann Lee'), person('bo-ek', 'Bo Ek'), person('cy-dahl', 'Cy Dahl')],
];
const participants = (work: ReturnType<typeof workOn>) =>
  entriesIn(work.cells, 'participants').map(({ fields }) => fields['person']);

test.each(['ACCEPTED', 'CORRECTED'] as const)('a meeting (%s) adds only the people named in its words', (outcome) => {
  const work = workOn({ text, proposals: proposals() });
  show(work, event);
  decide(work, outcome);
  expect(participants(work)).toEqual(['ann-lee', 'bo-ek']);
  expect([...work.cells.keys()].filter((entry) => entry.startsWith('people/'))).toEqual(['people/ann-lee', 'people/bo-ek']);
  expect(work.notice).toContain('Participant Ann Lee; Person Bo Ek; Participant Bo Ek');
  work.undoStep();
  expect(participants(work)).toEqual([]);
});

test('a rejected meeting adds nobody, and accepting a participant does not add a held-out meeting', () => {
  const work = workOn({
    text,
    proposals: proposals().map((each) => ({ ...each, isHeldBack: each.name === 'participants/bo-ek' })),
  });
  show(work, event);
  decide(work, 'REJECTED');
  expect(participants(work)).toEqual([]);
  work.undoStep();
  show(work, event);
  decide(work, 'ACCEPTED');
  expect(participants(work)).toEqual(['ann-lee']);
});

test('rejecting a visit or an event also rejects its proposed members, and one undo restores all', () => {
  const work = workOn({ text, proposals: proposals() });
  const open = () => openProposals(work).map(({ name }) => name);
  const before = open();
  show(work, event);
  decide(work, 'REJECTED');
  expect(open()).toEqual(['people/ann-lee', 'people/bo-ek', 'people/cy-dahl']);
  expect(work.notice).toBe('Rejected. Also rejected: Participant Ann Lee; Participant Bo Ek; Participant Cy Dahl');
  work.undoStep();
  expect(open()).toEqual(before);
});

test('rejecting an event leaves the members of an event in the draft, and of another proposal for it', () => {
  const other = { ...event, name: 'events/again' };
  const work = workOn({ text, proposals: [...proposals(), other] });
  show(work, event);
  decide(work, 'REJECTED');
  expect(openProposals(work).map(({ name }) => name)).toContain('participants/bo-ek');
});

const visit = proposal(
  'visits/v',
  'VISIT',
  { slug: 'v' },
  { title: 'V', status: 'COMPLETED', hostCountry: 'niger', cite: [[0, 27]] },
);
const ofVisit = { ...event, claim: { ...(event.claim as object), visit: 'v' } };
const quote = proposal(
  'statements/q',
  'STATEMENT',
  { slug: 'q' },
  { kind: 'DIRECT_QUOTE', text: 'So be it', visit: 'v', cite: [[51, 54]] },
);

test('rejecting a visit also rejects its events with their participants, but not its quotes, which then have no visit', () => {
  const work = workOn({ text, proposals: [visit, ofVisit, part('ann-lee', [[0, 20]]), quote] });
  const open = () => openProposals(work).map(({ name }) => name);
  const before = open();
  show(work, visit);
  decide(work, 'REJECTED');
  expect(open()).toEqual(['statements/q']);
  expect(work.notice).toBe('Rejected. Also rejected: Event T; Participant ann-lee');
  show(work, quote);
  decide(work, 'ACCEPTED');
  expect([work.cells.has('visits/v'), work.cells.get('statements/q')!['visit']]).toEqual([false, undefined]);
  work.undoStep();
  work.undoStep();
  expect(open()).toEqual(before);
  show(work, quote);
  decide(work, 'ACCEPTED');
  expect([work.cells.has('visits/v'), work.cells.get('statements/q')!['visit']]).toEqual([true, 'v']);
});

test('rejecting a visit leaves the events of a visit in the draft, and those that are held out', () => {
  for (const [annotation, isHeldBack] of [
    [{ visits: { v: { title: 'V' } } }, false],
    [{}, true],
  ] as const) {
    const work = workOn({
      text,
      proposals: [
        { ...visit, key: { slug: 'w' } },
        { ...ofVisit, isHeldBack },
      ],
      ...annotation,
    });
    show(work, work.proposals[0]!);
    decide(work, 'REJECTED');
    expect(openProposals(work).map(({ name }) => name)).toEqual(['events/talks']);
  }
});

test.each([
  ['the same visit', 'v', []],
  ['another visit', 'w', ['delegation/a']],
])('a proposed delegate is settled by the same delegate with other words: of %s', (_, of, left) => {
  const claim = { name: 'Ann Lee', person: 'ann-lee', side: 'HOST', cite: [[0, 7]] };
  const delegate = proposal('delegation/a', 'DELEGATE', { visit: 'v', person: 'ann-lee' }, claim);
  const delegation = [{ name: 'Ann Lee', person: 'ann-lee', side: 'HOST', capacity: 'HEAD', cite: [[12, 20]] }];
  const visits = { v: { title: 'V' }, w: { title: 'W' } };
  const work = workOn({
    ...{ text, proposals: [delegate], people: { 'ann-lee': { name: 'Ann Lee' } } },
    visits: { ...visits, [of]: { title: 'V', delegation } },
  });
  expect(openProposals(work).map(({ name }) => name)).toEqual(left);
});

test('a delegate whose person was rejected is accepted with the printed name only', () => {
  const claim = { name: 'Ann Lee', person: 'ann-lee', side: 'GUEST', capacity: 'HEAD', cite: [[0, 7]] };
  const delegate = proposal('delegation/a', 'DELEGATE', { visit: 'v', person: 'ann-lee' }, claim);
  const work = workOn({ text, proposals: [visit, delegate, person('ann-lee', 'Ann Lee')] });
  show(work, work.proposals[2]!);
  decide(work, 'REJECTED');
  show(work, visit);
  decide(work, 'ACCEPTED');
  const [{ fields } = { fields: {} as Record<string, unknown> }] = entriesIn(work.cells, 'delegation');
  expect([fields['name'], fields['person'], work.cells.has('people/ann-lee')]).toEqual(['Ann Lee', undefined, false]);
});

test.each([
  ['Ma gave a dinner for her.', ['Ma Tao', 'Ann Lee']],
  ['Ma gave a dinner.', ['Ma Tao']],
  ['My ma gave a dinner.', []],
])('people named by a short surname or a pronoun in the words of an event are suggested: %s', (words, names) => {
  const before = 'Bo Ek slept. Ann Lee was there. It rained. ';
  const people = { 'ma-tao': { name: 'Ma Tao' }, 'bo-ek': { name: 'Bo Ek' }, 'ann-lee': { name: 'Ann Lee' } };
  const events = { dinner: { title: 'Dinner', cite: [[before.length, before.length + words.length]] } };
  const html = render(h(Members, { work: workOn({ text: before + words, people, events }), entry: 'events/dinner' }));
  expect([...html.matchAll(/\+ ([\p{L} ]+)/gu)].map(([, name]) => name)).toEqual(names);
});

test('the form of a delegate shows the country that follows from the side, and it stays removed', () => {
  const work = workOn({
    ...{ text: 'Bo came.', people: { bo: { name: 'Bo' } } },
    visits: { v: { title: 'V', status: 'COMPLETED', hostCountry: 'estonia', guestCountry: 'finland', cite: [[0, 7]] } },
  });
  work.countries = [{ slug: 'finland', name: 'Finland' }];
  addMember(work, 'visits/v', 'delegation', 'people', 'bo');
  const { entry } = ownedEntries(work.cells, 'visits/v')[0]!;
  work.open(entry);
  work.type('side', 'GUEST');
  const form = render(h(Form, { work, entry }));
  expect(form).toMatch(/for="field-country">Country<.*Filled in from other facts.*<option selected value="finland">/su);
  work.type('country', undefined, 'people/bo');
  work.type('capacity', 'HEAD');
  work.type('side', 'HOST');
  expect(work.cells.get('people/bo')).toEqual({ name: 'Bo' });
});
