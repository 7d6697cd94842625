import { print } from 'graphql';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { thorough } from '../support/thorough.js';
import { signedIn } from '../support/token.js';
import type { Adapter, Kind } from './adapters/adapter.js';
import { apolloClient } from './adapters/apollo-client.js';
import { relay } from './adapters/relay.js';
import { urql } from './adapters/urql.js';
import { startBuiltServer, type BuiltServer } from './built-server.js';
import { subscribe } from './live.js';
import { TRANSPORTS } from './live-clients.js';
import { OPERATIONS } from './operations.js';

// Runs the code that docs/clients.md links to, with each client's own packages, against the built server.

const slug = 'kim-jong-un-china-2018';
const CLIENTS = ['Apollo Client', 'urql', 'Relay'];

let folder: string;
let kinds: Record<string, Kind>;
let server: BuiltServer;
/** Executes only the documents of the three clients. */
let strict: BuiltServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'communique-caches-'));
  kinds = { 'Apollo Client': await apolloClient(), urql: await urql(), Relay: await relay(folder) };
  const manifest = Object.assign({}, ...Object.values(kinds).map((kind) => kind.manifest)) as object;
  const path = join(folder, 'manifest.json');
  await writeFile(path, JSON.stringify(manifest));
  server = await startBuiltServer();
  if (thorough) strict = await startBuiltServer({ TRUSTED_DOCUMENTS: path, TRUSTED_DOCUMENTS_ONLY: 'on' });
});
afterAll(async () => {
  await server?.close();
  await strict?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Runs a function with a client whose cache is empty. */
async function using(name: string, use: (client: Adapter) => Promise<void>, { transport = 'a WebSocket', to = server } = {}) {
  const live = TRANSPORTS[transport]!(to.url);
  const connection = { url: to.url, headers: await signedIn('editor'), live, byId: to === strict };
  const client = kinds[name]!.connect(connection);
  await use(client).finally(async () => {
    client.close();
    await live.dispose();
  });
}

/** Waits until a cache shows something, with a long limit for busy machines. */
const eventually = (shown: () => unknown) => expect.poll(shown);

const idsOf = (connection: any) => connection.edges.map(({ node }: any) => node.id);

/** Returns the ids of visits, newest first, from a plain request. */
async function visits(args: string): Promise<string[]> {
  const { visits } = await server.ask(`{ visits(${args}, orderBy: [{ start: DESC }]) { nodes { id } } }`);
  return visits.nodes.map(({ id }: any) => id);
}

/** Changes a visit with a plain request. */
function change(visit: { id: string; version: number }, input: object) {
  const { id, version } = visit;
  return server.ask(print(OPERATIONS.UpdateVisit), { input: { id, version, ...input } });
}

describe.each(CLIENTS)('%s', (name) => {
  test('merges the pages of a list, and keeps a filtered list separate', () =>
    using(name, async (client) => {
      let shown: any;
      const list = await client.showVisits({}, (visits) => (shown = visits));
      await eventually(() => shown && idsOf(shown)).toEqual(await visits('first: 2'));
      await list.more();
      const four = await visits('first: 4');
      await eventually(() => idsOf(shown)).toEqual(four);

      let filtered: any;
      const planned = await client.showVisits({ status: ['PLANNED'] }, (visits) => (filtered = visits));
      await expect.poll(() => filtered && idsOf(filtered)).toEqual(await visits('where: { status: [PLANNED] }, first: 2'));
      expect(idsOf(shown)).toEqual(four);
      expect(shown.totalCount).toBeGreaterThan(filtered.totalCount);
      list.stop();
      planned.stop();
    }));

  test('keeps nested lists with different filters separate', () =>
    using(name, async (client) => {
      const completed = { slug: 'china', where: { status: ['COMPLETED'] } };
      const others = { slug: 'china', where: { NOT: { status: ['COMPLETED'] } } };
      const hosted = [await client.query('Host', completed), await client.query('Host', others)];
      for (const { country } of hosted) expect(country.visitsHosted.edges).not.toEqual([]);
      expect(hosted[0]).not.toEqual(hosted[1]);
      expect([client.cached('Host', completed), client.cached('Host', others)]).toEqual(hosted);
    }));

  test('shows the result of a mutation wherever its object appears, and the current state after a conflict', () =>
    using(name, async (client) => {
      const { visit } = await client.query('Visit', { slug });
      const { edtf } = visit.start;
      let shown: any;
      const list = await client.showVisits({ slug: { equals: slug } }, (visits) => (shown = visits));
      const start = () => shown?.edges[0].node.start;
      await eventually(() => start()?.edtf).toBe(edtf);

      expect(await client.updateVisit(visit, { start: '2018-03' })).toEqual([]);
      const march = { edtf: '2018-03', earliest: '2018-03-01', latest: '2018-03-31' };
      await eventually(start).toMatchObject(march);

      await change({ id: visit.id, version: visit.version + 1 }, { start: '2018' });
      expect(await client.updateVisit(visit, { title: 'Too late' })).toMatchObject([{ code: 'CONFLICT' }]);
      const year = { edtf: '2018', earliest: '2018-01-01', latest: '2018-12-31' };
      await eventually(start).toMatchObject(year);
      await change({ id: visit.id, version: visit.version + 2 }, { start: edtf });
      list.stop();
    }));

  test('does not mix two dates when only part of the new one is read', () =>
    using(name, async (client) => {
      const { visit } = await client.query('Visit', { slug });
      const { id, version, start } = visit;
      await client.mutate('MoveVisit', { input: { id, version, start: '2017-05-01' } });
      expect(client.cached('Visit', { slug })?.visit.start?.earliest).not.toBe(start.earliest);
      await change({ id, version: version + 1 }, { start: start.edtf });
    }));

  test.each(Object.keys(TRANSPORTS))('shows changes that arrive by %s', (transport) =>
    using(
      name,
      async (client) => {
        const shown: any[] = [];
        const stop = await client.followVisit(slug, (visit) => shown.push(visit));
        for (const note of [`${name} 1`, `${name} 2`]) {
          await eventually(() => shown.at(-1)?.version).toBeGreaterThan(0);
          await change(shown.at(-1), { note });
          await eventually(() => shown.at(-1).note).toBe(note);
        }
        stop();
      },
      { transport },
    ),
  );

  test('reads fields of an interface from its cache', () =>
    using(name, async (client) => {
      const found = await client.query('Search', { query: 'kim' });
      expect(found.search.edges[0].node.label).toEqual(expect.any(String));
      expect(client.cached('Search', { query: 'kim' })).toEqual(found);
    }));

  test('reads facts of several types from its cache', () =>
    using(name, async (client) => {
      const source = { slug: 'china-north-korea-extol-traditional-friendship' };
      const found = await client.query('Facts', source);
      const facts: any[] = found.source.passages.edges.map(({ node }: any) => node.fact);
      const one = (type: string) => facts.find(({ __typename }) => __typename === type);
      expect(one('Visit')).toMatchObject({ status: 'COMPLETED', hostCountry: { name: 'China' } });
      expect(one('Delegate')).toMatchObject({ capacity: 'HEAD', visit: { slug } });
      expect(one('Statement').speakers).toMatchObject([{ __typename: 'Country', label: 'China' }, { label: 'North Korea' }]);
      expect(client.cached('Facts', source)).toEqual(found);
    }));

  // Needs a server with other settings; `tests/http/trusted-documents` also sends documents by id.
  test.each(thorough ? Object.keys(TRANSPORTS) : [])('sends trusted documents by id, over HTTP and %s', (transport) =>
    using(
      name,
      async (client) => {
        const { liveCursor, visit } = await client.query('Visit', { slug });
        const notes: string[] = [];
        const stop = client.subscribe('VisitChanged', { slug, after: liveCursor }, ({ visitChanged }) =>
          notes.push(visitChanged.visit.note),
        );
        const note = `${name} by ${transport}`;
        expect(await client.updateVisit(visit, { note })).toEqual([]);
        await eventually(() => notes).toEqual([note]);
        stop();
      },
      { transport, to: strict },
    ),
  );
});

test("Relay's connection handler finds a list by its filters", () =>
  using('Relay', async (client) => {
    const { visit } = await client.query('Visit', { slug });
    const shown: any[] = [];
    const where = { status: ['PLANNED'] };
    const list = await client.showVisits(where, (visits) => shown.push(visits));
    const before = idsOf(shown.at(-1));
    client.addVisit!(visit.id, where);
    expect(idsOf(shown.at(-1))).toEqual([visit.id, ...before]);
    list.stop();
  }));

test('a subscription resumes after its last event when the connection breaks', async () => {
  let reconnect: (() => void) | undefined;
  const client = createClient({
    url: server.url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    retryWait: () => new Promise((resolve) => (reconnect = resolve)),
    shouldRetry: () => true,
  });
  const { liveCursor, visit } = await server.ask(print(OPERATIONS.Visit), { slug });
  const notes: string[] = [];
  const stop = subscribe(
    client,
    { query: print(OPERATIONS.VisitChanged), variables: { slug, after: liveCursor } },
    { next: ({ data }) => notes.push(data.visitChanged.visit.note), error: expect.unreachable, complete: () => {} },
  );
  await change(visit, { note: 'seen' });
  await eventually(() => notes).toEqual(['seen']);
  client.terminate();
  await eventually(() => reconnect).toBeDefined();
  await change({ ...visit, version: visit.version + 1 }, { note: 'missed' });
  reconnect!();
  await eventually(() => notes).toEqual(['seen', 'missed']);
  stop();
  await client.dispose();
});
