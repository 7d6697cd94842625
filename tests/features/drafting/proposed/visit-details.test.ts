import { expect, test } from 'vitest';
import { countries } from '../../../../seed/reference/countries.js';
import { SURE } from '../../../../src/features/drafting/confidence/confidence.js';
import { propose } from '../../../../src/features/drafting/propose.js';

const known = { people: [], organizations: [], countries: countries() };
const read = (text: string) => propose(text, { known, published: '2019-06-14' }).proposals;
const claims = (text: string, kind: string) => read(text).flatMap(({ type, claim }) => (type === kind ? [claim] : []));
const events = (text: string) => claims(text, 'Event').map(({ kind, start, places, venue }) => [kind, start, places, venue]);

const TOP = `OSLO, Norway, June 14, 2019 (Fjord Wire) — Peruvian President Ana Solis flew home Friday after a three-day official visit to Norway that yielded little.`;

test('the days and cities of a visit come from the rest of the text', () => {
  const text = `${TOP}\n\nThe visit opened Wednesday with rain. On Thursday she rode a train to Skien. Her last stop was Moss, a small port south of Oslo.`;
  expect(claims(text, 'Visit')).toMatchObject([
    { hostCountry: 'norway', start: '2019-06-12', end: '2019-06-14', durationDays: 3, places: ['Oslo', 'Skien', 'Moss'] },
  ]);
});

test('the outlet of a dispatch is in its dateline', () => {
  const text = `${TOP}\n\n“The herring was better than the talks,” Solis said.`;
  expect(claims(text, 'Organization')).toMatchObject([{ name: 'Fjord Wire', kind: 'NEWS_AGENCY' }]);
  expect(claims(text, 'Statement').at(-1)).toMatchObject({ reportedBy: 'fjord-wire' });
  const own = propose(text, { known, published: '2019-06-14', outlet: 'fjord-wire' }).proposals;
  expect(own.find(({ type }) => type === 'Statement')!.claim).not.toHaveProperty('reportedBy');
});

test('a dateline without an agency names the city', () => {
  const text =
    'OSLO, 14 June 2019 — Peruvian President Ana Solis flew home on Friday after an official visit to Norway that yielded little.';
  expect(claims(text, 'Visit')).toMatchObject([{ places: ['Oslo'], end: '2019-06-14' }]);
});

test('an earlier trip and a planned visit are visits of their own', () => {
  const text = `${TOP}\n\nSolis knew the country already. As mayor of Huaraz, she came to Hamar in 2011.\n\nNorwegian Prime Minister Nils Ek announced that he would stay on in Lima for a state visit after a summit.`;
  const visits = claims(text, 'Visit').map(({ hostCountry, start, status, places }) => [hostCountry, start, status, places]);
  expect(visits).toEqual([
    ['norway', undefined, undefined, ['Oslo']],
    ['norway', '2011', undefined, ['Hamar']],
    ['peru', undefined, 'PLANNED', ['Lima']],
  ]);
});

test.each([
  [
    'The visit opened Wednesday at Harbour Cemetery, where Solis burned incense.',
    ['CEREMONY', '2019-06-12', undefined, 'Harbour Cemetery'],
  ],
  [
    'On Thursday she rode a train to Skien, where Envoy Nils Ek walked her through a mill.',
    ['OTHER', '2019-06-13', ['Skien'], undefined],
  ],
  [
    'Her last stop was Moss, a small port south of Oslo, where she drank coffee Friday with farmers.',
    ['OTHER', '2019-06-14', ['Moss'], undefined],
  ],
])('the day and the place of an event may be in the clause before it: %s', (sentence, expected) => {
  expect(events(`${TOP}\n\nSolis smiled. ${sentence}`)).toEqual([expected]);
});

test('two outings without a day are two events', () => {
  const text = `${TOP}\n\nSolis smiled. She travelled to Skien, where Envoy Nils Ek walked her through a mill. Her last stop was Moss, where she drank coffee with farmers.`;
  expect(propose(text, { known }).proposals.flatMap(({ type, claim }) => (type === 'Event' ? [claim['places']] : []))).toEqual([
    ['Skien'],
    ['Moss'],
  ]);
});

test('a dinner is on the evening of the day named before', () => {
  const text = `${TOP}\n\nThe visit opened Wednesday. Norwegian Prime Minister Nils Ek gave a dinner for her that night in the gardens of the Holmen Palace.`;
  expect(events(text)).toEqual([['BANQUET', '2019-06-12', undefined, 'Holmen Palace']]);
  expect(claims(text, 'Participant').map(({ person, side }) => [person, side])).toEqual([
    ['nils-ek', 'HOST'],
    ['ana-solis', 'GUEST'],
  ]);
});

test('the two who sign are on the sides of their countries, on the day named between', () => {
  const text = `${TOP}\n\nTrade Minister Pilar Rey signed the agreement Thursday evening with her Norwegian counterpart, Nils Ek, who smiled.`;
  expect(events(text)).toEqual([['SIGNING', '2019-06-13', undefined, undefined]]);
  expect(claims(text, 'Participant').map(({ person, side }) => [person, side])).toEqual([
    ['pilar-rey', 'GUEST'],
    ['nils-ek', 'HOST'],
  ]);
  const offices = claims(text, 'Position').map(({ title, person, country }) => [title, person, country]);
  expect(offices).toContainEqual(['Trade Minister', 'pilar-rey', 'peru']);
  expect(offices).toContainEqual(['Trade Minister', 'nils-ek', 'norway']);
});

test('a closing news conference has the host and the guest, and its quotations are attached to it', () => {
  const text = `${TOP}\n\nThe silence came at the closing news conference. Solis looked at Norwegian Prime Minister Nils Ek. “We shall pay for what we eat,” she finally answered.`;
  const proposals = read(text);
  const event = proposals.find(({ type }) => type === 'Event')!;
  expect(event.claim).toMatchObject({ kind: 'PRESS_CONFERENCE', visit: 'ana-solis-norway' });
  expect(proposals.filter(({ type }) => type === 'Participant').map(({ claim }) => claim['person'])).toEqual([
    'ana-solis',
    'nils-ek',
  ]);
  const quoted = proposals.find(({ type }) => type === 'Statement')!;
  expect(quoted.claim).toMatchObject({ event: event.key['slug'], visit: 'ana-solis-norway' });
  expect(quoted.confidence).toBeLessThan(SURE);
});

test('a few words after a colon are proposed as a quotation of the subject, with low confidence', () => {
  const [quoted] = read('Trade Minister Pilar Rey was briefer: “Now we fish.”').filter(({ type }) => type === 'Statement');
  expect(quoted!.claim).toMatchObject({ text: 'Now we fish.', speakers: [{ person: 'pilar-rey' }] });
  expect(quoted!.confidence).toBeLessThan(SURE);
});

test.each([
  ['Trade Minister Pilar Rey hailed the deal as the largest of its kind in the north.', 'pilar-rey'],
  ['Trade Minister Pilar Rey met Speaker Nils Ek, whom she urged to let Peruvians fish in the fjords.', 'pilar-rey'],
])('what somebody hails or urges is a paraphrase: %s', (text, person) => {
  expect(claims(text, 'Statement')).toMatchObject([{ kind: 'PARAPHRASE', speakers: [{ person }] }]);
});

test('a radio station to which somebody speaks reports it, and a national assembly is a legislature', () => {
  const text =
    'In Lima, Envoy Pablo Rey complained to Radio Mirador that they were “buying boats by the handful and bread by the slice.”';
  expect(claims(text, 'Organization')).toMatchObject([{ name: 'Radio Mirador', kind: 'BROADCASTER' }]);
  expect(claims(text, 'Statement')).toMatchObject([{ reportedBy: 'radio-mirador', speakers: [{ person: 'pablo-rey' }] }]);
  expect(claims('National Assembly Speaker Nils Ek smiled.', 'Organization')).toMatchObject([{ kind: 'LEGISLATURE' }]);
});

test.each([
  ['Peruvian President Ana Solis was the first head of state to visit Norway since the war.', undefined],
  ['President Ana Solis of Peru, the head of state, will visit Norway in July.', undefined],
  ['Peruvian President Ana Solis visited Norway, a member state, on a trip in May 2019.', undefined],
  ['Peruvian President Ana Solis paid a state and working visit to Norway in May 2019.', 'STATE'],
  ['Peruvian President Ana Solis paid a visite d’État to Norway in May 2019.', 'STATE'],
  ['Peruvian President Ana Solis was on a State Visit to Norway in May 2019.', 'STATE'],
  ['Peruvian President Ana Solis made her first official overseas trip to Norway in May 2019.', 'OFFICIAL'],
])('the kind of a visit comes from its name, not from the head of state: %s', (text, kind) => {
  expect(claims(text, 'Visit').map((visit) => visit['kind'])).toEqual([kind]);
});
