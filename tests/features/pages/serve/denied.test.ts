import { afterAll, beforeAll, expect, test } from 'vitest';
import { countries } from '../../../../seed/reference/countries.js';
import type { Database } from '../../../../src/db/database.js';
import { annotation } from '../../../../src/model/annotation.js';
import { storeAnnotation } from '../../../../src/store/import/store.js';
import { storeCountries } from '../../../../src/store/import/countries.js';
import { post, serve, type Served } from '../../../http/serve.js';
import { emptyStore } from '../../../support/store.js';

// A postponed visit, a visit that a source denies, and a meeting that the source says did not take place.

const cite = [[0, 0]];
const by = { delegation: [{ name: 'Kim', person: 'kim', side: 'GUEST', capacity: 'HEAD', cite }] };
const visit = (title: string, status: string) => ({
  ...{ title, status, guestCountry: 'north-korea', hostCountry: 'china', start: '2018-05', cite },
  ...by,
});
const LINK = annotation.parse({
  source: { slug: 'gazette', kind: 'LINK', title: 'The gazette', url: 'https://example.org/1', publishedOn: '2018-06-01' },
  people: { kim: { name: 'Kim', country: 'north-korea' }, xi: { name: 'Xi', country: 'china' }, lee: { name: 'Lee' } },
  visits: {
    made: visit('A visit that was made', 'COMPLETED'),
    later: visit('A visit that was put off', 'POSTPONED'),
    never: visit('A visit that was not', 'DENIED'),
  },
  events: {
    dinner: {
      ...{ title: 'A dinner', kind: 'BANQUET', status: 'COMPLETED', visit: 'made', start: '2018-05-02', cite },
      participants: ['kim', 'lee'].map((person) => ({ person, cite })),
    },
    handshake: {
      ...{ title: 'A handshake', kind: 'MEETING', status: 'DENIED', visit: 'made', start: '2018-05-03', cite },
      participants: ['kim', 'xi'].map((person) => ({ person, cite })),
    },
  },
});

let db: Database;
let server: Served;
beforeAll(async () => {
  db = await emptyStore();
  await storeCountries(db.prisma, countries());
  await storeAnnotation(db.prisma, LINK);
  server = await serve(db, {});
});
afterAll(async () => {
  await server?.close();
  await db?.close();
});

async function page(path: string): Promise<string> {
  const response = await fetch(new URL(path, server.url), { headers: { accept: 'text/html' } });
  expect(response.status).toBe(200);
  return response.text();
}

/** The text of the element with an id, without tags. */
const part = (html: string, id: string) => {
  const [, rest = ''] = html.split(`id="${id}"`);
  const [section] = rest.split(/<\/section>/);
  return section!.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
};

test('the page of a visit says that it was postponed or denied, and does not announce it', async () => {
  const [later, never] = [await page('/visits/later'), await page('/visits/never')];
  expect(later).toContain('Postponed; no new date reported.');
  expect(later).toContain('https://schema.org/EventPostponed');
  expect(never).toContain('Denied: according to the newest source, it did not take place, or will not.');
  expect(never).toContain('https://schema.org/EventCancelled');
  const ahead = await page('/ahead');
  expect(ahead).not.toMatch(/visits\/(later|never)"/);
});

test.each(['/visits', '/visits?country=china', '/people/kim', '/countries/china'])(
  '%s lists a postponed visit but not a denied one',
  async (path) => {
    const html = await page(path);
    expect(html).toContain('/visits/made"');
    expect(html).toContain('/visits/later"');
    expect(html).not.toContain('/visits/never"');
  },
);

test('the front page and the list of countries do not count a denied visit', async () => {
  const text = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
  const [front, list] = [text(await page('/')), text(await page('/countries'))];
  expect(front).toMatch(/\b2 visits\b/);
  expect(front).not.toMatch(/\b3 visits\b/);
  expect(list).toContain('China CN not covered 1 North Korea KP 1 not covered');
});

test('denied visits are listed by their status', async () => {
  const html = await page('/visits?status=DENIED');
  expect(html).toContain('/visits/never"');
  expect(html).not.toContain('/visits/made"');
});

test('the page of a person lists meetings that a source denies separately from those that took place', async () => {
  const [met, notMet = ''] = part(await page('/people/kim'), 'met').split('Did not meet, according to a source');
  expect(met).toContain('Lee');
  expect(met).not.toContain('Xi');
  expect(notMet).toContain('Xi');
  expect(notMet).toContain('A handshake');
  expect(notMet).not.toContain('Lee');
  expect(await page('/people/lee')).not.toContain('Did not meet');
});

test('the page of the visit says that the meeting did not take place', async () => {
  expect(await page('/visits/made')).toContain('According to the newest source, this did not take place, or will not. It names ');
});

test('search results say if an event is denied', async () => {
  expect(await page('/search?q=handshake')).toMatch(/3 May 2018, denied/);
});

test('a denied meeting has its own status in the API, and panels do not count denied visits', async () => {
  const { data } = (await (
    await post(
      server.url,
      `{ events(where: { status: [DENIED], participant: { person: { slug: { equals: "xi" } } } }) {
          nodes { slug citationsConnection { nodes { source { slug } } } } }
        visitPanel(from: 2018, to: 2018, guest: "north-korea", host: "china") { nodes { visits visitsMax } } }`,
    )
  ).json()) as { data: object };
  expect(data).toEqual({
    events: { nodes: [{ slug: 'handshake', citationsConnection: { nodes: [{ source: { slug: 'gazette' } }] } }] },
    visitPanel: { nodes: [{ visits: 1, visitsMax: 1 }] },
  });
});
