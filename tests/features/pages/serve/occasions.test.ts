import { afterAll, beforeAll, expect, test } from 'vitest';
import { countries } from '../../../../seed/reference/countries.js';
import type { Database } from '../../../../src/db/database.js';
import { FEATURES } from '../../../../src/features.js';
import { annotation } from '../../../../src/model/annotation.js';
import { Compiler } from '../../../../src/query/compile/compiler.js';
import { createSchema } from '../../../../src/schema/schema.js';
import { storeAnnotation } from '../../../../src/store/import/store.js';
import { storeCountries } from '../../../../src/store/import/countries.js';
import { damageOfRows } from '../../../store/damage-of-rows.js';
import { serve, type Served } from '../../../http/serve.js';
import { ask } from '../../../support/ask.js';
import { askBothWays } from '../../../support/both-ways.js';
import { emptyStore } from '../../../support/store.js';

// A summit of many states, several visits made for it, and events that are part of visits.

const cite = [[0, 0]];
const visit = (guestCountry: string, more: object = {}) => ({
  ...{ title: `From ${guestCountry}`, status: 'COMPLETED', guestCountry, hostCountry: 'china', start: '2016-09-04', cite },
  ...more,
});
const event = (title: string, more: object = {}) => ({ title, kind: 'SUMMIT', status: 'COMPLETED', cite, ...more });
const source = (slug: string, publishedOn: string) => ({
  ...{ slug, kind: 'LINK', title: slug, url: `https://example.org/${slug}`, publishedOn },
});
const SUMMIT = 'A summit in Hangzhou';
const summit = event(SUMMIT, { start: '2016-09-04', end: '2016-09-05', country: 'china', places: ['Hangzhou'] });
const FIRST = annotation.parse({
  source: source('first', '2017'),
  visits: {
    france: visit('france', { occasion: 'summit' }),
    germany: visit('germany', { occasion: 'summit', start: '2016-09-05' }),
    denied: visit('italy', { occasion: 'summit', status: 'DENIED' }),
    japan: visit('japan', { occasion: 'dinner' }),
    canada: visit('canada'),
  },
  events: {
    summit,
    // Part of the visit that was made for it.
    dinner: event('A dinner', { kind: 'BANQUET', visit: 'japan' }),
    talks: event('Talks', { kind: 'TALKS', visit: 'canada' }),
  },
});
const withoutOccasions = annotation.parse({
  ...FIRST,
  visits: Object.fromEntries(Object.entries(FIRST.visits).map(([slug, one]) => [slug, { ...one, occasion: undefined }])),
  events: { talks: FIRST.events['talks'] },
});

const schema = await createSchema(FEATURES);
const compiler = new Compiler(schema);
let db: Database;
let server: Served;
beforeAll(async () => {
  db = await emptyStore();
  await storeCountries(db.prisma, countries());
  await storeAnnotation(db.prisma, FIRST);
  server = await serve(db, {});
});
afterAll(async () => {
  await server?.close();
  await db?.close();
});

const get = (path: string) => fetch(new URL(path, server.url), { headers: { accept: 'text/html' }, redirect: 'manual' });
async function text(path: string): Promise<string> {
  const response = await get(path);
  expect(response.status).toBe(200);
  return response.text();
}
const both = (query: string) => askBothWays(schema, compiler, db, query);

test('the summit that a visit was made for is a field and a filter of visits, and the summit lists these visits', async () => {
  const asked = await both(`{
    visits(where: { occasion: { slug: { equals: "summit" } }, NOT: { status: [DENIED] } }) { nodes { slug occasion { title } } }
    event(slug: "summit") { occasionOf { totalCount nodes { slug } } }
    events(where: { occasionOf: { guestCountry: { slug: { equals: "germany" } } } }) { nodes { slug } }
    others: visits(where: { hasOccasion: false }) { nodes { slug } }
  }`);
  expect(asked).toEqual({
    visits: { nodes: ['france', 'germany'].map((slug) => ({ slug, occasion: { title: SUMMIT } })) },
    event: { occasionOf: { totalCount: 3, nodes: expect.arrayContaining([{ slug: 'france' }, { slug: 'denied' }]) } },
    events: { nodes: [{ slug: 'summit' }] },
    others: { nodes: [{ slug: 'canada' }] },
  });
});

test('the page of a visit links to the page of its occasion, which lists the visits made for it', async () => {
  expect(await text('/visits/france')).toContain('<a href="/events/summit">');
  const html = await text('/events/summit');
  expect(html).toContain('Hangzhou');
  expect(html).toContain('/visits/france"');
  expect(html).toContain('/visits/germany"');
  expect(html).not.toContain('/visits/denied"');
  const list = await text('/visits?occasion=summit');
  expect(list).toContain('/visits/germany"');
  expect(list).not.toContain('/visits/canada"');
});

test('an event during a visit has its own page only if visits were made for it', async () => {
  expect(await text('/events/dinner')).toContain('/visits/japan"');
  const response = await get('/events/talks');
  expect([response.status, response.headers.get('location')]).toEqual([303, '/visits/canada#event-talks']);
  expect((await get('/events/none')).status).toBe(404);
});

test('JSON-LD includes the occasion of a visit, and the sitemap includes the events that have a page', async () => {
  const [, json] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(await text('/visits/france'))!;
  const superEvent = { '@type': 'Event', '@id': new URL('/events/summit', server.url).href, name: SUMMIT };
  expect(JSON.parse(json!)).toMatchObject({ superEvent });
  expect(await text('/visits/canada')).not.toContain('superEvent');
  const listed = [...(await text('/sitemap/events-1.xml')).matchAll(/\/events\/(\w+)</g)].map(([, slug]) => slug);
  expect(listed).toEqual(['dinner', 'summit']);
});

test('files include the occasion of each visit and the page of each event', async () => {
  const rows = async (name: string, ...columns: string[]) => {
    const [header, ...lines] = (await text(`/export/${name}.csv`)).trim().split('\r\n');
    return lines.map((line) => columns.map((column) => line.split(',').at(header!.split(',').indexOf(column))));
  };
  expect(await rows('visits', 'slug', 'occasion')).toContainEqual(['france', 'summit']);
  const pages = await rows('events', 'slug', 'page');
  expect(pages.map(([slug, page]) => [slug, page!.replace(/^https?:\/\/[^/]+/, '')])).toEqual(
    expect.arrayContaining([
      ['summit', '/events/summit'],
      ['talks', '/visits/canada#event-talks'],
    ]),
  );
});

test('an occasion removed from a visit stays in its history, and an event that no source states is removed', async () => {
  await storeAnnotation(db.prisma, withoutOccasions);
  expect(await damageOfRows(db)).toEqual([]);
  const asked = (await ask(
    schema,
    db,
    '{ events { nodes { slug } } visit(slug: "france") { occasion { slug } changesSince(dataVersion: "1", first: 50) { nodes { field before after } } } }',
  )) as { visit: { changesSince: { nodes: object[] } } };
  expect(asked).toMatchObject({ events: { nodes: [{ slug: 'talks' }] }, visit: { occasion: null } });
  expect(asked.visit.changesSince.nodes).toContainEqual({ field: 'occasion', before: 'summit', after: null });
  await storeAnnotation(db.prisma, FIRST);
  expect(await damageOfRows(db)).toEqual([]);
});

test('sources can disagree on the occasion of a visit', async () => {
  const other = annotation.parse({
    source: source('other', '2016'),
    visits: { germany: visit('germany', { occasion: 'fair', start: '2016-09-05' }) },
    events: { fair: event('A fair', { kind: 'EXHIBITION' }) },
  });
  await storeAnnotation(db.prisma, other);
  expect(await damageOfRows(db)).toEqual([]);
  expect(
    await both('{ visit(slug: "germany") { occasion { slug } disagreements { field values { value standing } } } }'),
  ).toMatchObject({
    visit: {
      occasion: { slug: 'summit' },
      disagreements: [{ field: 'OCCASION', values: expect.arrayContaining([{ value: 'fair', standing: 'DIFFERS' }]) }],
    },
  });
});
