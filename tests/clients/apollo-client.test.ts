import { HttpLink } from '@apollo/client/core';
import { print } from 'graphql';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signedIn } from '../support/token.js';
import { byId, createCache, createClient, createLink } from './apollo-client.js';
import { startBuiltServer, type BuiltServer } from './built-server.js';
import { TRANSPORTS } from './live-clients.js';
import { DOCUMENTS, HOST, SEARCH, UPDATE_VISIT, VISIT, VISIT_CHANGED, VISITS } from './operations.js';
import { schemaFacts } from './schema-facts.js';
import { trust } from './trust.js';

const facts = schemaFacts(await readFile('schema.graphql', 'utf8'));
const slug = 'kim-jong-un-china-2018';

let server: BuiltServer;
beforeAll(async () => void (server = await startBuiltServer()));
afterAll(() => server?.close());

async function client(transport = 'a WebSocket') {
  const live = TRANSPORTS[transport]!(server.url);
  const http = new HttpLink({ uri: server.url, headers: await signedIn('editor') });
  const apollo = createClient(createCache(facts), createLink(live, http));
  return { apollo, close: () => (apollo.stop(), void live.dispose()) };
}

const idsOf = (connection: any) => connection.edges.map(({ node }: any) => node.id);
const idsOfServer = async (query: string) => (await server.ask(query)).visits.nodes.map(({ id }: any) => id);

test('pages of one list are merged, and a filter makes another list', async () => {
  const { apollo, close } = await client();
  const list = apollo.watchQuery({ query: VISITS, variables: { first: 2 } });
  list.subscribe(() => {});
  await expect.poll(() => list.getCurrentResult().data?.visits?.edges).toHaveLength(2);
  await list.fetchMore({ variables: { after: list.getCurrentResult().data.visits.pageInfo.endCursor } });
  const four = await idsOfServer('{ visits(first: 4, orderBy: [{ start: DESC }]) { nodes { id } } }');
  expect(idsOf(list.getCurrentResult().data.visits)).toEqual(four);

  const where = { status: ['PLANNED'] };
  const { data } = await apollo.query({ query: VISITS, variables: { where, first: 100 } });
  const planned = '{ visits(first: 100, where: { status: [PLANNED] }, orderBy: [{ start: DESC }]) { nodes { id } } }';
  expect(idsOf(data.visits)).toEqual(await idsOfServer(planned));
  expect(idsOf(list.getCurrentResult().data.visits)).toEqual(four);
  close();
});

test('lists within an object are kept by their filters', async () => {
  const { apollo, close } = await client();
  const hosted = async (where: object) =>
    (await apollo.query({ query: HOST, variables: { slug: 'china', where } })).data.country.visitsHosted;
  const [completed, others] = [
    await hosted({ status: ['COMPLETED'] }),
    await hosted({ NOT: { status: ['COMPLETED'] } }),
  ];
  expect(completed.edges).not.toEqual([]);
  expect(others.edges).not.toEqual([]);
  const kept = (where: object) =>
    apollo.readQuery<any>({ query: HOST, variables: { slug: 'china', where } }).country.visitsHosted;
  expect(kept({ status: ['COMPLETED'] })).toEqual(completed);
  expect(kept({ NOT: { status: ['COMPLETED'] } })).toEqual(others);
  close();
});

test('a mutation changes what a list shows, and a conflict brings the present state', async () => {
  const { apollo, close } = await client();
  const list = apollo.watchQuery({ query: VISITS, variables: { first: 100 } });
  list.subscribe(() => {});
  await expect.poll(() => list.getCurrentResult().data?.visits).toBeDefined();
  const shown = () =>
    list
      .getCurrentResult()
      .data.visits.edges.map(({ node }: any) => node)
      .find((node: any) => node.slug === slug);

  const { visit } = (await apollo.query({ query: VISIT, variables: { slug } })).data;
  const update = async (input: object) =>
    (await apollo.mutate({ mutation: UPDATE_VISIT, variables: { input: { id: visit.id, ...input } } })).data
      .updateVisit;
  const { errors } = await update({ version: visit.version, start: '2018-03' });
  expect(errors).toEqual([]);
  expect(shown().start).toMatchObject({ edtf: '2018-03', earliest: '2018-03-01', latest: '2018-03-31' });

  await server.ask(print(UPDATE_VISIT), { input: { id: visit.id, version: visit.version + 1, start: '2018' } });
  const refused = await update({ version: visit.version + 1, title: 'Too late' });
  expect(refused.errors).toMatchObject([{ code: 'CONFLICT' }]);
  expect(shown().start).toMatchObject({ edtf: '2018', earliest: '2018-01-01', latest: '2018-12-31' });
  close();
});

test.each(Object.keys(TRANSPORTS))('an event by %s changes what a query shows', async (transport) => {
  const { apollo, close } = await client(transport);
  const shown = apollo.watchQuery({ query: VISIT, variables: { slug }, fetchPolicy: 'network-only' });
  shown.subscribe(() => {});
  await expect.poll(() => shown.getCurrentResult().data?.visit).toBeDefined();
  const { liveCursor, visit } = shown.getCurrentResult().data;

  const note = `By ${transport}.`;
  await server.ask(print(UPDATE_VISIT), { input: { id: visit.id, version: visit.version, note } });
  apollo.subscribe({ query: VISIT_CHANGED, variables: { slug, after: liveCursor } }).subscribe(() => {});
  await expect.poll(() => shown.getCurrentResult().data.visit.note).toBe(note);
  expect(shown.getCurrentResult().data.visit.version).toBe(visit.version + 1);
  close();
});

test('fields of an interface are read from the cache', async () => {
  const { apollo, close } = await client();
  const { data } = await apollo.query({ query: SEARCH, variables: { query: 'kim' } });
  expect(data.search.edges[0].node.label).toEqual(expect.any(String));
  expect(apollo.readQuery({ query: SEARCH, variables: { query: 'kim' } })).toEqual(data);
  close();
});

test('documents are named by their ids where only trusted ones are executed', async () => {
  const cache = createCache(facts);
  const { manifest, ids } = trust(DOCUMENTS.map((document) => print(cache.transformDocument(document))));
  const folder = await mkdtemp(join(tmpdir(), 'communique-trusted-'));
  const path = join(folder, 'manifest.json');
  await writeFile(path, JSON.stringify(manifest));
  const strict = await startBuiltServer({ TRUSTED_DOCUMENTS: path, TRUSTED_DOCUMENTS_ONLY: 'on' });
  const live = TRANSPORTS['a WebSocket']!(strict.url);
  const link = createLink(live, new HttpLink({ uri: strict.url, headers: await signedIn('editor') }));
  const apollo = createClient(cache, byId(ids).concat(link));

  const shown = apollo.watchQuery({ query: VISIT, variables: { slug } });
  shown.subscribe(() => {});
  await expect.poll(() => shown.getCurrentResult().data?.visit).toBeDefined();
  const { liveCursor, visit } = shown.getCurrentResult().data;
  apollo.subscribe({ query: VISIT_CHANGED, variables: { slug, after: liveCursor } }).subscribe(() => {});
  const input = { id: visit.id, version: visit.version, note: 'Trusted.' };
  await apollo.mutate({ mutation: UPDATE_VISIT, variables: { input }, fetchPolicy: 'no-cache' });
  await expect.poll(() => shown.getCurrentResult().data.visit.note).toBe('Trusted.');

  apollo.stop();
  void live.dispose();
  await strict.close();
  await rm(folder, { recursive: true });
});
