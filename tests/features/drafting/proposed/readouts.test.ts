import { expect, test } from 'vitest';
import { countries } from '../../../../seed/reference/countries.js';
import { readArticle } from '../../../../src/features/drafting/article.js';
import { propose } from '../../../../src/features/drafting/propose.js';

const known = { people: [], organizations: [], countries: countries() };
const published = '2024-05-08';
const article = (text: string) => readArticle(text, { known, published });
const claims = (text: string, wanted: string) =>
  propose(text, { known, published }).proposals.flatMap(({ type, claim }) => (type === wanted ? [claim] : []));
const offices = (text: string) =>
  article(text).offices.map((each) => [each.title, each.person.slug, each.country ?? each.organization?.slug ?? null]);

test('the office of a person who was received is not that of the host', () => {
  const text =
    'The Minister of Foreign Affairs, Ilse Aumann, received the Defence Minister of the Republic of Ghana, Kofi Boateng, in Vienna today.';
  expect(offices(text)).toEqual([
    ['Minister of Foreign Affairs', 'ilse-aumann', null],
    ['Defence Minister', 'kofi-boateng', 'ghana'],
  ]);
  expect(claims(text, 'Visit')).toMatchObject([{ hostCountry: 'austria', guestCountry: 'ghana', start: '2024-05-08' }]);
});

test.each([
  ['She thanked the Minister of Health of Peru, Rosa Quispe.', ['Minister of Health', 'rosa-quispe', 'peru']],
  ['It is led by its deputy executive director, Bo Lindqvist.', ['deputy executive director', 'bo-lindqvist', null]],
  [
    'The secretary of the World Trade Organization, Ingrid Falk, smiled.',
    ['secretary', 'ingrid-falk', 'world-trade-organization'],
  ],
])('an office has its whole title, without the state or organization: %s', (text, expected) => {
  expect(offices(text)).toEqual([expected]);
});

test('a dateline is neither a speaker nor part of the cited words', () => {
  const text =
    'QUITO, May 8, 2024 (Andes Wire) - The head of the port authority, Dr. Rosa Quispe, urged shippers to wait until the strike ends.';
  const [said] = claims(text, 'Statement');
  expect(said).toMatchObject({ speakers: [{ person: 'rosa-quispe' }] });
  const visit = article('HANOI, May 8 (Delta Wire) – Chilean President Ana Rojas visited Laos on Monday.').visits[0]!;
  expect(visit.passages[0]!.start).toBe('HANOI, May 8 (Delta Wire) – '.length);
});

test.each([
  'Peruvian President Ana Rojas, on a two-day visit to Norway, spoke in a valley that is home to nearly two million sheep.',
  'Peruvian President Ana Rojas, on a private trip to Norway, said she doubted that the whalers would return.',
  'Peruvian President Ana Rojas, on an official visit to Norway since Monday, told pupils that perhaps half of them would leave.',
])('what somebody said on a visit does not put the visit in doubt: %s', (text) => {
  expect(claims(text, 'Visit')).toMatchObject([{ hostCountry: 'norway', guestCountry: 'peru' }]);
});

test.each([
  'Peruvian President Ana Rojas, who reportedly planned a visit to Norway, said nothing.',
  'Peruvian President Ana Rojas nearly paid a visit to Norway.',
])('a visit that did not take place or that is only rumoured is not proposed: %s', (text) => {
  expect(claims(text, 'Visit')).toEqual([]);
});
