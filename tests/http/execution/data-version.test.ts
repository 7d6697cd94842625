import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { readVersion } from '../../../src/db/store-node.js';
import { seededStore } from '../../support/store.js';
import { JWT_SECRET, signedIn } from '../../support/token.js';
import { get, post, serve, type Served } from '../serve.js';

const NAME = '{ country(code: "KP") { name } }';
/** Resolved, because introspection is not compiled. */
const RESOLVED = '{ country(code: "KP") { name } __schema { queryType { name } } }';
const CREATE = `mutation ($slug: String!) {
  createTopic(input: { source: "china-north-korea-extol-traditional-friendship", slug: $slug, name: $slug }) { dataVersion errors { message } }
}`;

let db: Database;
let server: Served;

beforeAll(async () => {
  db = await seededStore();
  server = await serve(db, { JWT_SECRET, REQUEST_TIMEOUT: '2', MAX_IN_FLIGHT: '50' });
});
afterAll(async () => {
  await server?.close();
  await db?.close();
});

const write = () => db.prisma.country.update({ where: { code: 'KP' }, data: { name: 'North Korea' } });
const versionOf = (response: Response) => Number(response.headers.get('communique-version'));
const demand = (version: string | number, query = NAME) =>
  post(server.url, query, { headers: { 'communique-min-version': String(version) } });

describe.each([
  ['compiled', NAME],
  ['by the resolvers', RESOLVED],
])('an answer %s', (_way, query) => {
  test('has the version of the data, which each commit advances by one', async () => {
    const first = await post(server.url, query);
    expect(versionOf(first)).toBe(await readVersion(db));
    await write();
    const version = await readVersion(db);
    expect(version).toBe(versionOf(first) + 1);
    expect(versionOf(await demand(version, query))).toBe(version);
  });

  test('has the same version in its header and its field', async () => {
    const response = await post(server.url, query.replace('{', '{ dataVersion'));
    expect(((await response.json()) as { data: { dataVersion: string } }).data.dataVersion).toBe(String(versionOf(response)));
  });

  test('has a version even if it comes from the cache', async () => {
    const versions = [versionOf(await demand(await readVersion(db), query)), versionOf(await post(server.url, query))];
    expect(new Set(versions)).toEqual(new Set([await readVersion(db)]));
  });

  test('has a version even if its status is 304', async () => {
    const etag = (await get(server.url, query)).headers.get('etag')!;
    const response = await get(server.url, query, { 'if-none-match': etag });
    expect([response.status, versionOf(response)]).toEqual([304, await readVersion(db)]);
  });

  test('waits for a required version that does not exist yet', async () => {
    const wanted = (await readVersion(db)) + 1;
    const answer = demand(wanted, query);
    await setTimeout(100);
    await write();
    expect(versionOf(await answer)).toBeGreaterThanOrEqual(wanted);
  });
});

test('a required version that does not arrive is an error, and is never answered with an older one', async () => {
  const response = await demand(999_999);
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({
    errors: [{ message: expect.stringContaining('Version 999999'), extensions: { code: 'VERSION_UNAVAILABLE' } }],
  });
});

test('after a failover that lost commits, no query sees data older than previously known, and writes continue', async () => {
  const store = await seededStore();
  const own = await serve(store, { JWT_SECRET });
  const version = await readVersion(store);
  store.known.heard(version + 5); // from notifications by the lost primary
  const refused = await post(own.url, RESOLVED);
  expect([refused.status, versionOf(refused)]).toEqual([503, version]);
  expect(await refused.json()).toMatchObject({
    errors: [{ message: expect.stringContaining(`Version ${version + 5}`), extensions: { code: 'VERSION_UNAVAILABLE' } }],
  });
  for (let n = 1; n <= 5; n++) {
    const body = JSON.stringify({ query: CREATE, variables: { slug: `after-a-failover-${n}` } });
    const written = await post(own.url, CREATE, { headers: await signedIn('editor'), body });
    expect([written.status, versionOf(written)]).toEqual([200, version + n]);
    expect(await written.json()).toMatchObject({ data: { createTopic: { errors: [] } } });
  }
  const answered = await post(own.url, RESOLVED);
  expect([answered.status, versionOf(answered)]).toEqual([200, version + 5]);
  await own.close();
  await store.close();
});

test('clients waiting for a version that does not arrive do not block others', async () => {
  const waiting = Array.from({ length: 49 }, () => demand(999_999));
  await setTimeout(200);
  const others = await Promise.all(Array.from({ length: 20 }, () => post(server.url, NAME)));
  expect(others.map(({ status }) => status)).toEqual(others.map(() => 200));
  expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual(waiting.map(() => 503));
});

test.each(['', 'newest', '-1', '1.5', '1e3', '9'.repeat(16)])('the version %j is refused', async (version) => {
  const response = await demand(version);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
});

test('a mutation returns the version that contains its change, in the payload and in the header', async () => {
  const headers = await signedIn('editor');
  const body = JSON.stringify({ query: CREATE, variables: { slug: 'a-topic-at-a-version' } });
  const before = await readVersion(db);
  const response = await post(server.url, CREATE, { headers, body });
  const { data } = (await response.json()) as { data: { createTopic: { dataVersion: string; errors: object[] } } };
  expect(data.createTopic).toEqual({ dataVersion: String(before + 1), errors: [] });
  expect(versionOf(response)).toBe(before + 1);
  expect(await (await post(server.url, '{ topic(slug: "a-topic-at-a-version") { slug } }')).json()).toMatchObject({
    data: { topic: { slug: 'a-topic-at-a-version' } },
  });
});

test('two processes give answers at the same version the same entity tag', async () => {
  const other = await serve(db, {});
  const tags = await Promise.all([server, other].map(async ({ url }) => (await get(url, NAME)).headers.get('etag')));
  await other.close();
  expect(tags[0]).toBe(tags[1]);
});
