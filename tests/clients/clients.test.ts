import { print } from 'graphql';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signedIn } from '../support/token.js';
import type { Adapter, Kind } from './adapters/adapter.js';
import { apolloClient } from './adapters/apollo-client.js';
import { relay } from './adapters/relay.js';
import { urql } from './adapters/urql.js';
import { startBuiltServer, type BuiltServer } from './built-server.js';
import { TRANSPORTS } from './live-clients.js';
import { OPERATIONS } from './operations.js';

// The code of docs/clients, with each client's own packages, against the built server.

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
  strict = await startBuiltServer({ TRUSTED_DOCUMENTS: path, TRUSTED_DOCUMENTS_ONLY: 'on' });
});
afterAll(async () => {
  await server?.close();
  await strict?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Uses a client with an empty cache. */
async function using(
  name: string,
  use: (client: Adapter) => Promise<void>,
  { transport = 'a WebSocket', to = server } = {},
) {
  const live = TRANSPORTS[transport]!(to.url);
  const connection = { url: to.url, headers: await signedIn('editor'), live, byId: to === strict };
  const client = kinds[name]!.connect(connection);
  await use(client).finally(async () => {
    client.close();
    await live.dispose();
  });
}

const idsOf = (connection: any) => connection.edges.map(({ node }: any) => node.id);

/** The ids of visits, the newest first, from a plain request. */
async function visits(args: string): Promise<string[]> {
  const { visits } = await server.ask(`{ visits(${args}, orderBy: [{ start: DESC }]) { nodes { id } } }`);
  return visits.nodes.map(({ id }: any) => id);
}

/** Changes a visit by a plain request. */
function change(visit: { id: string; version: number }, input: object) {
  const { id, version } = visit;
  return server.ask(print(OPERATIONS.UpdateVisit), { input: { id, version, ...input } });
}

describe.each(CLIENTS)('%s', (name) => {
  test('merges the pages of a list, and keeps a filtered list apart', () =>
    using(name, async (client) => {
      const list = await client.watch('Visits', { first: 2 });
      expect(idsOf(list.data.visits)).toEqual(await visits('first: 2'));
      await list.more(list.data.visits.pageInfo.endCursor);
      const four = await visits('first: 4');
      await expect.poll(() => idsOf(list.data.visits)).toEqual(four);

      const filtered = await client.query('Visits', { where: { status: ['PLANNED'] }, first: 100 });
      expect(idsOf(filtered.visits)).toEqual(await visits('where: { status: [PLANNED] }, first: 100'));
      expect(idsOf(list.data.visits)).toEqual(four);
      expect(list.data.visits.totalCount).toBeGreaterThan(filtered.visits.totalCount);
    }));

  test('keeps lists within an object by their filters', () =>
    using(name, async (client) => {
      const completed = { slug: 'china', where: { status: ['COMPLETED'] } };
      const others = { slug: 'china', where: { NOT: { status: ['COMPLETED'] } } };
      const hosted = [await client.query('Host', completed), await client.query('Host', others)];
      for (const { country } of hosted) expect(country.visitsHosted.edges).not.toEqual([]);
      expect(hosted[0]).not.toEqual(hosted[1]);
      expect([client.cached('Host', completed), client.cached('Host', others)]).toEqual(hosted);
    }));

  test('shows a mutation in every list, and the present state after a conflict', () =>
    using(name, async (client) => {
      const list = await client.watch('Visits', { first: 100 });
      const shown = () => list.data.visits.edges.map(({ node }: any) => node).find((node: any) => node.slug === slug);
      const { visit } = await client.query('Visit', { slug });
      const update = async (input: object) => {
        const { id, version } = visit;
        return (await client.mutate('UpdateVisit', { input: { id, version, ...input } })).updateVisit;
      };
      expect((await update({ start: '2018-03' })).errors).toEqual([]);
      const march = { edtf: '2018-03', earliest: '2018-03-01', latest: '2018-03-31' };
      await expect.poll(() => shown().start).toMatchObject(march);

      await change({ id: visit.id, version: visit.version + 1 }, { start: '2018' });
      expect((await update({ title: 'Too late' })).errors).toMatchObject([{ code: 'CONFLICT' }]);
      const year = { edtf: '2018', earliest: '2018-01-01', latest: '2018-12-31' };
      await expect.poll(() => shown().start).toMatchObject(year);
    }));

  test.each(Object.keys(TRANSPORTS))('shows events that come by %s, missed and new', (transport) =>
    using(
      name,
      async (client) => {
        const shown = await client.watch('Visit', { slug });
        const { liveCursor, visit } = shown.data;
        await change(visit, { note: `${name}, before` });
        client.subscribe('VisitChanged', { slug, after: liveCursor }, () => {});
        await expect.poll(() => shown.data.visit.note).toBe(`${name}, before`);
        await change(shown.data.visit, { note: `${name}, after` });
        await expect.poll(() => shown.data.visit.note).toBe(`${name}, after`);
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

  test.each(Object.keys(TRANSPORTS))('names trusted documents by their ids, over HTTP and %s', (transport) =>
    using(
      name,
      async (client) => {
        const { liveCursor, visit } = await client.query('Visit', { slug });
        const events: any[] = [];
        client.subscribe('VisitChanged', { slug, after: liveCursor }, (data) => events.push(data));
        const input = { id: visit.id, version: visit.version, note: `${name} by ${transport}` };
        expect((await client.mutate('UpdateVisit', { input })).updateVisit.errors).toEqual([]);
        await expect.poll(() => events.map((data) => data.visitChanged.visit.note)).toEqual([input.note]);
      },
      { transport, to: strict },
    ),
  );
});
