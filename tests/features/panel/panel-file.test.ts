import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countries } from '../../../seed/reference/countries.js';
import type { Database } from '../../../src/db/database.js';
import { annotation } from '../../../src/model/annotation.js';
import { storeAnnotation } from '../../../src/store/import/store.js';
import { storeCountries } from '../../../src/store/import/countries.js';
import { post, serve, type Served } from '../../http/serve.js';
import { emptyStore } from '../../support/store.js';

// Panels over HTTP, of a store with a source that lists visits to the United States in the 1960s, and another that differs.

const cite = [[0, 0]];
const link = (slug: string, publishedOn: string) => ({
  slug,
  kind: 'LINK',
  title: slug,
  url: `https://example.org/${slug}`,
  publishedOn,
});
const visit = (guestCountry: string, hostCountry: string, start: string, more: object = {}) => ({
  ...{ title: `From ${guestCountry}, ${start}`, status: 'COMPLETED', guestCountry, hostCountry, start, cite },
  ...more,
});
const by = (person: string) => ({ delegation: [{ name: person, person, side: 'GUEST', capacity: 'HEAD', cite }] });

const LISTED = annotation.parse({
  source: {
    ...link('list', '1980'),
    coverage: [
      { hosts: ['united-states'], years: '1960/1969', status: ['COMPLETED'], complete: true },
      { guests: ['united-states'] },
    ],
  },
  people: { ann: { name: 'Ann', country: 'france' } },
  visits: {
    one: visit('france', 'united-states', '1961-05-01', by('ann')),
    two: visit('france', 'united-states', '1961-06', { kind: 'STATE' }),
    three: visit('france', 'united-states', '[1961-12..1962-01]'),
    four: visit('soviet-union', 'united-states', '1962-12-30', by('ann')),
    planned: visit('france', 'united-states', '1961-07', { status: 'PLANNED' }),
    hawaii: visit('hawaii', 'united-states', '1874-12-12'),
    back: visit('united-states', 'france', '1961-08-01'),
  },
});
const OTHER = annotation.parse({
  source: link('other', '1970'),
  visits: { four: visit('soviet-union', 'united-states', '1963-01-02') },
});

const held = (person: string, title: string, officeClass?: string) => ({
  ...{ title, person, country: 'italy', start: '[..1970-05]', end: '[1975-05..]', cite },
  ...(officeClass && { class: officeClass }),
});
/** A source that lists all visits of heads of state and of government to Japan. */
const CLASSES = annotation.parse({
  source: {
    ...link('classes', '1980'),
    coverage: [
      { hosts: ['japan'], years: '1970/1979', offices: ['HEAD_OF_STATE', 'HEAD_OF_GOVERNMENT'], complete: true },
      { hosts: ['japan'], years: '1970/1979' },
    ],
  },
  people: Object.fromEntries(['eva', 'finn', 'gia'].map((name) => [name, { name, country: 'italy' }])),
  positions: [held('eva', 'President', 'HEAD_OF_STATE'), held('finn', 'Minister', 'FOREIGN_MINISTER'), held('gia', 'Consul')],
  visits: {
    'of-president': visit('italy', 'japan', '1971-01-02', by('eva')),
    'of-minister': visit('italy', 'japan', '1971-02-02', by('finn')),
    'of-consul': visit('italy', 'japan', '1971-03-02', by('gia')),
    'of-nobody': visit('italy', 'japan', '1971-04-02'),
    'after-the-presidency': visit('italy', 'japan', '1978-01-02', by('eva')),
  },
});

let db: Database;
let server: Served;
beforeAll(async () => {
  db = await emptyStore();
  await storeCountries(db.prisma, countries());
  for (const one of [LISTED, OTHER, CLASSES]) await storeAnnotation(db.prisma, one);
  server = await serve(db, {});
});
afterAll(async () => {
  await server?.close();
  await db?.close();
});

const file = (query: string, format = 'csv') => fetch(new URL(`/export/panel.${format}?${query}`, server.url));
/** The rows of a file without the header and the version of the data. */
async function rows(query: string): Promise<string[]> {
  const response = await file(query);
  const [, ...lines] = (await response.text()).trim().split('\r\n');
  expect(response.headers.get('x-total-count')).toBe(String(lines.length));
  const version = response.headers.get('communique-version')!;
  expect(lines.filter((line) => !line.endsWith(`,${version}`))).toEqual([]);
  return lines.map((line) => line.slice(0, -version.length - 1));
}

interface Found {
  visitPanel: {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    nodes: { year: number; visits: number | null; filter: object; page: string }[];
  };
}
async function ask<Data = Found>(query: string): Promise<Data> {
  const { data, errors } = (await (await post(server.url, query)).json()) as { data: Data; errors?: object[] };
  expect(errors).toBeUndefined();
  return data;
}

test('the columns for pairs are those researchers rely on, in their usual order', async () => {
  const [header] = (await (await file('from=1961&to=1961&guest=france&host=united-states')).text()).split('\r\n');
  expect(header).toBe('year,guest,guest_code,host,host_code,visits,visits_min,visits_max,covered,data_version');
});

test('a pair has a row for each year with stored, certain and possible visits, and coverage', async () => {
  expect(await rows('from=1959&to=1962&guest=france&host=united-states')).toEqual([
    '1959,france,220,united-states,2,,,,no',
    '1960,france,220,united-states,2,0,0,0,yes',
    '1961,france,220,united-states,2,2,2,3,yes',
    '1962,france,220,united-states,2,0,0,1,yes',
  ]);
  expect(await rows('from=1961&to=1961&guest=united-states&host=france')).toEqual([
    '1961,united-states,2,france,220,1,1,1,partly',
  ]);
});

test('if sources claim different years, the visit counts in the stored year and is certain in none', async () => {
  const [in1962, in1963] = await rows('from=1962&to=1963&guest=soviet-union&host=united-states');
  expect([in1962, in1963]).toEqual([
    '1962,soviet-union,365,united-states,2,1,0,1,yes',
    '1963,soviet-union,365,united-states,2,0,0,1,yes',
  ]);
});

test('other statuses and filters count other visits', async () => {
  const of = async (more: string) =>
    (await rows(`from=1961&to=1961&guest=france&host=united-states&${more}`))[0]!.split(',').slice(5);
  expect(await of('status=PLANNED')).toEqual(['1', '1', '1', 'no']);
  expect(await of('status=PLANNED,COMPLETED')).toEqual(['3', '3', '4', 'partly']);
  expect(await of(`where=${encodeURIComponent('{"kind":["STATE"]}')}`)).toEqual(['1', '1', '1', 'yes']);
});

test('a panel of a class of offices counts visitors with a known class and leaves the others open', async () => {
  const of = async (more: string) => (await rows(`guest=italy&host=japan&${more}`)).map((row) => row.split(',').slice(5).join());
  expect(await of('from=1971&to=1971')).toEqual(['4,4,4,partly']);
  expect(await of('from=1971&to=1971&officeClass=HEAD_OF_STATE')).toEqual(['1,1,3,yes']);
  expect(await of('from=1971&to=1971&officeClass=FOREIGN_MINISTER')).toEqual(['1,1,3,partly']);
  expect(await of('from=1971&to=1971&officeClass=ROYAL,FOREIGN_MINISTER,HEAD_OF_STATE')).toEqual(['2,2,4,partly']);
  expect(await of('from=1972&to=1972&officeClass=HEAD_OF_STATE,HEAD_OF_GOVERNMENT')).toEqual(['0,0,0,yes']);
  expect(await of('from=1978&to=1978&officeClass=HEAD_OF_STATE')).toEqual(['0,0,1,yes']);
  expect(await rows('unit=person-year&from=1971&to=1971&guest=italy&officeClass=HEAD_OF_STATE')).toEqual([
    '1971,eva,italy,325,1,1,1,partly',
    '1971,gia,italy,325,0,0,1,partly',
  ]);
});

test('a panel of countries has two rows per country and year, and a panel of people has one per person and year', async () => {
  expect(await rows('unit=country-year&from=1961&to=1961&guest=france')).toEqual(['1961,france,220,guest,2,2,3,partly']);
  expect(await rows('unit=country-year&from=1961&to=1961&host=united-states')).toEqual(['1961,united-states,2,host,2,2,3,yes']);
  expect(await rows('unit=person-year&from=1961&to=1963')).toEqual([
    '1961,ann,france,220,1,1,1,partly',
    '1962,ann,france,220,1,0,1,partly',
    '1963,ann,france,220,0,0,1,partly',
  ]);
});

test('a different list of codes changes the columns and the years', async () => {
  expect(await rows('codes=iso3&from=1961&to=1961&guest=france&host=united-states')).toEqual([
    '1961,france,FRA,united-states,USA,2,2,3,yes',
  ]);
  expect(await rows('codes=gw&from=1874&to=1874&guest=hawaii&host=united-states')).toEqual([]);
});

test('a Parquet file has the same rows, with numbers as numbers', async () => {
  const bytes = await (await file('from=1959&to=1961&guest=france&host=united-states', 'parquet')).arrayBuffer();
  const found = await parquetReadObjects({ file: bytes });
  expect(found.map(({ year, guest, guest_code, visits, covered }) => ({ year, guest, guest_code, visits, covered }))).toEqual([
    { year: 1959, guest: 'france', guest_code: 220, visits: null, covered: 'no' },
    { year: 1960, guest: 'france', guest_code: 220, visits: 0, covered: 'yes' },
    { year: 1961, guest: 'france', guest_code: 220, visits: 2, covered: 'yes' },
  ]);
});

test('every column is described for each unit', async () => {
  const metadata = (await (await file('unit=person-year&from=1961&to=1961', 'csv-metadata.json')).json()) as {
    tableSchema: { primaryKey: string[]; columns: { name: string }[] };
  };
  expect(metadata.tableSchema.primaryKey).toEqual(['year', 'person']);
  expect(metadata.tableSchema.columns.map(({ name }) => name)).toEqual([
    ...['year', 'person', 'country', 'country_code', 'visits', 'visits_min', 'visits_max', 'covered', 'data_version'],
  ]);
});

test.each([
  ['to=1961', '`from` must be a year of four digits: from=1960.'],
  ['from=61&to=1962', '`from` must be a year of four digits: from=1960.'],
  ['from=1962&to=1961', '`from` (1962) must not be after `to` (1961).'],
  ['from=1700&to=1961', '`from` must be a year from 1816 to 2100.'],
  ['from=1961&to=1961&unit=year', '`unit` must be one of dyad-year, country-year, person-year.'],
  ['from=1961&to=1961&codes=un', '`codes` must be one of cow, gw, iso3.'],
  ['from=1961&to=1961&guest=prussia', '`guest`: no country has the slug "prussia".'],
  [
    'from=1961&to=1961&unit=country-year&guest=france&host=china',
    'A panel of countries takes `guest` or `host`, not both: use the panel of pairs.',
  ],
  [
    'from=1961&to=1961&visits=1',
    'Unknown parameter. The parameters are unit, from, to, codes, guest, host, status, officeClass, where.',
  ],
  ['from=1961&to=1961&officeClass=KING', expect.stringContaining('Value "KING" does not exist in "OfficeClass" enum.')],
  ['from=1961&to=1961&status=DONE', expect.stringContaining('Value "DONE" does not exist in "OccurrenceStatus" enum.')],
  ['from=1961&to=1961&where=[]', expect.stringContaining('$where')],
])('%s is refused with a reason', async (query, message) => {
  const response = await file(query);
  expect(response.status).toBe(400);
  const [error] = ((await response.json()) as { errors: object[] }).errors;
  expect(error).toMatchObject({ message, extensions: { code: 'BAD_USER_INPUT' } });
});

test('each row leads to exactly the visits that it counts', async () => {
  const select = 'nodes { year visits filter page }';
  const panels = [
    'from: 1960, to: 1963, guest: "france", host: "united-states"',
    'from: 1961, to: 1962, unit: COUNTRY_YEAR, guest: "france"',
    'from: 1961, to: 1963, unit: PERSON_YEAR',
    'from: 1961, to: 1961, guest: "france", host: "united-states", where: { kind: [STATE] }',
    'from: 1971, to: 1971, guest: "italy", host: "japan", officeClass: [HEAD_OF_STATE, FOREIGN_MINISTER]',
    'from: 1971, to: 1971, unit: PERSON_YEAR, officeClass: [HEAD_OF_STATE]',
  ];
  for (const args of panels) {
    const { nodes } = (await ask(`{ visitPanel(${args}) { ${select} } }`)).visitPanel;
    const counted = nodes.filter(({ visits }) => (visits ?? 0) > 0);
    expect(counted.length).toBeGreaterThan(0);
    for (const { visits, filter } of counted) {
      const where = JSON.stringify(filter)
        .replace(/"(\w+)":/g, '$1:')
        .replace(/"(COMPLETED|STATE|GUEST|HEAD_OF_STATE|FOREIGN_MINISTER)"/g, '$1');
      const found = await ask<{ visits: { totalCount: number } }>(`{ visits(where: ${where}) { totalCount } }`);
      expect(found.visits.totalCount).toBe(visits);
    }
  }
  const [row] = (await ask(`{ visitPanel(${panels[0]}) { ${select} } }`)).visitPanel.nodes.filter(({ visits }) => visits === 2);
  const page = await (await fetch(new URL(row!.page, server.url), { headers: { accept: 'text/html' } })).text();
  expect(page).toContain('/visits/one"');
  expect(page).toContain('/visits/two"');
  expect(page).not.toMatch(/visits\/(planned|four|back)"/);
});

test('the pages of a panel contain each of its rows once, in order', async () => {
  const args = 'from: 1960, to: 1962, host: "united-states", first: 100';
  const seen: string[] = [];
  let [after, total] = ['null', 0];
  do {
    const { visitPanel } = await ask<{
      visitPanel: Omit<Found['visitPanel'], 'nodes'> & { nodes: { year: number; guest: { slug: string } }[] };
    }>(
      `{ visitPanel(${args}, after: ${after}) { totalCount pageInfo { hasNextPage endCursor } nodes { year guest { slug } } } }`,
    );
    seen.push(...visitPanel.nodes.map(({ year, guest }) => `${year} ${guest.slug}`));
    after = visitPanel.pageInfo.hasNextPage ? JSON.stringify(visitPanel.pageInfo.endCursor) : '';
    total = visitPanel.totalCount;
  } while (after !== '');
  expect(seen).toEqual([...new Set(seen)].sort());
  expect(seen).toHaveLength(total);
  expect(total).toBe((await rows('from=1960&to=1962&host=united-states')).length);
});
