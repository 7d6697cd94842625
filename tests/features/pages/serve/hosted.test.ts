import { afterAll, beforeAll, expect, test } from 'vitest';
import { countries } from '../../../../seed/reference/countries.js';
import type { Database } from '../../../../src/db/database.js';
import { FEATURES } from '../../../../src/features.js';
import { annotation } from '../../../../src/model/annotation.js';
import { Compiler } from '../../../../src/query/compile/compiler.js';
import { createSchema } from '../../../../src/schema/schema.js';
import { storeAnnotation } from '../../../../src/store/import/store.js';
import { storeCountries } from '../../../../src/store/import/countries.js';
import { serve, type Served } from '../../../http/serve.js';
import { ask } from '../../../support/ask.js';
import { askBothWays } from '../../../support/both-ways.js';
import { emptyStore } from '../../../support/store.js';

// Visits to Belgium hosted by an organization; another source reports one of them as a visit to the country.

const cite = [[0, 0]];
const source = (slug: string, publishedOn: string) => ({
  ...{ slug, kind: 'LINK', title: slug, url: `https://example.org/${slug}`, publishedOn },
});
const visit = (start: string, more: object = {}) => ({
  ...{ title: `A visit of ${start}`, status: 'COMPLETED', guestCountry: 'france', hostCountry: 'belgium', start, cite },
  ...more,
});
const nato = { name: 'North Atlantic Treaty Organization', abbreviation: 'NATO', kind: 'INTERGOVERNMENTAL' };
const hosted = { hostOrganization: 'nato' };

const NEWEST = annotation.parse({
  source: source('newest', '2020'),
  organizations: { nato },
  visits: {
    king: visit('2017-02-01'),
    'secretary-general': visit('2017-03-01', hosted),
    disputed: visit('2018-04-01', hosted),
  },
});
/** Its head visited Ghana, for no country. */
const MADE = annotation.parse({
  source: { ...source('made', '2018'), publisher: 'timber' },
  organizations: { timber: { name: 'World Timber Organization', kind: 'INTERGOVERNMENTAL' } },
  people: { 'nils-ek': { name: 'Nils Ek' } },
  positions: [{ title: 'Secretary-General', person: 'nils-ek', organization: 'timber', status: 'HELD', cite }],
  visits: {
    ghana: {
      ...{ title: 'A visit to Ghana', status: 'COMPLETED', hostCountry: 'ghana', start: '2018-01-02', cite },
      delegation: [{ name: 'Nils Ek', person: 'nils-ek', capacity: 'HEAD', side: 'GUEST', cite }],
    },
  },
  statements: { wood: { kind: 'PARAPHRASE', text: 'Wood is scarce', speakers: [{ person: 'nils-ek' }], cite } },
});
const OTHER = annotation.parse({ source: source('other', '2019'), visits: { disputed: visit('2018-04-01') } });

const schema = await createSchema(FEATURES);
const compiler = new Compiler(schema);
let db: Database;
let server: Served;
beforeAll(async () => {
  db = await emptyStore();
  await storeCountries(db.prisma, countries());
  for (const one of [OTHER, NEWEST]) await storeAnnotation(db.prisma, one);
  server = await serve(db, {});
});
afterAll(async () => {
  await server?.close();
  await db?.close();
});

async function text(path: string): Promise<string> {
  const response = await fetch(new URL(path, server.url), { headers: { accept: 'text/html' } });
  expect(response.status).toBe(200);
  return response.text();
}

const both = (query: string) => askBothWays(schema, compiler, db, query);

test('the organization that received a guest is a field and a filter of visits, and lists the visits it received', async () => {
  const asked = await both(`{
    hosted: visits(where: { hostOrganization: { slug: { equals: "nato" } } }) { nodes { slug hostOrganization { name } hostCountry { slug } } }
    others: visits(where: { hasHostOrganization: false }) { nodes { slug hostOrganization { name } } }
    organization(slug: "nato") { visitsHosted { totalCount nodes { slug } } }
  }`);
  const slugs = ['secretary-general', 'disputed'];
  expect(asked).toEqual({
    hosted: { nodes: slugs.map((slug) => ({ slug, hostOrganization: { name: nato.name }, hostCountry: { slug: 'belgium' } })) },
    others: { nodes: [{ slug: 'king', hostOrganization: null }] },
    organization: { visitsHosted: { totalCount: 2, nodes: slugs.map((slug) => ({ slug })) } },
  });
});

test('pages show the organization as the host and the country as the place', async () => {
  const html = await text('/visits/secretary-general');
  expect(html.replace(/<sup[^]*?<\/sup>/g, '').replace(/<[^>]*>/g, '')).toMatch(
    /To\s*North Atlantic Treaty Organization[^A-Z]*, in Belgium/,
  );
  expect(html).toContain('A visit from France to North Atlantic Treaty Organization');
  const organization = await text('/organizations/nato');
  expect(organization).toContain('/visits/secretary-general"');
  expect(organization).not.toContain('/visits/king"');
  const list = await text('/visits?organization=nato');
  expect(list).toContain('/visits/secretary-general"');
  expect(list).not.toContain('/visits/king"');
});

test('files contain the host organization of each visit, and edges between countries leave these visits out', async () => {
  const [header, ...rows] = (await text('/export/visits.csv')).trim().split('\r\n');
  const column = header!.split(',').indexOf('hostOrganization');
  expect(rows.map((row) => row.split(',').at(column))).toEqual(['', 'nato', 'nato']);
  expect(await text('/export/edges-countries.csv')).toMatch(/^france,France,belgium,Belgium,1\r$/m);
});

test('a panel counts such a visit for the guest, and for the country only if a source states it as the sole host', async () => {
  const rows = async (query: string) => {
    const [, ...lines] = (await text(`/export/panel.csv?from=2017&to=2018&${query}`)).trim().split('\r\n');
    return lines.map((line) => line.replace(/,\d+$/, ''));
  };
  expect(await rows('guest=france&host=belgium')).toEqual([
    '2017,france,220,belgium,211,1,1,1,no',
    '2018,france,220,belgium,211,0,0,1,no',
  ]);
  expect(await rows('unit=country-year&guest=france')).toEqual([
    '2017,france,220,guest,2,2,2,no',
    '2018,france,220,guest,1,1,1,no',
  ]);
  expect(await rows('unit=country-year&host=belgium')).toEqual([
    '2017,belgium,211,host,1,1,1,no',
    '2018,belgium,211,host,0,0,1,no',
  ]);
});

test('the filter for a row of a panel leaves these visits out', async () => {
  const { visitPanel } = (await ask(
    schema,
    db,
    '{ visitPanel(from: 2017, to: 2017, guest: "france", host: "belgium") { nodes { visits filter } } }',
  )) as { visitPanel: { nodes: { visits: number; filter: object }[] } };
  const [{ visits, filter }] = visitPanel.nodes as [(typeof visitPanel.nodes)[0]];
  const query = 'query ($where: VisitWhere) { visits(where: $where) { nodes { slug } } }';
  const found = await ask(schema, db, query, { where: filter });
  expect([visits, found.visits.nodes]).toEqual([1, [{ slug: 'king' }]]);
});

test("the history on an organization's page includes the visits it received", async () => {
  const { organization } = (await ask(
    schema,
    db,
    '{ organization(slug: "nato") { changesSince(dataVersion: "0", first: 10) { nodes { kind name operation } } } }',
  )) as { organization: { changesSince: { nodes: object[] } } };
  expect(organization.changesSince.nodes).toContainEqual({ kind: 'Visit', name: 'A visit of 2017-03-01', operation: 'CREATED' });
});

test('the page of an organization lists the visits made for it', async () => {
  await storeAnnotation(db.prisma, MADE);
  const page = await text('/organizations/timber');
  expect(page).toMatch(/<h2[^>]*>Visits by its representatives.*?href="\/visits\/ghana"/su);
  expect(await text('/organizations/nato')).not.toContain('Visits by its representatives');
});

test('the page of an organization counts the statements in each source that it published', async () => {
  await storeAnnotation(db.prisma, MADE);
  expect(await text('/organizations/timber')).toMatch(
    /href="\/sources\/made"><bdi>made<\/bdi><\/a><span class="aside"> 1 statement</,
  );
});
