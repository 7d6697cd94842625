import { expect, test } from 'vitest';
import { SURE } from '../../../../src/features/drafting/confidence/confidence.js';
import { propose } from '../../../../src/features/drafting/propose.js';
import { countries } from '../../../../seed/reference/countries.js';

const known = { people: [], organizations: [], countries: countries() };
const WHO = 'Fijian Prime Minister Seru Rabuka';
/** The visits in a text of 3 October 2017. */
const visits = (text: string) =>
  propose(text, { published: '2017-10-03', known }).proposals.filter(({ type }) => type === 'Visit');

test.each([
  ['is to visit Nukuʻalofa in March for the opening of a hospital', 'tonga 2018-03'],
  ['will travel to Addis Ababa on February 23', 'ethiopia 2018-02-23'],
  ['is due in London on Monday', 'united-kingdom 2017-10-09'],
  ['is expected in Paris next week', 'france [2017-10-09..2017-10-15]'],
  ['had been due in London', 'united-kingdom'],
  ['is to be received in Tokyo in June', 'japan 2018-06'],
  ['will be in Tokyo on Friday', 'japan 2017-10-06'],
  ['heads to Tokyo on Friday', 'japan 2017-10-06'],
  ['was to visit Japan in May', 'japan 2017-05'],
  ['plans a trip to Japan in June', 'japan 2018-06'],
  ['visits Japan next month', 'japan 2017-11'],
])('a future visit is proposed as planned, and is not sure: %s', (words, expected) => {
  for (const text of [`${WHO} ${words}.`, `${WHO} swims. He ${words}.`]) {
    const found = visits(text);
    expect(found.map(({ claim }) => [claim['status'], claim['hostCountry'], claim['start']].filter(Boolean).join(' '))).toEqual([
      `PLANNED ${expected}`,
    ]);
    expect(found.every(({ confidence }) => confidence < SURE)).toBe(true);
  }
});

test('a visit that was first expected and then cancelled is cancelled', () => {
  const [visit] = visits(`${WHO} had been expected to travel on to Tokyo but cancelled that leg of the trip on Tuesday.`);
  expect(visit!.claim).toMatchObject({ status: 'CANCELLED', hostCountry: 'japan' });
});

test.each([
  'had been expected to go on to Tokyo, but that trip has been postponed',
  'was also due in Tokyo on Friday, but the stop was put off until autumn',
  'had planned to visit Tokyo, but has put off the trip',
  'was to have continued to Tokyo, a visit now postponed',
  'was scheduled to visit Tokyo before the trip was delayed, her spokesman said',
])('a planned visit that was then postponed is postponed and unsure, if told by a bare surname too: %s', (words) => {
  for (const text of [`${WHO} ${words}.`, `${WHO} swims. Rabuka ${words}.`]) {
    const [visit, ...others] = visits(text);
    expect(visit!.claim).toMatchObject({ status: 'POSTPONED', guestCountry: 'fiji', hostCountry: 'japan' });
    expect([others, visit!.confidence < SURE]).toEqual([[], true]);
  }
});

test.each([
  'is not due in London on Monday',
  'is no longer expected in Paris',
  'said rain was expected in Paris',
  'said growth is due in Japan',
])('no visit is proposed: %s', (words) => expect(visits(`${WHO} ${words}.`)).toEqual([]));
