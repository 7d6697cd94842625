import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, type TestContext } from 'vitest';
import type { Database } from '../../src/db/database.js';
import { migrate } from '../../src/db/migrations/migrate.js';
import { openDatabase } from '../../src/db/open.js';
import { readVersion } from '../../src/db/store-node.js';
import { post, serve, type Served } from '../http/serve.js';
import { proxyTo } from '../db/proxy.js';
import { addCounts, isPlanted } from '../faults/counts.js';
import { Cluster } from '../support/cluster/cluster.js';
import { clusterTest } from '../support/cluster/programs.js';
import type { PostgresqlServer } from '../support/cluster/postgresql-server.js';
import { BARE, EMPTY } from '../support/store.js';

// A server reads from standbys, and no answer is older than an earlier acknowledged write.

const NAME = '{ country(code: "KP") { name } }';
/** Resolved, because introspection is not compiled. */
const RESOLVED = '{ country(code: "KP") { name } __schema { queryType { name } } }';

let cluster: Cluster;
let [near, far]: PostgresqlServer[] = [];
let db: Database;
let server: Served;
let warnings: string[];
let asked = 0;
const opened: { close(): Promise<void> }[] = [];

afterEach(async () => {
  while (opened.length > 0) await opened.pop()!.close();
  await cluster?.close();
  cluster = undefined!;
});

/** Runs a test with its own cluster: a primary and two standbys, migrated unless a template says otherwise. */
function inCluster(work: () => Promise<void>, template = EMPTY): (context: TestContext) => Promise<void> {
  return async (context) => {
    asked = 0;
    cluster = await Cluster.start({ standbys: 2, template });
    [near, far] = cluster.standbys;
    await work();
    addCounts(context, { 'reads without an error': asked });
  };
}

/** Opens the store, and serves it without a response cache. */
async function open(standbys: readonly PostgresqlServer[] = cluster.standbys, urls = standbys.map((each) => each.url())) {
  warnings = [];
  const onWarning = (message: string) => void warnings.push(message);
  const options = { databaseUrl: cluster.url(), dataDir: '', onWarning };
  const primary = await openDatabase(options);
  await migrate(primary);
  await primary.close();
  for (const standby of standbys) await cluster.catchUp(standby);
  db = await openDatabase({ ...options, standbyUrls: urls });
  opened.push(db);
  await db.prisma.country.upsert({
    where: { code: 'KP' },
    update: {},
    create: { code: 'KP', slug: 'north-korea', name: 'version 0', namesFolded: 'version 0' },
  });
  server = await serve(db, { RESPONSE_CACHE_MB: '0' });
  opened.push(server);
}

const areRead = (count: number) => expect.poll(() => db.replicas.filter(({ isHealthy }) => isHealthy).length).toBe(count);

/** The number of reads on each node. */
async function reads(): Promise<Record<string, number>> {
  const text = await (await fetch(server.url.replace('/graphql', '/metrics'))).text();
  const found = text.matchAll(/^communique_reads_total{node="([^"]+)"} (\d+)$/gm);
  return Object.fromEntries([...found].map(([, node, count]) => [node!, Number(count)]));
}

const rename = (name: string) => db.prisma.country.update({ where: { code: 'KP' }, data: { name } });

/** Reads; an error fails the test. */
async function ask(query = NAME): Promise<string> {
  asked += 1;
  if (isPlanted) return 'what a replica had long ago';
  const answer = (await (await post(server.url, query)).json()) as { data: { country: { name: string } } };
  expect(answer).not.toHaveProperty('errors');
  return answer.data.country.name;
}

/** Alternates writes and reads. Once this process has been notified of a write, the next read must see it. */
async function neverStale(rounds: number, query = NAME, meanwhile = async (_round: number) => {}): Promise<void> {
  for (let round = 1; round <= rounds; round += 1) {
    await rename(`version ${round}`);
    db.known.heard(await readVersion(db));
    await meanwhile(round);
    expect(await Promise.all(Array.from({ length: 5 }, () => ask(query)))).toEqual(Array(5).fill(`version ${round}`));
  }
}

clusterTest(
  'reads are spread over the standbys',
  inCluster(async () => {
    await open();
    await areRead(2);
    for (let each = 0; each < 40; each += 1) await ask(each % 2 ? NAME : RESOLVED);
    const { primary = 0, ...standbys } = await reads();
    expect(Object.keys(standbys).sort()).toEqual(cluster.standbys.map(({ port }) => `127.0.0.1:${port}`).sort());
    expect(primary).toBe(0);
    expect(warnings).toEqual(cluster.standbys.map(() => expect.stringMatching(/^The replica .* serves reads\.$/)));
  }),
);

for (const [way, query] of [
  ['compiled', NAME],
  ['by the resolvers', RESOLVED],
] as const) {
  clusterTest(
    `no answer ${way} is stale, even if one standby is stalled and another is lagging`,
    inCluster(async () => {
      await open();
      await areRead(2);
      await cluster.pauseReplay(near!);
      await cluster.delay(far!, 30_000);
      await neverStale(20, query);
      expect((await reads())['primary']).toBeGreaterThan(0);
      await cluster.resumeReplay(near!);
      await cluster.delay(far!, 0);
      await areRead(2);
      await neverStale(20, query);
    }),
  );

  clusterTest(
    `a killed standby causes no error ${way}, and is read from again once it is back`,
    inCluster(async () => {
      await open();
      await areRead(2);
      await neverStale(10, query, async (round) => {
        if (round === 3) await near!.kill();
        if (round === 6) await far!.stop();
      });
      expect(warnings.filter((line) => line.includes('serves no reads'))).toHaveLength(2);
      await near!.start();
      await far!.start();
      await areRead(2);
      expect(await ask(query)).toBe('version 10');
    }),
  );
}

clusterTest(
  'a standby that stalls for a long time is logged once',
  inCluster(async () => {
    await open([near!]);
    await areRead(1);
    await cluster.pauseReplay(near!);
    await neverStale(1);
    await expect.poll(() => warnings.filter((line) => line.includes('it is behind'))).toHaveLength(1);
    await neverStale(3);
    await sleep(1_500);
    expect(warnings.filter((line) => line.includes('it is behind'))).toHaveLength(1);
  }),
);

clusterTest(
  'a standby on a silent network causes no error',
  inCluster(async () => {
    const url = new URL(near!.url());
    const proxy = await proxyTo('127.0.0.1', near!.port);
    url.port = String(proxy.port);
    await open([], [url.href]);
    await areRead(1);
    proxy.halt();
    await neverStale(3);
    await areRead(1);
    await proxy.cut();
  }),
);

clusterTest(
  'another database, an older schema, a primary and a missing server are reported and not read from',
  inCluster(async () => {
    await cluster.pauseReplay(far!);
    const nowhere = 'postgresql://postgres@127.0.0.1:1/postgres';
    const template = near!.url('template1');
    await open([], [template, far!.url(), cluster.primary.url(), nowhere]);
    await expect.poll(() => warnings.length).toBe(4);
    const line = (port: number, problem: string) =>
      expect.stringMatching(new RegExp(`^The replica 127.0.0.1:${port} serves no reads: ${problem}`));
    expect(warnings).toEqual(
      expect.arrayContaining([
        line(near!.port, 'its database is not the one in DATABASE_URL'),
        line(far!.port, 'its schema is older \\(it lacks 2026'),
        line(cluster.primary.port, 'it is not a standby'),
        line(1, 'it cannot be read'),
      ]),
    );
    await neverStale(2);
    expect(Object.keys(await reads())).toEqual(['primary']);
  }, BARE),
);

clusterTest(
  'a promoted standby is no longer read from',
  inCluster(async () => {
    await open();
    await areRead(2);
    await near!.query('SELECT pg_promote(true, 60)');
    await near!.query(`UPDATE "Country" SET "name" = 'elsewhere'`);
    await areRead(1);
    await neverStale(5);
    expect(warnings).toContain(`The replica 127.0.0.1:${near!.port} serves no reads: it is not a standby.`);
  }),
);

clusterTest(
  'after a failover, writes and reads continue under the same name, and the version does not go backwards',
  inCluster(async () => {
    await open();
    await areRead(2);
    await neverStale(3);
    await cluster.catchUp(near!);
    const before = await readVersion(db);
    const old = cluster.primary;
    await old.kill();
    await cluster.promote(near!);
    cluster.name.pointTo(near!.port);
    await cluster.followNewPrimary(far!);
    await expect
      .poll(() =>
        rename('after')
          .then(() => true)
          .catch(() => false),
      )
      .toBe(true);
    await expect.poll(() => db.known.isNotified).toBe(true);
    expect(await ask()).toBe('after');
    expect(await readVersion(db)).toBeGreaterThan(before);
    expect(warnings.filter((line) => line.includes('lost'))).toEqual([]);
    await areRead(1);
    await neverStale(5);
  }),
);

clusterTest(
  'a failover that loses commits advances the version past them',
  inCluster(async () => {
    await open([]);
    await neverStale(2);
    await cluster.catchUp(near!);
    await cluster.disconnect(near!);
    await neverStale(5);
    const lost = db.known.newest;
    await cluster.primary.kill();
    await cluster.promote(near!);
    cluster.name.pointTo(near!.port);
    await expect.poll(() => db.known.isNotified).toBe(false);
    await expect.poll(() => db.known.isNotified).toBe(true);
    expect(await ask()).toBe('version 2');
    expect(await readVersion(db)).toBeGreaterThan(lost);
    expect(warnings.filter((line) => line.includes('the commits in between were lost'))).toHaveLength(1);
  }),
);

clusterTest(
  'a standby with commits that the new primary lacks is not read from, even if no process knew about them',
  inCluster(async () => {
    await open([]);
    await neverStale(2);
    await cluster.catchUp(near!);
    await cluster.disconnect(near!);
    await rename('lost');
    await rename('lost, too');
    await cluster.catchUp(far!);
    await cluster.primary.kill();
    await cluster.promote(near!);
    cluster.name.pointTo(near!.port);
    while (opened.length > 0) await opened.pop()!.close();

    db = await openDatabase({ databaseUrl: cluster.url(), dataDir: '', standbyUrls: [far!.url()] });
    opened.push(db);
    server = await serve(db, { RESPONSE_CACHE_MB: '0' });
    opened.push(server);
    await rename('kept');
    expect(await far!.value(`(SELECT "name" FROM "Country" WHERE "code" = 'KP')`)).toBe('lost, too');
    for (let each = 0; each < 20; each += 1) {
      expect(await ask()).toBe('kept');
      await sleep(50);
    }
  }),
);

clusterTest(
  'a server reconnects if its primary has become read-only',
  inCluster(async () => {
    await open([]);
    await neverStale(1);
    const old = cluster.primary;
    await cluster.catchUp(near!);
    cluster.name.pointTo(near!.port); // too early: it is still a standby
    await old.kill();
    await expect.poll(() => rename('too early').catch((error: { meta?: unknown }) => JSON.stringify(error))).toContain('25006');
    await expect.poll(() => warnings.some((line) => line.startsWith('The primary is read-only'))).toBe(true);
    await cluster.promote(near!);
    await expect
      .poll(() =>
        rename('now')
          .then(() => true)
          .catch(() => false),
      )
      .toBe(true);
    expect(await ask()).toBe('now');
  }),
);
