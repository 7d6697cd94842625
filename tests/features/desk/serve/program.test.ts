import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../../../../src/config/config.js';
import type { Database } from '../../../../src/db/database.js';
import { Sealed, Sessions } from '../../../../src/features/desk/serve/session.js';
import { SETTLING } from '../../../../src/features/pages/desk/settling.js';
import { FEATURES } from '../../../../src/features.js';
import { createServer } from '../../../../src/http/server.js';
import { SAMPLE_PAGES } from '../../pages/sample-pages.js';
import { seededStore } from '../../../support/store.js';

const SESSION_SECRET = 's'.repeat(32);
const PROGRAM = /<script type="module" src="([^"]+)"/;

let db: Database;
let app: FastifyInstance;
let cookie: string;
beforeAll(async () => {
  db = await seededStore();
  const config = readConfig({ JWT_SECRET: 'x'.repeat(32), DESK_KEY: 'k'.repeat(43), SESSION_SECRET, RATE_LIMIT: '0' }, FEATURES);
  app = await createServer({ features: FEATURES, db, log: pino({ level: 'silent' }), config });
  cookie = `communique-session=${await new Sessions(new Sealed(SESSION_SECRET), db).begin('anna', 'EDITOR')}`;
});
afterAll(async () => {
  await app?.close();
  await db?.close();
});

const get = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ url, headers: { accept: 'text/html', ...headers } });

test.each([
  ['desk', 66_000],
  ['settle', 29_000],
])("the desk's bundle %s is at most %i bytes after gzip compression", async (name, most) => {
  const bytes = gzipSync(await readFile(`dist/desk/${name}.js`)).length;
  console.log(`The program ${name} of the desk: ${bytes} bytes by gzip.`);
  expect(bytes).toBeLessThanOrEqual(most);
});

test('editors load the program from a hashed URL, compressed and cached forever, under a policy that blocks other scripts', async () => {
  const page = await get('/desk', { cookie });
  const url = PROGRAM.exec(page.body)![1]!;
  expect(url).toMatch(/^\/desk\/assets\/[\w-]{10}-desk\.js$/);
  const { headers, statusCode } = await get(url, { 'accept-encoding': 'br' });
  expect([statusCode, headers['content-encoding'], headers['content-type'], headers['cache-control']]).toEqual([
    ...[200, 'br', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
  ]);
  expect(String(page.headers['content-security-policy']).split('; ').toSorted()).toEqual([
    ...["base-uri 'none'", "connect-src 'self'", "default-src 'none'", "font-src 'self'", "form-action 'self'"],
    ...["frame-ancestors 'none'", "frame-src 'self'", "img-src 'self'", "script-src 'self'", "style-src 'self'"],
  ]);
});

test('visitors who are not signed in are not sent the program, and the page of a draft reveals nothing to them', async () => {
  await db.prisma.draft.create({
    data: {
      ...{ slug: 'secret', title: 'A secret title', keepText: false, annotationVersion: 'none' },
      ...{ createdBy: 'anna', updatedBy: 'anna', editors: ['anna'] },
    },
  });
  const page = await get('/desk/secret');
  expect([page.statusCode, PROGRAM.test(page.body), page.body.includes('secret title')]).toEqual([401, false, false]);
  expect((await get('/desk/secret', { cookie })).body).toContain('data-slug="secret"');
  expect((await get('/desk/no-such-draft', { cookie })).statusCode).toBe(404);
  expect((await get('/desk/%3Cscript%3E', { cookie })).statusCode).toBe(404);
});

test('a page below /desk/data has its own program, is for editors only, and cannot be the address of a draft', async () => {
  const page = await get('/desk/data/spellings', { cookie });
  const url = PROGRAM.exec(page.body)![1]!;
  expect(url).toMatch(/^\/desk\/assets\/[\w-]{10}-settle\.js$/);
  const program = await get(url);
  expect([program.statusCode, program.headers['content-type']]).toEqual([200, 'text/javascript; charset=utf-8']);
  for (const title of Object.values(SETTLING)) expect.soft(program.body).toContain(title);
  expect(page.body).toContain('data-place="spellings" data-subject="anna" data-role="EDITOR"');
  const signedOut = await get('/desk/data/spellings');
  expect([signedOut.statusCode, PROGRAM.test(signedOut.body)]).toEqual([401, false]);
  expect((await get('/desk/data/toString', { cookie })).statusCode).toBe(404);
  expect((await get('/desk/data', { cookie })).statusCode).toBe(404);
});

test.each(SAMPLE_PAGES)('the public page %s does not load the desk', async (path) => {
  const { body } = await get(path, { cookie });
  expect(PROGRAM.test(body)).toBe(false);
  expect([...body.matchAll(/<script(?! type="application\/ld\+json")[^>]*>/g)].map(([tag]) => tag)).toEqual([
    expect.stringMatching(/^<script src="\/assets\/[\w-]{10}-site\.js" defer(="")?>$/),
  ]);
});
