import { afterAll, beforeAll, expect, test } from 'vitest';
import { countries } from '../../../../seed/reference/countries.js';
import type { Database } from '../../../../src/db/database.js';
import { annotation } from '../../../../src/model/annotation.js';
import { storeAnnotation } from '../../../../src/store/import/store.js';
import { storeCountries } from '../../../../src/store/import/countries.js';
import { serve, type Served } from '../../../http/serve.js';
import { emptyStore } from '../../../support/store.js';

// A tour of a shipyard, and a summit that is still planned.

const cite = [[0, 0]];
const event = (title: string, status: string, start: string, participants: object[]) => ({
  ...{ title, kind: 'MEETING', status, start, cite },
  participants: participants.map((participant) => ({ ...participant, cite })),
});
const said = (text: string, more: object) => ({ kind: 'PARAPHRASE', text, cite, ...more });
const REPORT = annotation.parse({
  source: { slug: 'report', kind: 'LINK', title: 'A report', url: 'https://example.org/1', publishedOn: '2023-11-09' },
  organizations: {
    yard: { name: 'Taehwa Heavy Industries', kind: 'COMPANY' },
    daily: { name: 'Hanbit Economy', kind: 'NEWSPAPER' },
  },
  people: { ann: { name: 'Ann Lund' }, bo: { name: 'Bo Ek' } },
  visits: {
    trip: { title: 'A trip', status: 'COMPLETED', guestCountry: 'peru', hostCountry: 'south-korea', start: '2023-11-07', cite },
    next: { title: 'A return', status: 'PLANNED', guestCountry: 'south-korea', hostCountry: 'peru', start: '2025-03', cite },
  },
  events: {
    tour: {
      ...event('Tour of the yard', 'COMPLETED', '2023-11-08', [
        { person: 'ann' },
        { name: 'Taehwa Heavy Industries', organization: 'yard' },
      ]),
      visit: 'trip',
    },
    summit: event('A summit', 'PLANNED', '2024-11', [{ person: 'ann' }, { organization: 'yard' }, { country: 'peru' }]),
    talks: {
      ...event('Talks', 'COMPLETED', '2023-11-08', [{ person: 'ann' }, { name: 'Cy Holm', country: 'south-korea' }]),
      visit: 'trip',
    },
  },
  statements: {
    delay: said('Peru asked for a delay.', { speakers: [{ organization: 'daily' }], reportedBy: 'daily' }),
    denial: said('There was no request.', { speakers: [{ person: 'bo' }], reportedBy: 'daily' }),
  },
});

let db: Database;
let server: Served;
beforeAll(async () => {
  db = await emptyStore();
  await storeCountries(db.prisma, countries());
  await storeAnnotation(db.prisma, REPORT);
  server = await serve(db, {});
});
afterAll(async () => {
  await server?.close();
  await db?.close();
});

/** Returns the sections of a page, by their ids, as words. */
async function sections(path: string): Promise<Map<string, string>> {
  const response = await fetch(new URL(path, server.url), { headers: { accept: 'text/html' } });
  expect(response.status).toBe(200);
  const found = (await response.text()).matchAll(/<section aria-labelledby="([^"]+)"[^>]*>(.*?)<\/section>/gs);
  const words = (html: string) => html.replaceAll(/<sup.*?<\/sup>|<[^>]*>/gs, '').trim();
  return new Map([...found].map(([, id, html]) => [id!, words(html!)]));
}

test.each([
  ['/organizations/yard', 'Events 1Tour of the yard, 8 November 2023'],
  ['/people/ann', 'Events 2Talks, 8 November 2023Tour of the yard, 8 November 2023'],
  ['/countries/peru', undefined],
])('%s lists the events that took place, and the announced ones apart', async (path, events) => {
  const page = await sections(path);
  expect(page.get('events')).toBe(events);
  expect(page.get('announced')).toBe('Announced events 1A summit, planned, November 2024');
});

test.each(['/counts', '/countries/peru', '/countries/south-korea', '/between/peru/south-korea'])(
  'the latest visit in the frames of %s is one that took place',
  async (path) => {
    const frames = [...(await (await fetch(new URL(path, server.url))).text()).matchAll(/<p class="aside from">.*?<\/p>/gs)];
    const days = frames.flatMap(([frame]) => /Latest visit: ([^.]*)\./.exec(frame)?.[1] ?? []);
    expect(new Set(days)).toEqual(new Set(['7 November 2023']));
  },
);

test('the page of a person links the organizations at an event, and cites the event', async () => {
  const html = await (await fetch(new URL('/people/ann', server.url))).text();
  const [, met] = /<div id="met-unnamed">(.*?)<\/div>/s.exec(html)!;
  expect(met).toContain('<a href="/organizations/yard">');
  expect(met).toContain('<bdi>Cy Holm</bdi> (<a href="/countries/south-korea">');
  expect(/<section aria-labelledby="events">.*?<\/section>/s.exec(html)![0].match(/class="cites"/g)).toHaveLength(2);
});

test('a statement that an organization both made and reported is listed once', async () => {
  const page = await sections('/organizations/daily');
  expect(page.get('said')).toContain('Peru asked for a delay.');
  expect(page.get('reported')).toContain('There was no request.');
  expect(page.get('reported')).not.toContain('Peru asked for a delay.');
  expect(page.get('reported')).toMatch(/All 2 statements$/);
});
