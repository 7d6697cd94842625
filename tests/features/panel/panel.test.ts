import { beforeAll, expect, test } from 'vitest';
import { countries } from '../../../seed/reference/countries.js';
import { Panel, type PanelRow } from '../../../src/features/panel/panel.js';
import type { AgreedVisits, DisputedVisit, StoredPanel } from '../../../src/features/panel/read-panel.js';
import type { PanelRequest } from '../../../src/features/panel/request.js';

// The rows of panels, computed from made-up visits. Countries and people have their slugs as ids.

const COUNTRIES: StoredPanel['countries'] = countries().map(
  ({ slug, sovereign, code3, start, end, cow, cowYears, gw, gwYears }) => ({
    ...{ id: slug, slug, isSovereign: sovereign, iso3: code3, start, end, cow, cowYears, gw, gwYears },
  }),
);

const REQUEST: PanelRequest = { unit: 'DYAD_YEAR', from: 1866, to: 2026, codes: 'COW', status: ['COMPLETED'] };

const trip = (guest: string | null, host: string, first: number | null, last = first, count = 1): AgreedVisits => ({
  ...{ guest, host, person: null, first, last, held: 'KNOWN', count },
});
const disputed = (visit: AgreedVisits, claims: Record<string, string>, status = 'COMPLETED'): DisputedVisit => ({
  ...visit,
  status,
  claims: Object.entries(claims).map(([field, value]) => ({ field: field as 'start', value })),
});

function panel(stored: Partial<StoredPanel> = {}, request: Partial<PanelRequest> = {}): Panel {
  const empty = { version: 7, countries: COUNTRIES, people: [], coverage: [], agreed: [], disputed: [] };
  return new Panel({ ...empty, ...stored }, { ...REQUEST, ...request });
}

const counts = ({ visits, visitsMin, visitsMax }: PanelRow) => [visits, visitsMin, visitsMax];

/** The counts of a pair by year: visits, minimum, maximum. */
function pair(guest: string, host: string, stored: Partial<StoredPanel>, request: Partial<PanelRequest> = {}) {
  const rows = [...panel(stored, { guest, host, ...request }).rows()];
  return Object.fromEntries(rows.map((row) => [row.year, counts(row)]));
}

/** Spans of years, from the first to the last of each. */
const years = (...spans: [from: number, to: number][]) =>
  spans.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, index) => from + index));

test.each<[slug: string, codes: PanelRequest['codes'], expected: number[]]>([
  ['german-reich', 'COW', years([1871, 1945])],
  ['west-germany', 'COW', years([1955, 1990])],
  ['west-germany', 'GW', years([1949, 1990])],
  ['east-germany', 'COW', years([1954, 1990])],
  ['germany', 'COW', years([1990, 2026])],
  ['north-yemen', 'COW', years([1926, 1990])],
  ['south-yemen', 'COW', years([1967, 1990])],
  ['yemen', 'COW', years([1990, 2026])],
  ['yugoslavia', 'COW', years([1918, 1941], [1944, 1992])],
  ['yugoslavia', 'GW', years([1918, 1992])],
  ['serbia-and-montenegro', 'COW', years([1992, 2006])],
  ['serbia', 'GW', years([2006, 2026])],
  ['soviet-union', 'COW', years([1922, 1991])],
  ['russia', 'COW', years([1991, 2026])],
  ['hawaii', 'COW', []],
  ['hawaii', 'GW', []],
  ['west-germany', 'ISO3', []],
  ['east-germany', 'ISO3', years([1949, 1990])],
  ['palestine', 'COW', []],
])('%s has rows with the United States for the years in which it has a code from %s', (slug, codes, expected) => {
  for (const sides of [
    { guest: slug, host: 'united-states' },
    { guest: 'united-states', host: slug },
  ]) {
    expect([...panel({}, { codes, ...sides }).rows()].map(({ year }) => year)).toEqual(expected);
  }
});

test('two states have a row for a year only if both had their codes on the same day', () => {
  const exists = (guest: string, host: string, year: number) =>
    [...panel({}, { guest, host, from: year, to: year }).rows()].length === 1;
  expect(exists('west-germany', 'germany', 1990)).toBe(false);
  expect(exists('west-germany', 'east-germany', 1990)).toBe(true);
  expect(exists('soviet-union', 'russia', 1991)).toBe(false);
  expect(exists('soviet-union', 'germany', 1991)).toBe(true);
  expect(exists('france', 'france', 1991)).toBe(false);
});

let all: PanelRow[];
beforeAll(() => {
  all = [...panel({}, { from: 1995, to: 1995 }).rows()];
});

test('a panel has each pair of states once in each direction, ordered by slug', () => {
  const states = [...new Set(all.map(({ guest }) => guest!.slug))];
  expect(all).toHaveLength(states.length * (states.length - 1));
  const keys = all.map(({ guest, host }) => `${guest!.slug} ${host!.slug}`);
  expect(keys).toEqual([...new Set(keys)].sort());
  expect(panel({}, { from: 1995, to: 1995 }).count()).toBe(all.length);
});

test.each(['COW', 'GW', 'ISO3'] as const)('the number of rows is known without computing them, for the codes of %s', (codes) => {
  for (const year of [1866, 1914, 1918, 1940, 1945, 1960, 1990, 1991, 1992, 2006]) {
    const one = panel({}, { codes, from: year, to: year });
    expect([year, one.count()]).toEqual([year, [...one.rows()].length]);
  }
  const spans = panel({}, { codes, from: 1989, to: 1992, host: 'germany' });
  expect(spans.count()).toBe([...spans.rows()].length);
});

test('without coverage or visits, the numbers are unknown', () => {
  expect(
    all.every(({ visits, visitsMin, visitsMax, covered }) => covered === 'NO' && (visits ?? visitsMin ?? visitsMax) === null),
  ).toBe(true);
});

test('a covered pair without visits is 0, and a stored visit counts regardless of coverage', () => {
  const coverage = [{ statement: { hosts: ['united-states'], years: '1990/1995', complete: true }, sourceDate: null }];
  const agreed = [trip('france', 'united-states', 1994, 1994, 3), trip('france', 'united-states', 1999)];
  const rows = [...panel({ coverage, agreed }, { guest: 'france', host: 'united-states', from: 1993, to: 2000 }).rows()];
  expect(rows.map((row) => [row.year, row.covered, ...counts(row)])).toEqual([
    [1993, 'YES', 0, 0, 0],
    [1994, 'YES', 3, 3, 3],
    [1995, 'YES', 0, 0, 0],
    [1996, 'NO', null, null, null],
    [1997, 'NO', null, null, null],
    [1998, 'NO', null, null, null],
    [1999, 'NO', 1, 1, 1],
    [2000, 'NO', null, null, null],
  ]);
});

test('a first day in an uncertain year counts as possible in each year and as certain in none', () => {
  const agreed = [trip('france', 'china', 1960, 1961), trip('france', 'china', 1961)];
  const inYears = pair('france', 'china', { agreed }, { from: 1960, to: 1962 });
  expect(inYears).toEqual({ 1960: [0, 0, 1], 1961: [1, 1, 2], 1962: [null, null, null] });
  // Also if the panel begins in the middle of the possible years.
  expect(pair('france', 'china', { agreed: [trip('france', 'china', 1960, 1961)] }, { from: 1961, to: 1961 })).toEqual({
    1961: [0, 0, 1],
  });
  const open = pair('france', 'china', { agreed: [trip('france', 'china', null, 1960)] }, { from: 1958, to: 1961 });
  expect(open).toEqual({ 1958: [0, 0, 1], 1959: [0, 0, 1], 1960: [0, 0, 1], 1961: [null, null, null] });
});

test('if sources claim different years, a visit is possible in each of them and certain in none', () => {
  const visit = trip('france', 'china', 1960);
  const of = (claims: Record<string, string>) =>
    pair('france', 'china', { disputed: [disputed(visit, claims)] }, { from: 1960, to: 1961 });
  expect(of({ start: '1961-01-02' })).toEqual({ 1960: [1, 0, 1], 1961: [0, 0, 1] });
  expect(of({ start: '1960-05' })).toEqual({ 1960: [1, 1, 1], 1961: [null, null, null] });
});

test('if sources claim different countries or statuses, a visit is uncertain', () => {
  const visit = trip('france', 'china', 1960);
  const [host, cancelled] = [disputed(visit, { hostCountry: 'japan' }), disputed(visit, { status: 'CANCELLED' })];
  const only = { from: 1960, to: 1960 };
  expect(pair('france', 'china', { disputed: [host] }, only)).toEqual({ 1960: [1, 0, 1] });
  expect(pair('france', 'japan', { disputed: [host] }, only)).toEqual({ 1960: [0, 0, 1] });
  expect(pair('france', 'china', { disputed: [cancelled] }, only)).toEqual({ 1960: [1, 0, 1] });
  expect(pair('france', 'china', { disputed: [disputed(visit, { status: 'COMPLETED' }, 'CANCELLED')] }, only)).toEqual({
    1960: [0, 0, 1],
  });
  expect(pair('france', 'china', { disputed: [disputed(visit, { start: '1960-02' }, 'PLANNED')] }, only)).toEqual({
    1960: [null, null, null],
  });
  // For France it is one visit, whichever country it visited.
  const made = [...panel({ disputed: [host] }, { unit: 'COUNTRY_YEAR', guest: 'france', ...only }).rows()];
  expect(made.map(counts)).toEqual([[1, 1, 1]]);
});

test('the panel of a country counts the visits it made and those it received, with any country', () => {
  const agreed = [
    ...[trip('france', 'china', 1960, 1960, 2), trip('france', 'hawaii', 1960), trip(null, 'france', 1960)],
    trip('china', 'france', 1960, 1961),
  ];
  const rows = [...panel({ agreed }, { unit: 'COUNTRY_YEAR', from: 1960, to: 1960 }).rows()];
  const of = (slug: string) =>
    rows.filter(({ guest, host }) => (guest ?? host)!.slug === slug).map((row) => [row.guest?.slug ?? null, ...counts(row)]);
  expect(of('france')).toEqual([
    ['france', 3, 3, 3],
    [null, 1, 1, 2],
  ]);
  expect(of('china')).toEqual([
    ['china', 0, 0, 1],
    [null, 2, 2, 2],
  ]);
});

test('the panel of people covers each person from the first visit to the last, whatever years are requested', () => {
  const people = [
    { id: 'ann', slug: 'ann', country: 'france' },
    { id: 'bo', slug: 'bo', country: 'hawaii' },
  ];
  const by = (person: string, year: number) => ({ ...trip('france', 'china', year), person });
  const agreed = [by('ann', 1960), by('ann', 1963), by('bo', 1960)];
  const of = (from: number, to: number) =>
    [...panel({ agreed, people }, { unit: 'PERSON_YEAR', from, to }).rows()].map((row) => [
      row.year,
      row.person!.slug,
      row.guest!.slug,
      row.visits,
    ]);
  expect(of(1950, 1970)).toEqual([
    [1960, 'ann', 'france', 1],
    [1961, 'ann', 'france', null],
    [1962, 'ann', 'france', null],
    [1963, 'ann', 'france', 1],
  ]);
  expect(of(1961, 1962)).toHaveLength(2);
});

test('a panel has the same counts as a simple loop over the visits', () => {
  const slugs = ['france', 'china', 'germany', 'yemen', 'russia'];
  const agreed = Array.from({ length: 500 }, (_, n) => trip(slugs[n % 5]!, slugs[(n * 7 + 1) % 5]!, 1995 + (n % 11)));
  const rows = [...panel({ agreed }, { from: 1995, to: 2005 }).rows()];
  const expected = new Map<string, number>();
  for (const { guest, host, first } of agreed)
    expected.set(`${first} ${guest} ${host}`, (expected.get(`${first} ${guest} ${host}`) ?? 0) + 1);
  const wrong = rows.filter(
    ({ year, guest, host, visits }) => (visits ?? 0) !== (expected.get(`${year} ${guest!.slug} ${host!.slug}`) ?? 0),
  );
  expect(wrong).toEqual([]);
  expect(rows.reduce((sum, { visits }) => sum + (visits ?? 0), 0)).toBe(
    agreed.filter(({ guest, host }) => guest !== host).length,
  );
});
