import { setTimeout as sleep } from 'node:timers/promises';
import { type FastifyInstance } from 'fastify';
import pino from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { FEATURES } from '../../../../src/features.js';
import { readConfig } from '../../../../src/config/config.js';
import type { Database } from '../../../../src/db/database.js';
import { createServer } from '../../../../src/http/server.js';
import { freePort } from '../../../support/free-port.js';
import { seededStore } from '../../../support/store.js';
import { Browser, signInAs } from './browser.js';
import { CLIENT, startProvider, type OpenIdProvider } from './open-id-provider.js';

let db: Database;
let issuer: OpenIdProvider;
let [first, second]: [FastifyInstance, FastifyInstance] = [null!, null!];
let [desk, other] = ['', ''];
let log = '';
const SESSION_SECRET = 'what the sessions of these tests are encrypted with';

beforeAll(async () => {
  db = await seededStore();
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  issuer = await startProvider(`${publicUrl}/desk/signed-in`);
  const config = readConfig(
    {
      ...{ JWKS_URL: `${issuer.url}/jwks`, JWT_ISSUER: issuer.url, JWT_AUDIENCE: 'communique', RATE_LIMIT: '0' },
      ...{ OIDC_CLIENT_ID: CLIENT.id, OIDC_CLIENT_SECRET: CLIENT.secret, SESSION_SECRET, PUBLIC_URL: publicUrl },
    },
    FEATURES,
  );
  const logger = pino({ level: 'debug' }, { write: (line) => void (log += line) });
  first = await createServer({ features: FEATURES, db, log: logger, config });
  second = await createServer({ features: FEATURES, db, log: logger, config }); // another process behind the same address
  await first.listen({ host: '127.0.0.1', port });
  other = await second.listen({ host: '127.0.0.1', port: 0 });
  desk = `${publicUrl}/desk`;
});
afterAll(async () => {
  await Promise.all([first?.close(), second?.close()]);
  await issuer?.close();
  await db?.close();
});

const ORIGIN = () => new URL(desk).origin;
const SAVE = `mutation ($input: SaveDraftInput!) { saveDraft(input: $input) { draft { slug version createdBy } errors { code } } }`;

/** Sends a request like a page of the desk. */
function call(browser: Browser, input: object, headers: Record<string, string> = {}, at = ORIGIN()): Promise<Response> {
  // The cookie jar is keyed by origin, and the other process shares the cookies.
  const cookie = [...(browser.cookies.get(ORIGIN()) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
  return fetch(`${at}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: ORIGIN(), 'communique-desk': '1', cookie, ...headers },
    body: JSON.stringify({ query: SAVE, variables: { input: { keepText: false, ...input } } }),
  });
}
const codeOf = async (response: Response) => {
  const { data, errors } = (await response.json()) as any;
  return errors ? errors[0].extensions.code : data.saveDraft;
};

test('an editor signs in through the issuer and edits as the subject of the ID token', async () => {
  const browser = new Browser();
  const page = await signInAs(browser, desk, 'anna');
  expect([page.status, page.body.includes('You are signed in as anna.')]).toEqual([200, true]);
  expect(page.headers.get('refresh')).toBe('0; url=/desk');
  expect((await browser.get(desk)).body).toContain('Signed in as <bdi>anna</bdi> (editor)');
  expect(await codeOf(await call(browser, { title: 'By Anna' }))).toMatchObject({
    draft: { slug: 'by-anna', createdBy: 'anna' },
  });
  expect((await browser.get(desk)).body).toContain('By Anna');
});

test('the cookie is HttpOnly, SameSite=Strict and encrypted', async () => {
  const browser = new Browser();
  const before = await browser.send(`${desk}/sign-in`, { method: 'GET' });
  expect(before.headers.getSetCookie()[0]).toMatch(
    /^communique-sign-in=[^;]+; Max-Age=600; Path=\/desk\/signed-in; HttpOnly; SameSite=Lax$/,
  );
  const page = await signInAs(new Browser(), desk, 'anna');
  const [line] = page.headers.getSetCookie().filter((each) => each.startsWith('communique-session='));
  expect(line).toMatch(/^communique-session=[^;]+; Max-Age=28800; Path=\/; HttpOnly; SameSite=Strict$/);
  const parts = line!
    .split(';')[0]!
    .split('.')
    .map((part) => Buffer.from(part, 'base64url').toString('latin1'));
  expect(parts.join()).not.toMatch(/anna|editor/i);
  expect(log).not.toContain(line!.split(/[=;]/)[1]);
});

test('cookies are Secure over https', async () => {
  const config = readConfig(
    {
      ...{
        JWT_SECRET: 'x'.repeat(32),
        DESK_KEY: 'k'.repeat(32),
        SESSION_SECRET,
        PUBLIC_URL: 'https://visits.example.org',
      },
    },
    FEATURES,
  );
  const app = await createServer({ features: FEATURES, db, log: pino({ level: 'silent' }), config });
  const { headers } = await app.inject({ url: `/desk?key=${'k'.repeat(32)}` });
  expect(headers['set-cookie']).toMatch(/; Secure/);
  await app.close();
});

test('a user without the role is told why and is given no session', async () => {
  const browser = new Browser();
  const page = await signInAs(browser, desk, 'mallory');
  expect([page.status, page.body.includes('You are signed in as mallory, with the role READER')]).toEqual([403, true]);
  expect(browser.cookies.get(ORIGIN())!.has('communique-session')).toBe(false);
});

test('other pages, methods and programs cannot use a session', async () => {
  const browser = new Browser();
  await signInAs(browser, desk, 'anna');
  const refused = async (headers: Record<string, string>) => codeOf(await call(browser, { title: 'x' }, headers));
  expect(await refused({ origin: 'https://evil.example' })).toBe('FORBIDDEN');
  expect(await refused({ origin: 'null' })).toBe('FORBIDDEN');
  expect(await refused({ 'sec-fetch-site': 'cross-site' })).toBe('FORBIDDEN');
  expect(await refused({ 'sec-fetch-site': 'same-site' })).toBe('FORBIDDEN');
  const cookie = `communique-session=${browser.cookies.get(ORIGIN())!.get('communique-session')}`;
  const plain = (headers: Record<string, string>) =>
    fetch(`${ORIGIN()}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie, ...headers },
      body: JSON.stringify({ query: SAVE, variables: { input: { title: 'x' } } }),
    });
  expect(await codeOf(await plain({}))).toBe('UNAUTHENTICATED'); // the cookie is not enough
  expect(await codeOf(await plain({ 'communique-desk': '1' }))).toBe('FORBIDDEN'); // without an origin
  const query = new URLSearchParams({ query: '{ drafts { totalCount } }' });
  const got = await fetch(`${ORIGIN()}/graphql?${query}`, {
    headers: { cookie, 'communique-desk': '1', origin: ORIGIN(), 'apollo-require-preflight': '1' },
  });
  expect(got.status).toBe(403);
  const signOut = await fetch(`${desk}/sign-out`, {
    method: 'POST',
    headers: { cookie, origin: 'https://evil.example' },
  });
  expect(signOut.status).toBe(403);
  expect((await browser.get(desk)).body).toContain('Signed in as');
  expect(await db.prisma.draft.count({ where: { title: 'x' } })).toBe(0);
});

test('a page from another origin cannot send the session', async () => {
  const headers = {
    origin: 'https://evil.example',
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'communique-desk,content-type',
  };
  const preflight = await fetch(`${ORIGIN()}/graphql`, { method: 'OPTIONS', headers });
  expect(preflight.headers.get('access-control-allow-credentials')).toBe(null);
});

test('signing out ends the session in every process, even if its cookie was copied', async () => {
  const browser = new Browser();
  await signInAs(browser, desk, 'bob');
  const thief = new Browser();
  thief.cookies.set(ORIGIN(), new Map(browser.cookies.get(ORIGIN())!));
  expect(await codeOf(await call(thief, { title: 'Before' }, {}, other))).toMatchObject({ errors: [] });
  const out = await browser.send(`${desk}/sign-out`, {
    method: 'POST',
    headers: { origin: ORIGIN(), 'content-type': 'application/x-www-form-urlencoded' },
  });
  expect([out.status, out.headers.get('location')]).toEqual([303, '/desk']);
  expect((await browser.get(desk)).body).not.toContain('Signed in as');
  for (const at of [ORIGIN(), other]) expect(await codeOf(await call(thief, { title: 'After' }, {}, at))).toBe('UNAUTHENTICATED');
  expect(await db.prisma.draft.count({ where: { title: 'After' } })).toBe(0);
});

test('completing a sign-in that was started in another browser does not sign anybody in', async () => {
  const [victim, attacker] = [new Browser(), new Browser()];
  const finished = await signInAs(attacker, desk, 'anna');
  const callback = finished.passed.find((url) => url.includes('/desk/signed-in?'))!;
  const stolen = await victim.get(callback);
  expect([stolen.status, stolen.body.includes('was started in another browser')]).toEqual([400, true]);
  expect(victim.cookies.get(ORIGIN())?.has('communique-session') ?? false).toBe(false);
  await victim.get(`${desk}/sign-in`).catch(() => null); // a pending sign-in of its own, with another state
  const mixed = await victim.get(callback);
  expect([mixed.status, victim.cookies.get(ORIGIN())!.has('communique-session')]).toEqual([403, false]);
});

test('a sign-in URL works only once', async () => {
  const browser = new Browser();
  const begun = await browser.send(`${desk}/sign-in`, { method: 'GET' });
  const pending = browser.cookies.get(ORIGIN())!.get('communique-sign-in')!;
  let page = await browser.get(begun.headers.get('location')!);
  page = await browser.submit(page, { login: 'anna', password: 'any' });
  if (page.body.includes('value="consent"')) page = await browser.submit(page, {});
  expect(page.body).toContain('You are signed in as anna.');
  browser.cookies.set(ORIGIN(), new Map([['communique-sign-in', pending]]));
  const again = await browser.get(page.url);
  expect([again.status, browser.cookies.get(ORIGIN())!.has('communique-session')]).toEqual([403, false]);
});

test('each sign-in starts a new session, whatever cookie the browser had before', async () => {
  const browser = new Browser();
  browser.cookies.set(ORIGIN(), new Map([['communique-session', 'fixed-by-somebody']]));
  await signInAs(browser, desk, 'anna');
  const one = browser.cookies.get(ORIGIN())!.get('communique-session');
  await signInAs(browser, desk, 'anna');
  expect(new Set(['fixed-by-somebody', one, browser.cookies.get(ORIGIN())!.get('communique-session')]).size).toBe(3);
});

test.each(['nothing', 'a.b.c.d.e', 'x'.repeat(9_000)])('the cookie %s does not sign anybody in', async (value) => {
  const browser = new Browser();
  browser.cookies.set(ORIGIN(), new Map([['communique-session', value]]));
  const { status } = await browser.get(desk);
  if (status === 431) return; // headers that are too long
  expect((await browser.get(desk)).body).toContain('/desk/sign-in');
  expect(await codeOf(await call(browser, { title: 'x' }))).toBe('UNAUTHENTICATED');
});

test('the encrypted state of a sign-in cannot be used as a session', async () => {
  const browser = new Browser();
  await browser.send(`${desk}/sign-in`, { method: 'GET' });
  const jar = browser.cookies.get(ORIGIN())!;
  jar.set('communique-session', jar.get('communique-sign-in')!);
  expect(await codeOf(await call(browser, { title: 'x' }))).toBe('UNAUTHENTICATED');
});

test('an expired session writes nothing, and the same request succeeds after signing in again', async () => {
  const browser = new Browser();
  await signInAs(browser, desk, 'anna');
  await call(browser, { title: 'Expiring', slug: 'expiring' });
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 9 * 3_600_000 });
  try {
    const typed = { slug: 'expiring', version: 1, annotation: 'typed for an hour' };
    expect(await codeOf(await call(browser, typed))).toBe('UNAUTHENTICATED');
    expect(await db.prisma.draft.findUnique({ where: { slug: 'expiring' } })).toMatchObject({ version: 1 });
    await signInAs(browser, desk, 'anna');
    expect(await codeOf(await call(browser, typed))).toMatchObject({ draft: { version: 2 }, errors: [] });
  } finally {
    vi.useRealTimers();
  }
});

test('while the issuer is down, nobody can sign in, but signed-in editors can keep working', async () => {
  const browser = new Browser();
  await signInAs(browser, desk, 'anna');
  issuer.isDown = true;
  try {
    const fresh = await createServer({
      features: FEATURES,
      db,
      log: pino({ level: 'silent' }),
      config: readConfig(
        {
          ...{ JWKS_URL: `${issuer.url}/jwks`, JWT_ISSUER: issuer.url, JWT_AUDIENCE: 'communique' },
          ...{ OIDC_CLIENT_ID: CLIENT.id, SESSION_SECRET, PUBLIC_URL: ORIGIN() },
        },
        FEATURES,
      ),
    });
    const down = await fresh.inject({ url: '/desk/sign-in' });
    expect([down.statusCode, down.headers['retry-after'], down.body.includes('The issuer is not responding')]).toEqual([
      503,
      '5',
      true,
    ]);
    expect(await codeOf(await call(browser, { title: 'While it is down' }))).toMatchObject({ errors: [] });
    const begun = new Browser();
    const response = await begun.send(`${desk}/sign-in`, { method: 'GET' }); // the metadata of the issuer is cached
    expect(response.status).toBe(303);
    const state = new URL(response.headers.get('location')!).searchParams.get('state')!;
    const back = await begun.get(`${desk}/signed-in?code=any&state=${state}&iss=${encodeURIComponent(issuer.url)}`);
    expect([back.status, back.body.includes('The issuer is not responding')]).toEqual([503, true]);
    issuer.isDown = false;
    expect((await fresh.inject({ url: '/desk/sign-in' })).statusCode).toBe(303);
    await fresh.close();
  } finally {
    issuer.isDown = false;
    await sleep(0);
  }
});

test('cancelling at the issuer displays a message', async () => {
  const browser = new Browser();
  const begun = await browser.send(`${desk}/sign-in`, { method: 'GET' });
  const state = new URL(begun.headers.get('location')!).searchParams.get('state')!;
  const back = await browser.get(`${desk}/signed-in?error=access_denied&state=${state}&iss=${encodeURIComponent(issuer.url)}`);
  expect([back.status, back.body.includes('cancelled, used before, or refused')]).toEqual([403, true]);
  expect(back.body).not.toMatch(/access_denied|Error|node_modules/);
});

test('the key of one server run signs in a local administrator, and any other key does not', async () => {
  const key = 'k'.repeat(43);
  const config = readConfig({ JWT_SECRET: 'x'.repeat(32), DESK_KEY: key, SESSION_SECRET }, FEATURES);
  const app = await createServer({ features: FEATURES, db, log: pino({ level: 'silent' }), config });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const browser = new Browser();
  expect((await browser.get(`${url}/desk?key=${'j'.repeat(43)}`)).status).toBe(403);
  expect((await browser.get(`${url}/desk`)).body).toContain('Open the address that the server printed');
  const page = await browser.get(`${url}/desk?key=${key}`);
  expect([page.url, page.body.includes('(admin)')]).toEqual([`${url}/desk`, true]);
  expect((await browser.get(`${url}/desk/sign-in`)).status).toBe(404);
  await app.close();
});

test('the desk is unavailable if nobody can sign in', async () => {
  const app = await createServer({ features: FEATURES, db, log: pino({ level: 'silent' }), config: readConfig({}, FEATURES) });
  expect((await app.inject({ url: '/desk', headers: { accept: 'text/html' } })).statusCode).toBe(404);
  await app.close();
});
