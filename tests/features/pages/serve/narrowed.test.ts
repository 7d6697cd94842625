import { afterAll, beforeAll, expect, test } from 'vitest';
import { countries } from '../../../../seed/reference/countries.js';
import { annotation as shape } from '../../../../src/model/annotation.js';
import { storeAnnotation } from '../../../../src/store/import/store.js';
import { storeCountries } from '../../../../src/store/import/countries.js';
import { emptyStore } from '../../../support/store.js';
import { watchedServer, type WatchedServer } from '../../../http/limits/watched-server.js';

// Lists filtered by days, length, cities, regions, return visits and the years of offices.

let server: WatchedServer;

const visit = (guest: string, host: string, start?: string, more: object = {}) => ({
  ...{ title: `${guest} in ${host}`, status: 'COMPLETED', guestCountry: guest, hostCountry: host, start, cite: [[0, 10]] },
  ...more,
});
const VISITS = {
  long: visit('france', 'kenya', '1990-03-01', { end: '1990-03-09', places: ['Nairobi', 'Mombasa'] }),
  stated: visit('france', 'germany', '1991', { durationDays: 5, places: ['Bonn'] }),
  short: visit('kenya', 'france', '1991-03-01', { end: '1991-03-01' }),
  late: visit('germany', 'france', '1992-02', {}),
  unknown: visit('kenya', 'france', undefined, {}),
  soviet: visit('soviet-union', 'south-yemen', '1980-05-31', { end: '1980-06-02' }),
};
const office = (person: string, start: string) => ({ title: 'Minister', person, start, status: 'UNKNOWN', cite: [[0, 10]] });
const ANNOTATION = shape.parse({
  source: { slug: 'list', title: 'A list', publishedOn: '2000-01-01', sha256: '0'.repeat(64), length: 1_000 },
  visits: VISITS,
  people: {
    ann: { name: 'Ann Lee' },
    bo: { name: 'Bo Chan' },
    cy: { name: 'Cy Dunn' },
    di: { name: 'Di Ek' },
    ek: { name: 'Ed Ekman' },
    fay: { name: 'Fay Gill' },
    hal: { name: 'Hal Ives' },
  },
  positions: [
    ...[office('ann', '1969-01-20'), office('bo', '[..1969-02-23]')],
    ...[office('cy', '[1968-12-01..1969-02-01]'), office('di', '1971'), office('ek', '1981')],
    { ...office('hal', '[..1950-01-01]'), end: '[1989-01-01..]', cite: [0, 10, 20, 30, 40].map((from) => [from, from + 10]) },
  ],
});

beforeAll(async () => {
  const filled = emptyStore().then(async (database) => {
    await storeCountries(database.prisma, countries());
    await storeAnnotation(database.prisma, ANNOTATION);
    return database;
  });
  server = await watchedServer({ RATE_LIMIT: '1000000' }, undefined, filled);
});
afterAll(() => server.close());

async function read(path: string) {
  const response = await fetch(new URL(path, server.url), { headers: { accept: 'text/html' } });
  expect(response.status, path).toBe(200);
  const html = await response.text();
  return { html, slugs: [...html.matchAll(/<th scope="row"><a href="\/(?:visits|people)\/([^"]+)"/g)].map(([, slug]) => slug!) };
}

test.each([
  ['sort=days', ['long', 'stated', 'soviet', 'short', 'unknown', 'late']],
  ['sort=fewest-days', ['short', 'soviet', 'stated', 'long', 'late', 'unknown']],
])('visits are sorted by length, with unknown lengths last: %s', async (query, slugs) => {
  const found = (await read(`/visits?${query}`)).slugs;
  expect(found.slice(0, 4)).toEqual(slugs.slice(0, 4));
  expect(found.toSorted()).toEqual(slugs.toSorted());
});

test.each([
  ['since=1990-03-02&until=1991-03-01', ['short', 'stated']],
  ['since=1990-03-01&until=1990-03-01', ['long']],
  ['since=1991-03-02', ['late', 'stated']],
  ['since=1992-02&until=1992-02', ['late']],
  ['since=1980&until=1980', ['soviet']],
  ['cities=2', ['long']],
  ['cities=1', ['long', 'stated']],
  ['guests=AFRICA', ['short', 'unknown']],
  ['hosts=EASTERN_AFRICA', ['long']],
  ['hosts=WESTERN_EUROPE', ['late', 'short', 'stated', 'unknown']],
  ['guests=EASTERN_EUROPE&hosts=ASIA', ['soviet']],
  // Germany's visit was in February 1992, perhaps more than a year after the visit in 1991.
  ['returned=yes', ['long']],
])('visits are filtered by day, city, region and return visit: %s', async (query, slugs) => {
  expect((await read(`/visits?${query}`)).slugs.toSorted()).toEqual(slugs);
});

test('people are found by the year in which they took office, and possible matches are counted', async () => {
  const { html, slugs } = await read('/people?tookOffice=1969');
  expect(slugs).toEqual(['ann']);
  expect(html).toContain('2 people who may have taken office in this year');
  const later = await read('/people?tookOffice=1971');
  expect(later.slugs).toEqual(['di']);
  expect(later.html).not.toContain('Not listed');
});

test('the page of a person without an office does not say that they received nobody while in office', async () => {
  const unknown = 'No term of office is recorded for Fay Gill';
  for (const path of ['/visits', '/counts', '/map'])
    expect((await read(`${path}?host=france&under=Gill`)).html, path).toContain(unknown);
  expect((await read('/visits?under=Lee')).html).not.toContain(unknown);
});

test.each([
  ['guest=germany', '1 visit, from Germany to France.'],
  ['guest=germany&states=former', '1 visit, from Germany or its former states to France.'],
  ['host=yemen&states=former', '1 visit, from the Soviet Union to Yemen or its former states.'],
  ['guest=kenya&states=former', '2 visits, both from Kenya to France.'],
])('the frame names the country of the filter, not another of that name: %s', async (query, scope) => {
  expect(/<figcaption>.*?<bdi>(\d[^<]*?\.)/.exec((await read(`/visits?${query}`)).html)?.[1]).toBe(scope);
});

test('a filter by a country offers the states that it replaced, unless they are included', async () => {
  for (const path of ['/visits', '/counts', '/map']) {
    const { html } = await read(`${path}?host=yemen`);
    const [, offer = ''] = /<p class="aside">Not included: (.*?)<\/p>/.exec(html) ?? [];
    expect(offer, path).toContain(`<a href="${path}?host=south-yemen">South Yemen</a>`);
    expect(offer, path).toContain(`which Yemen replaced. <a href="${path}?host=yemen&amp;states=former">`);
  }
  expect((await read('/visits?host=yemen&states=former')).slugs).toEqual(['soviet']);
  for (const query of ['host=yemen&states=former', 'host=kenya', ''])
    expect((await read(`/visits?${query}`)).html, query).not.toContain('Not included: ');
});

test('an empty list of visits of one kind says how many visits it leaves out, since their kind is not given', async () => {
  for (const path of ['/visits', '/counts', '/map'])
    expect((await read(`${path}?kind=TRANSIT`)).html, path).toMatch(/Left out: \d+ visits?, whose kind is not given/);
});

test('a filter by an office-holder says on which days the sources place this person in office', async () => {
  const note = 'Terms of office are recorded for Ann Lee from 20 January 1969. Other terms and days may not be recorded';
  for (const path of ['/visits', '/counts', '/map'])
    expect((await read(`${path}?under=Ann&until=1960`)).html, path).toContain(note);
  expect((await read('/visits?under=Ann&since=1969-01-20&until=1969-01-20')).html).not.toContain('Other terms');
});

test('an office-holder and search words together are not too many searches', async () => {
  for (const path of ['/visits', '/counts', '/map']) await read(`${path}?under=Ann&q=kenya`);
});

test('a name is that of the only office-holder with it as a whole word', async () => {
  expect((await read('/visits?under=Ek')).html).toContain('In office at the time: <bdi>&quot;Di Ek&quot;</bdi>');
  expect((await read('/visits?under=e')).html).toContain('In office at the time: <bdi>e</bdi>');
});

test('a filter by the number of cities says how many visits it leaves out, since no source names their cities', async () => {
  for (const path of ['/visits', '/counts', '/map'])
    expect((await read(`${path}?cities=2`)).html, path).toContain('Left out: 4 visits, whose cities are not given');
  expect((await read('/visits')).html).not.toContain('whose cities are not given');
});

test('the last of the records of an office is cited for its end', async () => {
  const { html } = await read('/people/hal');
  const [, cited] = /until 1 January 1989 or later<\/span><sup class="cites">(.*?)<\/sup>/.exec(html)!;
  expect(cited).toContain('passage-40-50');
});

test('the values of a facet say that they are counted in place of the chosen one, and all countries are on the map', async () => {
  const { html } = await read('/visits?guest=france');
  expect(html).toMatch(/<h2>Visiting country<\/h2><p>Instead of your choice:<\/p>/);
  expect(html).toContain('<h2>Country visited</h2><ul');
});

test('the page of two countries links to the visits of the states that they replaced', async () => {
  const { html } = await read('/between/yemen/soviet-union');
  expect(html).toContain('Not included: <a href="/between/south-yemen/soviet-union">South Yemen</a>, which Yemen replaced.');
  const panel = (await read('/panel?guest=soviet-union&host=yemen&from=1975&to=1985')).html;
  expect(panel).toContain(
    'Not included: <a href="/panel?guest=soviet-union&amp;from=1975&amp;to=1985&amp;host=south-yemen">South Yemen</a>',
  );
  for (const path of ['/between/kenya/france', '/between/yemen/france'])
    expect((await read(path)).html, path).not.toContain('Not included');
});

test('the page of a country says under which states visits of it are recorded', async () => {
  const { html } = await read('/countries/yemen');
  expect(html).toMatch(/whose visits are not included: .*<a href="\/countries\/south-yemen">/);
  expect(html).not.toContain('Not included: ');
});

test('a list of visits of a period counts those on the page that may have begun outside of it', async () => {
  const note = '1 visit on this page may have begun outside this period';
  expect((await read('/visits?since=1992-02-15&until=1992-02-15')).html).toContain(note);
  for (const query of ['since=1992-02&until=1992-02', 'since=1980&until=1980'])
    expect((await read(`/visits?${query}`)).html, query).not.toContain('outside this period');
});
