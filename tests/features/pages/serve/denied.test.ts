import { afterAll, beforeAll, expect, test } from 'vitest';
import { countries } from '../../../../seed/reference/countries.js';
import type { Database } from '../../../../src/db/database.js';
import { annotation } from '../../../../src/model/annotation.js';
import { storeAnnotation } from '../../../../src/store/import/store.js';
import { storeCountries } from '../../../../src/store/import/countries.js';
import { post, serve, type Served } from '../../../http/serve.js';
import { emptyStore } from '../../../support/store.js';

// Visits that were made, announced, postponed, cancelled and denied, and a meeting that the source says did not take place.

const cite = [[0, 0]];
const by = { delegation: [{ name: 'Kim', person: 'kim', side: 'GUEST', capacity: 'HEAD', cite }] };
const visit = (title: string, status: string, start = '2018-05') => ({
  ...{ title, status, guestCountry: 'north-korea', hostCountry: 'china', start, cite },
  ...by,
});
const LINK = annotation.parse({
  source: { slug: 'gazette', kind: 'LINK', title: 'The gazette', url: 'https://example.org/1', publishedOn: '2018-06-01' },
  people: {
    kim: { name: 'Kim', country: 'north-korea' },
    xi: { name: 'Xi', country: 'china' },
    lee: { name: 'Lee' },
    rui: { name: 'Rui', country: 'portugal' },
  },
  visits: {
    made: visit('A visit that was made', 'COMPLETED'),
    later: visit('A visit that was put off', 'POSTPONED'),
    never: visit('A visit that was not', 'DENIED'),
    off: visit('A visit that was cancelled', 'CANCELLED', '2018-06-17'),
    next: visit('A visit to come', 'PLANNED', '2038'),
    rumour: {
      ...{ title: 'A rumour', status: 'DENIED', guestCountry: 'portugal', hostCountry: 'ghana', start: '2018-05', cite },
      delegation: [{ name: 'Rui', person: 'rui', side: 'GUEST', capacity: 'HEAD', cite }],
    },
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

const textOf = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

test.each(['/visits', '/visits?country=china', '/counts', '/map'])(
  '%s counts only visits that took place, names announced ones, and links to the others',
  async (path) => {
    const html = await page(path);
    for (const slug of ['later', 'never', 'off']) expect(html).not.toContain(`/visits/${slug}"`);
    const text = textOf(html);
    expect(text).toContain(' 1 visit; 1 announced ');
    expect(text).toMatch(/Not among these: 1 cancelled visit , 1 postponed visit and [12] denied visits? \./);
    expect(text).toContain('Not counted: 1 announced visit (1 planned).');
    if (path !== '/counts') expect(text).toMatch(/[. ]1 visit, (?:all )?from /);
    expect(text).not.toContain('Ghana');
    if (path === '/visits') expect(html).toContain('href="/visits?status=CANCELLED"');
  },
);

test.each(['/people/kim', '/countries/china', '/countries/north-korea', '/between/north-korea/china'])(
  '%s lists visits that were called off under a heading that says so, and does not count them',
  async (path) => {
    const html = await page(path);
    const [before, off = ''] = html.split('id="called-off"');
    expect(textOf(`<${off}`)).toMatch(/^ Cancelled, postponed and denied visits Not counted as visits\. /);
    for (const slug of ['later', 'never', 'off']) {
      expect(off).toContain(`/visits/${slug}"`);
      expect(before).not.toContain(`/visits/${slug}"`);
    }
    for (const slug of ['made', 'next']) expect(before).toContain(`/visits/${slug}"`);
    expect(textOf(before!)).toContain(' 1; 1 announced ');
    expect(textOf(off)).toContain('17 June 2018 , cancelled');
    expect(textOf(off)).not.toContain('from 17 June');
  },
);

test('a denied visit is on the pages of its countries and its people, but no count includes it', async () => {
  const between = textOf(await page('/between/portugal/ghana'));
  expect(between).toContain('No visits found.');
  expect(between).toMatch(/From Portugal to Ghana No visits found\..* Denied visits Not counted as visits\. A rumour/);
  expect(between).not.toMatch(/\d visit/);
  const person = textOf(await page('/people/rui'));
  expect(person).toContain('No delegation of a visit that took place or is announced includes this person. Denied visits');
  const country = textOf(await page('/countries/ghana'));
  expect(country).toContain('Denied visits Not counted as visits. A rumour');
  expect(country).not.toContain('No visits in these sources');
});

test('the list of people counts the same visits as their pages', async () => {
  const list = textOf(await page('/people'));
  expect(list).toContain(' Kim – North Korea 1; 1 announced 0 ');
  expect(list).toContain(' Rui – Portugal 0 0 ');
});

test('a feed of filtered visits also has those that were called off', async () => {
  const feed = await (await fetch(new URL('/visits.atom?country=china', server.url))).text();
  for (const slug of ['made', 'later', 'never', 'off']) expect(feed).toContain(`/visits/${slug}`);
});

test('denied visits are listed by their status', async () => {
  const html = await page('/visits?status=DENIED');
  expect(html).toContain('/visits/never"');
  expect(html).not.toContain('/visits/made"');
  expect(textOf(html)).toContain(' 2 denied visits ');
  expect(textOf(html)).not.toContain('Not among these');
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
