import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Form } from '../../../../src/features/desk/browser/forms/form.js';
import { addMember, citeOwner } from '../../../../src/features/desk/browser/forms/members.js';
import { put } from '../../../../src/features/desk/browser/state/cells.js';
import { entriesIn } from '../../../../src/features/desk/browser/state/names.js';
import { ProposalCard } from '../../../../src/features/desk/browser/workplace/proposals/proposal-card.js';
import { decide, show } from '../../../../src/features/desk/browser/workplace/proposals/proposals.js';
import { checklist } from '../../../../src/features/desk/browser/workplace/finish/checklist.js';
import { proposal, workOn } from './work.js';

beforeAll(() => void vi.useFakeTimers());
afterAll(() => void vi.useRealTimers());

const text = 'Ann Lee of Estonia flew to Lisbon, where Portuguese Foreign Minister Bo Dias of Portugal greeted her.';
/** Refers to nobody. */
const SAID = text.replace('greeted her', 'greeted Lee');
const cite = [[0, 33]];
const estonia = { title: 'V', status: 'COMPLETED', guestCountry: 'estonia', hostCountry: 'portugal', cite };
const begun = (annotation: object = {}) => {
  const work = workOn({
    ...{ text, people: { bo: { name: 'Bo Dias' } }, visits: { v: estonia } },
    ...{ events: { e: { title: 'E', kind: 'SIGNING', status: 'COMPLETED', visit: 'v', cite } }, ...annotation },
  });
  work.countries = ['Estonia', 'Portugal'].map((name) => ({ slug: name.toLowerCase(), name }));
  return work;
};
const only = (work: ReturnType<typeof workOn>, collection: string) => entriesIn(work.cells, collection)[0]!;
const country = (work: ReturnType<typeof workOn>) => work.cells.get('people/bo')?.['country'];

test('a delegate of unknown country has no side until the editor chooses one, and gives the person no country', () => {
  const work = begun();
  addMember(work, 'visits/v', 'delegation', 'people', 'bo');
  expect([only(work, 'delegation').fields['side'], country(work)]).toEqual(['', undefined]);
  expect(work.notice).toMatch(/^Added Bo Dias. Choose the side. /);
});

test('a new member cites the words of the visit or event if their sentence names them or refers to somebody', () => {
  const people = { bo: { name: 'Bo Dias' }, ann: { name: 'Ann Lee' }, cy: { name: 'Cy Ek' } };
  const of = (owner: string, list: string, table: string, slug: string, caret: boolean, said = text) => {
    const work = begun({ people, text: said });
    if (caret) work.caret = { start: 69, end: 76 };
    addMember(work, owner, list, table, slug);
    return [only(work, list).fields['cite'], work.notice] as const;
  };
  const asks = (owner: string) => `The words of the ${owner} do not name Bo Dias.`;
  expect(of('visits/v', 'delegation', 'people', 'bo', false)).toEqual([cite, expect.stringContaining(asks('visit'))]);
  expect(of('events/e', 'participants', 'people', 'bo', false)).toEqual([cite, `Added Bo Dias. ${asks('event')}`]);
  expect(of('events/e', 'participants', 'people', 'cy', false)).toEqual([
    cite,
    `Added Cy Ek. The words of the event do not name Cy Ek.`,
  ]);
  expect(of('events/e', 'participants', 'people', 'cy', false, SAID)[0]).toBe(undefined);
  expect(of('visits/v', 'delegation', 'people', 'bo', true)[0]).toEqual([[69, 76]]);
  expect(of('events/e', 'participants', 'people', 'ann', false)).toEqual([cite, 'Added Ann Lee']);
  expect(of('events/e', 'participants', 'countries', 'estonia', false)[0]).toEqual(cite);
  expect(of('events/e', 'participants', 'countries', 'niger', false)[0]).toBe(undefined);
});

test('a member without cited words can be given the selected words, in the form of its owner and in its own', () => {
  const work = begun({ people: { cy: { name: 'Cy Ek' } }, text: SAID });
  addMember(work, 'events/e', 'participants', 'people', 'cy');
  const { entry } = only(work, 'participants');
  work.caret = { start: 69, end: 76 };
  const page = (of: string) => render(h(Form, { work, entry: of }));
  expect(page('events/e')).toContain('Cite the selected words');
  expect(page(entry)).toContain('Add the selected words');
  work.type('cite', [[69, 76]], entry);
  expect(page('events/e')).not.toContain('Cite the selected words');
});

test('the words of an event can be cited for all participants without cited words', async () => {
  const work = begun({ people: { cy: { name: 'Cy Ek' }, di: { name: 'Di Ma' }, ann: { name: 'Ann Lee' } }, text: SAID });
  for (const slug of ['cy', 'di', 'ann']) addMember(work, 'events/e', 'participants', 'people', slug);
  const cited = () => entriesIn(work.cells, 'participants').map(({ fields }) => fields['cite']);
  expect(cited()).toEqual([undefined, undefined, cite]);
  const cites = /Cite the words of the event for all/;
  expect(render(h(Form, { work, entry: 'events/e' }))).toMatch(cites);
  citeOwner(work, 'events/e');
  expect(cited()).toEqual([cite, cite, cite]);
  expect(render(h(Form, { work, entry: 'events/e' }))).not.toMatch(cites);
  expect(checklist(work).likely).toContainEqual({
    entry: entriesIn(work.cells, 'participants')[0]!.entry,
    words: expect.stringContaining('not named in the cited words: Person: Cy Ek'),
  });
  work.undoStep();
  expect(cited()).toEqual([undefined, undefined, cite]);
});

test('a participant gets a side as soon as their country or their delegation is known', () => {
  const work = begun({ positions: [{ person: 'bo', title: 'Foreign Minister', cite }] });
  addMember(work, 'events/e', 'participants', 'people', 'bo');
  const { entry } = only(work, 'participants');
  expect(checklist(work).likely).toContainEqual({ entry, words: expect.stringContaining('Side') });
  work.type('country', 'portugal', only(work, 'positions').entry);
  expect(only(work, 'participants').fields['side']).toBe('HOST');
  expect(work.notice).toContain('Participant Bo Dias (Side: Host)');
  expect(checklist(work).likely).not.toContainEqual({ entry, words: expect.stringContaining('Side') });

  const other = begun();
  addMember(other, 'events/e', 'participants', 'people', 'bo');
  addMember(other, 'visits/v', 'delegation', 'people', 'bo');
  other.type('side', 'GUEST', only(other, 'delegation').entry);
  expect(only(other, 'participants').fields['side']).toBe('GUEST');
});

test('a participant from a third country is not asked for a side', () => {
  const work = begun({ people: { bo: { name: 'Bo Dias', country: 'niger' } } });
  addMember(work, 'events/e', 'participants', 'people', 'bo');
  const { entry } = only(work, 'participants');
  expect(checklist(work).likely).not.toContainEqual({ entry, words: expect.stringContaining('Side') });
});

test('a delegate from a known country has the side of that country', () => {
  for (const [of, side] of Object.entries({ portugal: 'HOST', estonia: 'GUEST', niger: '' })) {
    const work = begun({ people: { bo: { name: 'Bo Dias', country: of } } });
    addMember(work, 'visits/v', 'delegation', 'people', 'bo');
    expect(only(work, 'delegation').fields['side']).toBe(side);
  }
});

test('selected words give a delegate a side only if they or the title before them state the country', () => {
  const side = (words: string, text: string) => {
    const work = begun({ text });
    work.caret = { start: text.indexOf(words), end: text.indexOf(words) + words.length };
    work.say('delegation');
    return only(work, 'delegation').fields['side'];
  };
  expect([side('Bo Dias', text), side('Ann Lee of Estonia', text)]).toEqual(['HOST', 'GUEST']);
  const met =
    'Portuguese Foreign Minister Bo Dias met Estonia’s President Ann Lee, Cy Ek and the French ambassador to Portugal, Al Aho.';
  expect(['Portuguese Foreign Minister Bo Dias', 'Foreign Minister Bo Dias', 'Bo Dias'].map((each) => side(each, met))).toEqual([
    ...['HOST', 'HOST', 'HOST'],
  ]);
  expect(['President Ann Lee', 'Ann Lee', 'Cy Ek', 'Al Aho'].map((each) => side(each, met))).toEqual(['GUEST', 'GUEST', '', '']);
});

test('a completed country follows the side that the editor chooses, as does that of an office, and one undo restores it', () => {
  const work = begun();
  addMember(work, 'visits/v', 'delegation', 'people', 'bo');
  const { entry } = only(work, 'delegation');
  const office = () => only(work, 'positions').fields['country'];
  work.type('side', 'GUEST', entry);
  expect(country(work)).toBe('estonia');
  expect(work.notice).toBe('Changed the delegate. Also set: Person Bo Dias (Country: Estonia)');
  work.add('Added', put(work.cells, 'positions/minister', { person: 'bo', title: 'Foreign Minister', cite }));
  expect(office()).toBe('estonia');
  work.type('side', 'HOST', entry);
  expect([country(work), office()]).toEqual(['portugal', 'portugal']);
  expect(work.notice).toContain(
    'Also set: Person Bo Dias (Country: Portugal); Office Bo Dias, Foreign Minister (Country: Portugal)',
  );
  work.undoStep();
  expect([country(work), office()]).toEqual(['estonia', 'estonia']);
  work.remove(entry);
  expect([country(work), office()]).toEqual([undefined, undefined]);
  expect(work.notice).toContain('Also set: Person Bo Dias (Country: –)');
});

test('a country that an editor chose does not follow the side', () => {
  const work = begun();
  addMember(work, 'visits/v', 'delegation', 'people', 'bo');
  const { entry } = only(work, 'delegation');
  work.type('side', 'GUEST', entry);
  work.type('country', undefined, 'people/bo');
  work.type('country', 'estonia', 'people/bo');
  work.type('side', 'HOST', entry);
  expect(country(work)).toBe('estonia');
  expect(checklist(work).likely).toContainEqual({ entry, words: expect.stringContaining('from the guest country') });
});

test('a participant in an event is on the same side as in the delegation, whatever their country', () => {
  for (const side of ['HOST', 'GUEST']) {
    const delegation = [{ name: 'Bo Dias', person: 'bo', side, cite }];
    const work = begun({ people: { bo: { name: 'Bo Dias', country: 'estonia' } }, visits: { v: { ...estonia, delegation } } });
    addMember(work, 'events/e', 'participants', 'people', 'bo');
    expect(only(work, 'participants').fields['side']).toBe(side);
  }
  const work = begun();
  addMember(work, 'events/e', 'participants', 'people', 'bo');
  expect(only(work, 'participants').fields).not.toHaveProperty('side');
});

test('a proposed participant has the side of the delegation, and the proposal shows it', () => {
  const part = proposal('participants/bo', 'PARTICIPANT', { event: 'e', person: 'bo' }, { person: 'bo', side: 'GUEST', cite });
  for (const side of ['HOST', 'GUEST']) {
    const work = begun({
      visits: { v: { ...estonia, delegation: [{ name: 'Bo', person: 'bo', side, cite }] } },
      proposals: [part],
    });
    show(work, part);
    expect(render(h(ProposalCard, { work, proposal: part }))).toContain(side === 'HOST' ? 'Host' : 'Guest');
    decide(work, 'ACCEPTED');
    expect(only(work, 'participants').fields['side']).toBe(side);
  }
});

test('a delegate whose side is cleared has none until the editor chooses again', () => {
  const work = begun();
  addMember(work, 'visits/v', 'delegation', 'people', 'bo');
  const { entry } = only(work, 'delegation');
  for (const side of ['HOST', undefined]) work.type('side', side, entry);
  expect([only(work, 'delegation').fields['side'], country(work)]).toEqual(['', undefined]);
});
