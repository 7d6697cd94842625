import { afterEach, expect, test, type TestContext } from 'vitest';
import type { Database } from '../../src/db/database.js';
import { openDatabase } from '../../src/db/open.js';
import { verifyStore } from '../../src/features/archive/verify/verify.js';
import type { Cluster } from '../support/cluster/cluster.js';
import { clusterTest } from '../support/cluster/programs.js';
import { ServerProcess } from '../support/server-process.js';
import { slowTest } from '../support/thorough.js';
import { connectionsOf } from './connections.js';
import { isPlanted, tellCounts, times } from './counts.js';
import { Feed } from './feed.js';
import { plantedLeak } from './planted.js';
import { seededCluster, seededFolder } from './seeded.js';
import { Writers, wrongWrites } from './writes.js';

// Rows 1 and 2 of docs/reliability.md: the server, or PostgreSQL, is killed during writes.

const TIMES = times(2, 20);
const TIMEOUT = 1_800_000;
const opened: { kill?(): Promise<void>; close?(): Promise<void> }[] = [];

afterEach(async () => {
  for (const each of opened.splice(0).reverse()) await (each.kill ?? each.close)!.call(each);
});

test('the check finds lost, duplicated and unknown writes', () => {
  const writes = { sent: new Set(['a', 'b', 'c']), acknowledged: ['a', 'b'] };
  expect(wrongWrites(writes, ['a', 'b', 'c'])).toEqual([]);
  expect(wrongWrites(writes, ['a'])).toEqual(['lost: b']);
  expect(wrongWrites(writes, ['a', 'b', 'b'])).toEqual(['there twice: b']);
  expect(wrongWrites(writes, ['a', 'b', 'd'])).toEqual(['sent by nobody: d']);
});

slowTest(
  'row 1, embedded: the server loses no write when it is killed',
  async (context) => {
    const dataDir = await seededFolder();
    const server = await started({ DATA_DIR: dataDir });
    await survives(
      context,
      server,
      () => openDatabase({ databaseUrl: null, dataDir }),
      () => restart(server),
    );
  },
  TIMEOUT,
);

async function restart(server: ServerProcess): Promise<void> {
  await server.kill();
  await server.start();
}

const FAULTS: Record<string, (server: ServerProcess, cluster: Cluster) => Promise<void>> = {
  async 'row 1, PostgreSQL: the server loses no write when it is killed'(server) {
    await restart(server);
  },
  async 'row 2: PostgreSQL is killed during writes'(_server, { primary }) {
    await primary.kill();
    await primary.start();
  },
  async 'row 2: PostgreSQL is stopped immediately during writes'(_server, { primary }) {
    await primary.stop();
    await primary.start();
  },
};

for (const [name, fault] of Object.entries(FAULTS)) {
  clusterTest(
    name,
    async (context) => {
      const cluster = await seededCluster();
      opened.push(cluster);
      const open = () => openDatabase({ databaseUrl: cluster.url(), dataDir: '' });
      const leak = name.startsWith('row 2') ? plantedLeak() : {};
      const server = await started({ DATABASE_URL: cluster.url(), ...leak });
      await survives(context, server, open, () => fault(server, cluster));
    },
    TIMEOUT,
  );
}

async function started(variables: Record<string, string>): Promise<ServerProcess> {
  const server = await ServerProcess.start('server', variables);
  opened.push(server);
  return server;
}

/** Causes the fault repeatedly during writes, which must continue after each. Then checks the store. */
async function survives(
  context: TestContext,
  server: ServerProcess,
  open: () => Promise<Database>,
  fault: () => Promise<void>,
): Promise<void> {
  const feed = new Feed(server.url);
  const told = await feed.created();
  const writers = new Writers(server.url);
  const starts: number[] = [];
  let longest = 0;
  for (let time = 0; time < TIMES; time++) {
    await writers.acknowledge(3 + (time % 5));
    await fault();
    starts.push(server.startedIn);
    const mended = performance.now();
    await writers.acknowledge(1);
    longest = Math.max(longest, performance.now() - mended);
    told.push(...(await feed.created()));
  }
  await writers.stop();
  told.push(...(await feed.created()));
  await expect.poll(() => connectionsOf(server.url)).toMatchObject({ used: 0, waiting: 0 });
  await server.stop();

  const db = await open();
  try {
    const where = { text: { startsWith: 'Statement ' } };
    if (isPlanted && context.task.name.startsWith('row 1'))
      await db.prisma.statement.deleteMany({ where: { text: writers.acknowledged[0]! } });
    const rows = await db.prisma.statement.findMany({ where, orderBy: { id: 'asc' }, select: { text: true } });
    const texts = rows.map(({ text }) => text);
    expect(wrongWrites(writers, texts)).toEqual([]);
    expect(told).toEqual(texts); // as followers of the feed of changes have seen
    expect(writers.strange).toEqual([]);
    const damage: unknown[] = [];
    await verifyStore(db, { ended: (_, { shown }) => void damage.push(...shown) });
    expect(damage).toEqual([]);
  } finally {
    await db.close();
  }
  const { acknowledged, unavailable } = writers;
  tellCounts(
    context,
    `${TIMES} times, ${acknowledged.length} acknowledged writes, none lost; ${told.length} in the feed; ${unavailable} answers 503; listening ${Math.round(Math.max(...starts))} ms after its start at most, a write at most ${Math.round(longest)} ms later`,
  );
}
