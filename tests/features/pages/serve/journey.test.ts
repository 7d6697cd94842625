import { afterAll, beforeAll, expect, test } from 'vitest';
import { countries } from '../../../../seed/reference/countries.js';
import type { Database } from '../../../../src/db/database.js';
import { storeAnnotation } from '../../../../src/store/import/store.js';
import { storeCountries } from '../../../../src/store/import/countries.js';
import { serve, type Served } from '../../../http/serve.js';
import { GAZETTE } from '../../../schema/journey/annotations.js';
import { emptyStore } from '../../../support/store.js';

let db: Database;
let server: Served;
beforeAll(async () => {
  db = await emptyStore();
  await storeCountries(db.prisma, countries());
  await storeAnnotation(db.prisma, GAZETTE);
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

test('the page of a visit names its journey and links to its other stops in order', async () => {
  const html = await page('/visits/berlin');
  const [, term = ''] = html.split('<dt>Part of</dt>');
  const text = term
    .split('</ol>')[0]!
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
  expect(text.trim()).toBe('Tour of Ärea, June 2019 In Paris This visit');
  expect(term).toContain('href="/visits/paris"');
  expect(await page('/visits/madrid')).not.toContain('Part of');
});

test('the address of a journey leads to its visits, oldest first', async () => {
  const html = await page('/journeys/june-tour');
  expect(html).toMatch(/\/visits\/paris"[^]*\/visits\/berlin"/);
  expect(html).not.toContain('/visits/madrid"');
  const none = await fetch(new URL('/journeys/none', server.url), { headers: { accept: 'text/html' } });
  expect(none.status).toBe(404);
});

test('exports include the journey of each visit', async () => {
  const [header, ...rows] = (await page('/export/visits.csv')).trim().split('\r\n');
  const at = header!.split(',').indexOf('journey');
  expect(rows.map((row) => row.split(',')[at]).toSorted()).toEqual(['', 'june-tour', 'june-tour']);
  expect(await page('/export/journeys.csv')).toContain('june-tour,"Tour of Ärea, June 2019"');
});
