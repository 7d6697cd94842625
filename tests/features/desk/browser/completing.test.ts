import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Form } from '../../../../src/features/desk/browser/forms/form.js';
import { annotationFromCells } from '../../../../src/features/desk/browser/state/annotation-cells.js';
import { decide, show } from '../../../../src/features/desk/browser/workplace/proposals/proposals.js';
import type { Work } from '../../../../src/features/desk/browser/workplace/work.js';
import { toSlug } from '../../../../src/model/slug.js';
import { acceptSure, proposal, workOn } from './work.js';

beforeAll(() => void vi.useFakeTimers());
afterAll(() => void vi.useRealTimers());

const TEXT = 'Ann Lee of Finland went to Estonia, not to Niger. “So be it,” she said.';
const cite = [[0, 34]];
const visit = proposal('visits/v', 'VISIT', { slug: 'v' }, { title: 'V', status: 'COMPLETED', hostCountry: 'estonia', cite });
const quote = (claim: object = {}) =>
  proposal('statements/q', 'STATEMENT', { slug: 'q' }, { kind: 'DIRECT_QUOTE', text: 'So be it', cite: [[51, 59]], ...claim });
const talks = (start?: string) =>
  proposal('events/e', 'EVENT', { slug: 'e' }, { kind: 'TALKS', title: 'E', status: 'COMPLETED', ...(start && { start }), cite });
const begun = (proposals: ReturnType<typeof proposal>[], annotation: object = {}) => {
  const work = workOn({ text: TEXT, proposals, source: { publishedOn: '2019-05-15' }, ...annotation });
  work.view = () => true;
  work.countries = [
    { slug: 'finland', name: 'Finland' },
    { slug: 'estonia', name: 'Estonia' },
    { slug: 'niger', name: 'Niger' },
  ];
  return work;
};
/** Ann Lee, named in the quote's paragraph, takes part in each visit of an annotation. */
const delegation = [{ name: 'Ann Lee', side: 'GUEST', capacity: 'HEAD', cite: [[0, 7]] }];
const head = proposal(
  'delegation/a',
  'DELEGATE',
  { visit: 'v', person: 'ann-lee' },
  { name: 'Ann Lee', person: 'ann-lee', side: 'GUEST', capacity: 'HEAD', cite },
);
test('a value that other facts imply is marked in the form until the editor changes it', () => {
  const said = quote({ speakers: [{ person: 'ann-lee' }] });
  const work = begun([said, visit, head], { people: { 'ann-lee': { name: 'Ann Lee' } } });
  accept(work, said);
  work.open('statements/q');
  expect([work.cells.get('statements/q')?.['visit'], work.isInferred('visit')]).toEqual([undefined, false]);
  accept(work, visit, head);
  work.open('statements/q');
  expect([work.cells.get('statements/q')?.['visit'], work.isInferred('visit')]).toEqual(['v', true]);
  expect(render(h(Form, { work, entry: 'statements/q' }))).toContain('Filled in from other facts');
  work.type('visit', undefined);
  work.type('visit', 'v');
  expect(work.isInferred('visit')).toBe(false);
});

test('a quote of an outlet is its own report', () => {
  const organizations = { sentinel: { name: 'The Sentinel', kind: 'NEWSPAPER' }, un: { name: 'UN', kind: 'INTERGOVERNMENTAL' } };
  const reportedBy = (...slugs: string[]) => {
    const said = quote({ speakers: slugs.map((organization) => ({ organization })) });
    const work = begun([said], { organizations });
    accept(work, said);
    return work.cells.get('statements/q')?.['reportedBy'];
  };
  expect([reportedBy('sentinel'), reportedBy('un'), reportedBy('sentinel', 'un')]).toEqual(['sentinel', undefined, undefined]);
});

const accept = (work: Work, ...proposals: ReturnType<typeof proposal>[]) => {
  for (const each of proposals) {
    show(
      work,
      work.proposals.find(({ name }) => name === each.name)!,
    );
    decide(work, 'ACCEPTED');
  }
  return annotationFromCells(work.cells).annotation as any;
};

test('a quote and an event belong to the only visit, whichever is accepted first', () => {
  for (const order of [
    [visit, head, quote(), talks()],
    [quote(), talks(), visit, head],
  ]) {
    const { statements, events } = accept(begun(order), ...order);
    expect([statements.q.visit, events.e.visit]).toEqual(['v', 'v']);
  }
});

test.each([
  ['COMPLETED', 'v'],
  ['ONGOING', 'v'],
  ['PROPOSED', undefined],
  ['PLANNED', undefined],
  ['CANCELLED', undefined],
  [undefined, undefined],
])('checks whether a quote was said during the only visit when its status is %s: %s', (status, slug) => {
  const visits = { v: { title: 'V', delegation, ...(status && { status }) } };
  expect(accept(begun([quote()], { visits }), quote()).statements.q.visit).toBe(slug);
});

const byAnn = quote({ speakers: [{ person: 'ann-lee' }] });
const ofAnn = [{ ...delegation[0], person: 'ann-lee' }];

test('a quote and an event belong to neither of two visits, unless only one is near the day of publication', () => {
  const visit = { status: 'COMPLETED', delegation: ofAnn };
  const of = (start: string) =>
    accept(begun([byAnn], { visits: { a: { start: '2019-05-14', ...visit }, b: { start, ...visit } } }), byAnn).statements.q
      .visit;
  expect([of('2018-05-14'), of('2019-05-01')]).toEqual(['a', undefined]);
});

test.each([
  ['2019-05-15', '2019-05-16', 'v'],
  ['2019-05-13', '2019-05-16', undefined],
  ['2019-05-17', '2019-05-16', undefined],
  ['2019-06-30', undefined, undefined],
])('checks whether an event on %s is part of a visit from 2019-05-14 to %s: %s', (start, end, slug) => {
  const visits = { v: { title: 'V', start: '2019-05-14', ...(end && { end }) } };
  expect(accept(begun([talks(start)], { visits }), talks(start)).events.e.visit).toBe(slug);
});

test.each([
  ['2019-05-15', 'v'],
  ['2019-05-17', undefined],
  ['2018-05-15', undefined],
])('an event of %s is part of a visit that ended on 2019-05-16: %s', (start, slug) => {
  const visits = { v: { title: 'V', end: '2019-05-16' } };
  expect(accept(begun([talks(start)], { visits }), talks(start)).events.e.visit).toBe(slug);
});

test.each(['CANCELLED', 'POSTPONED', 'DENIED'])('an event of another sentence is not part of a %s visit', (status) => {
  const of = (cite: number[][]) =>
    accept(begun([talks()], { visits: { v: { title: 'V', status, cite } } }), talks()).events.e.visit;
  expect([of([[52, 58]]), of([[38, 46]])]).toEqual([undefined, 'v']);
});

test.each([
  [{ speakers: [{ person: 'ann-lee' }] }, 'v'],
  [{ speakersAsPrinted: ['Ms Lee'] }, 'v'],
  [{ speakersAsPrinted: ['she'] }, 'v'],
  [{ speakers: [{ person: 'bo-aho' }] }, undefined],
])('checks whether a quote of %j, in a paragraph that names Ann Lee, was said during her visit: %s', (claim, slug) => {
  const people = { 'ann-lee': { name: 'Ann Lee' }, 'bo-aho': { name: 'Bo Aho' } };
  const visits = { v: { title: 'V', status: 'ONGOING', delegation: [{ ...delegation[0], person: 'ann-lee' }] } };
  expect(accept(begun([quote(claim)], { people, visits }), quote(claim)).statements.q.visit).toBe(slug);
});

test.each([
  ['COMPLETED', 'v'],
  ['PLANNED', undefined],
])('checks whether a quote by a participant in an event of the visit that is %s was said during it: %s', (status, slug) => {
  const people = { 'bo-aho': { name: 'Bo Aho' } };
  const visits = { v: { title: 'V', status: 'ONGOING', delegation } };
  const events = { e: { title: 'E', kind: 'TALKS', status, visit: 'v', participants: [{ person: 'bo-aho', cite }], cite } };
  const byBo = quote({ speakers: [{ person: 'bo-aho' }] });
  expect(accept(begun([byBo], { people, visits, events }), byBo).statements.q.visit).toBe(slug);
});

test('a quote of an unknown speaker belongs to a visit only if the text has no other, accepted or proposed', () => {
  const other = proposal(
    'visits/w',
    'VISIT',
    { slug: 'w' },
    { title: 'W', status: 'PLANNED', hostCountry: 'niger', cite: [[42, 47]] },
  );
  const visits = { v: { title: 'V', status: 'COMPLETED', delegation: ofAnn } };
  const people = { 'ann-lee': { name: 'Ann Lee' } };
  const by = (claim: object, ...others: (typeof other)[]) => {
    const work = begun([quote(claim), ...others], { visits, people });
    return accept(work, ...others.slice(1), quote(claim)).statements.q.visit;
  };
  expect([by({}), by({}, other), by({}, other, other)]).toEqual(['v', undefined, undefined]);
  const known = { speakers: [{ person: 'ann-lee' }] };
  expect([by(known), by(known, other)]).toEqual(['v', 'v']);
});

test('a quote does not belong to a visit by people named neither in its words nor in its paragraph', () => {
  const visits = { v: { title: 'V', status: 'ONGOING', delegation: [{ ...delegation[0], name: 'The Queen of Denmark' }] } };
  expect(accept(begun([quote()], { visits }), quote()).statements.q.visit).toBe(undefined);
});

test('accepting a person names them as the speaker of quotes printed under their name only, and the message says so', () => {
  const person = (slug: string, name: string) => proposal(`people/${slug}`, 'PERSON', { slug }, { name });
  const [ann, ama] = [person('ann-osei-lee', 'Ann Osei-Lee'), person('ama-osei-lee', 'Ama Osei-Lee')];
  const said = (printed: string[], ...others: (typeof ann)[]) => {
    const by = quote({ speakersAsPrinted: printed });
    const work = begun([by, ann, ...others]);
    const { statements } = accept(work, by, ann);
    return [statements.q.speakers, work.notice] as const;
  };
  for (const printed of ['Ann Osei-Lee', 'President Ann Osei-Lee', 'Osei-Lee'])
    expect(said([printed])).toEqual([
      [{ person: 'ann-osei-lee' }],
      'Accepted. Also set: Quote So be it (Speakers: Ann Osei-Lee). No open proposals.',
    ]);
  for (const printed of ['Ama Osei-Lee', 'she', 'the president'])
    expect(said([printed])).toEqual([undefined, 'Accepted. No open proposals.']);
  expect(said(['Osei-Lee', 'Bo Ek'])[0]).toBe(undefined);
  expect(said(['Osei-Lee'], ama)[0]).toBe(undefined);
  expect(said(['Ann Osei-Lee'], ama)[0]).toEqual([{ person: 'ann-osei-lee' }]);
});

test('a speaker removed by an editor is not named again', () => {
  const by = quote({ speakersAsPrinted: ['Ann Lee'] });
  const [ann, bo] = ['Ann Lee', 'Bo Ek'].map((name) => proposal(`people/${name}`, 'PERSON', { slug: toSlug(name) }, { name }));
  const work = begun([by, ann!, bo!]);
  expect(accept(work, by, ann!).statements.q.speakers).toEqual([{ person: 'ann-lee' }]);
  work.open('statements/q');
  work.type('speakers', undefined);
  expect(accept(work, bo!).statements.q.speakers).toBe(undefined);
});

test('a sure proposal completed after drafting is no longer sure', () => {
  const visits = { v: { title: 'V', status: 'ONGOING', delegation } };
  const work = begun([quote(), talks('2018-01-01')], { visits: { ...visits, v: { ...visits.v, start: '2019-05-14' } } });
  acceptSure(work);
  const { statements, events } = annotationFromCells(work.cells).annotation as any;
  expect([statements, Object.keys(events)]).toEqual([undefined, ['e']]);
  accept(work, quote());
  expect((annotationFromCells(work.cells).annotation as any).statements.q.visit).toBe('v');
});

test('the values of a proposal are kept, but a value removed by an editor is not restored', () => {
  const other = begun([visit, quote({ visit: 'w' })]);
  expect(accept(other, visit, quote()).statements.q.visit).toBe('w');
  const work = begun([visit, head, quote(), talks()]);
  accept(work, visit, quote());
  expect((annotationFromCells(work.cells).annotation as any).statements.q.visit).toBe('v');
  work.open('statements/q');
  work.type('visit', undefined);
  expect(accept(work, talks()).statements.q.visit).toBe(undefined);
});

test('a visit has the country of its head, or the only other country in its words', () => {
  expect(accept(begun([visit]), visit).visits.v.guestCountry).toBe('finland');
  const unclear = proposal('visits/v', 'VISIT', { slug: 'v' }, { title: 'V', hostCountry: 'estonia', cite: [[0, 49]] });
  const people = { 'ann-lee': { name: 'Ann Lee', country: 'niger' } };
  expect(accept(begun([unclear]), unclear).visits.v.guestCountry).toBe(undefined);
  expect(accept(begun([unclear, head], { people }), unclear, head).visits.v.guestCountry).toBe('niger');
});

test('a visit does not take the country of a head who travels for an organization', () => {
  const annotation = {
    people: { 'ann-lee': { name: 'Ann Lee', country: 'niger' } },
    organizations: { o: { name: 'Trade Body', kind: 'INTERGOVERNMENTAL' } },
    positions: [{ title: 'Head', person: 'ann-lee', organization: 'o', cite }],
  };
  const work = begun([visit, head], annotation);
  expect(accept(work, head, visit).visits.v.guestCountry).toBe(undefined);
});

test('a person is given the country of their office, or else of their side of a visit', () => {
  const office = proposal(
    'positions/o',
    'POSITION',
    { person: 'bo' },
    { title: 'Minister', person: 'bo', country: 'niger', cite },
  );
  const person = proposal('people/bo', 'PERSON', { slug: 'bo' }, { name: 'Bo' });
  const visits = { v: { title: 'V', hostCountry: 'estonia', delegation: [{ name: 'Bo', person: 'bo', side: 'HOST', cite }] } };
  expect(accept(begun([person], { visits }), person).people.bo.country).toBe('estonia');
  expect(accept(begun([office, person]), office).people.bo.country).toBe('niger');
});

test("a person's country follows that of their office while the editor chooses it", () => {
  const work = begun([], { people: { bo: { name: 'Bo' } }, positions: [{ title: 'Minister', person: 'bo', cite }] });
  work.open([...work.cells.keys()].find((entry) => entry.startsWith('positions/'))!);
  const countryOfBo = (country: string | undefined) => {
    work.type('country', country);
    return (annotationFromCells(work.cells).annotation as any).people.bo.country;
  };
  expect([countryOfBo('niger'), countryOfBo('finland'), countryOfBo(undefined)]).toEqual(['niger', 'finland', undefined]);
  work.type('country', 'estonia', 'people/bo');
  expect(countryOfBo('niger')).toBe('estonia');
});

test('undoing an acceptance also undoes its effects on other facts', () => {
  const work = begun([quote(), visit]);
  accept(work, quote(), visit);
  work.undoStep();
  const { statements, visits } = annotationFromCells(work.cells).annotation as any;
  expect([statements.q.visit, visits]).toEqual([undefined, undefined]);
});

test('the message names each fact that was completed, and the value', () => {
  const work = begun([quote(), talks(), visit, head]);
  accept(work, quote(), talks(), visit);
  expect(work.notice).toContain('Accepted. Also set: Quote So be it (Said during: V); Event E (Visit: V)');
});

test('if there are several visits around the publication date, a quote and an event belong to the only one that had begun', () => {
  const visits = {
    v: { title: 'V', status: 'COMPLETED', start: '2019-05-14', delegation: ofAnn },
    w: { title: 'W', status: 'PLANNED', start: '2019-05-17', delegation: ofAnn },
  };
  const { statements, events } = accept(begun([byAnn, talks('2019-05-15')], { visits }), byAnn, talks('2019-05-15'));
  expect([statements.q.visit, events.e.visit]).toEqual(['v', 'v']);
  const begunBoth = { ...visits, w: { ...visits.w, status: 'ONGOING', start: '2019-05-15' } };
  expect(accept(begun([byAnn], { visits: begunBoth }), byAnn).statements.q.visit).toBe(undefined);
});

test.each([
  ['PRESS_CONFERENCE', 'e'],
  ['TALKS', undefined],
])('a quote in the sentence of the only %s was said there', (kind, event) => {
  const text = 'Ann Lee told them “So be it” in Estonia. She smiled.';
  const work = workOn({
    ...{ text, source: { publishedOn: '2019-05-15' } },
    visits: { v: { title: 'V', status: 'COMPLETED', hostCountry: 'estonia', cite: [[0, 39]] } },
    events: { e: { kind, title: 'E', status: 'COMPLETED', visit: 'v', cite: [[0, 17]] } },
  });
  work.caret = { start: 19, end: 27 };
  work.add('Added', [
    { entry: 'statements/q', field: 'text', before: undefined, after: 'So be it' },
    { entry: 'statements/q', field: 'cite', before: undefined, after: [[19, 27]] },
  ]);
  expect(work.cells.get('statements/q')!['event']).toBe(event);
  if (event) expect(work.cells.get('statements/q')!['visit']).toBe('v');
});

test('accepting the press conference of a quote sets the visit of both', () => {
  const conference = proposal(
    'events/e',
    'EVENT',
    { slug: 'e' },
    { kind: 'PRESS_CONFERENCE', title: 'E', status: 'COMPLETED', cite },
  );
  const work = workOn({
    ...{ text: 'Ann Lee told them “So be it” in Estonia.', source: { publishedOn: '2019-05-15' }, proposals: [conference] },
    visits: { v: { title: 'V', status: 'COMPLETED', start: '2019-05-14', hostCountry: 'estonia', cite: [[0, 40]] } },
    statements: { q: { kind: 'DIRECT_QUOTE', text: 'So be it', visit: undefined, cite: [[19, 27]] } },
  });
  accept(work, conference);
  const { event, visit } = work.cells.get('statements/q')!;
  expect([event, visit, work.cells.get('events/e')!['visit']]).toEqual(['e', 'v', 'v']);
});

test('a quote about the only visit is not completed with it', () => {
  const visits = { v: { title: 'V', status: 'COMPLETED', delegation: ofAnn } };
  const about = quote({ speakers: [{ person: 'ann-lee' }], about: ['v'] });
  expect(accept(begun([byAnn], { visits }), byAnn).statements.q.visit).toBe('v');
  expect(accept(begun([about], { visits }), about).statements.q.visit).toBe(undefined);
});

test('choosing a visit as the occasion of a quote removes it from the visits that the quote is about', () => {
  const visits = { v: { title: 'V' }, w: { title: 'W' } };
  const events = { e: { title: 'E', kind: 'TALKS', status: 'COMPLETED', visit: 'v' } };
  const chosen = (about: string[], field: string, value: string) => {
    const statements = { q: { kind: 'DIRECT_QUOTE', text: 'So be it', about, cite: [[51, 59]] } };
    const work = workOn({ text: TEXT, visits, events, statements });
    work.type(field, value, 'statements/q');
    const { visit, about: others } = work.cells.get('statements/q')!;
    return [visit, others];
  };
  expect(chosen(['v'], 'visit', 'v')).toEqual(['v', undefined]);
  expect(chosen(['v', 'w'], 'visit', 'v')).toEqual(['v', ['w']]);
  expect(chosen(['v', 'w'], 'event', 'e')).toEqual(['v', ['w']]);
  expect(chosen(['w'], 'visit', 'v')).toEqual(['v', ['w']]);
});

test('a value that an editor has removed is not filled in, even if it could not be inferred at that time', () => {
  const visits = { v: { title: 'V', status: 'COMPLETED' } };
  const said = quote({ visit: 'v', speakers: [{ person: 'ann-lee' }] });
  const after = (...removed: string[]) => {
    const work = begun([said, head], { visits, people: { 'ann-lee': { name: 'Ann Lee' } } });
    accept(work, said);
    for (const field of removed) work.type(field, undefined, 'statements/q');
    accept(work, head);
    return work.cells.get('statements/q')!['visit'];
  };
  expect([after(), after('visit')]).toEqual(['v', undefined]);
});
