import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, type TestContext } from 'vitest';
import { openDatabase } from '../../src/db/open.js';
import { verifyStore } from '../../src/store/verify/verify.js';
import { ServerProcess } from '../support/server-process.js';
import { slowTest } from '../support/thorough.js';
import { isPlanted, tellCounts, times } from './counts.js';
import { seededFolder } from './seeded.js';
import { Writers, wrongWrites } from './writes.js';

// Row 27 of docs/reliability.md: the server on the embedded store has no memory left.

const ROUNDS = times(1, 10);
const TIMEOUT = 1_800_000;
/** Beyond those that it has. */
const BYTES = 24 * 1024 * 1024;

let server: ServerProcess | undefined;
let writers: Writers | undefined;
const groups: string[] = [];
afterEach(async () => {
  await server?.kill();
  await writers?.stop();
  for (const group of groups.splice(0)) rmdirSync(group);
});

slowTest(
  'row 27: a server that the system ends for want of memory has lost nothing',
  async (context: TestContext) => {
    const dataDir = await seededFolder();
    server = await ServerProcess.start('server', { DATA_DIR: dataDir, MAX_BODY_KB: '16384' });
    writers = new Writers(server.url);
    for (let round = 0; round < ROUNDS; round++) {
      await writers.acknowledge(2);
      const group = memoryGroup(BYTES);
      context.skip(group === null, 'needs the right to make a cgroup with a limit of memory');
      writeFileSync(join(group!, 'cgroup.procs'), String(server.pid));
      const ended = server.ended;
      let end: unknown;
      while (end === undefined) end = await Promise.race([ended, allocate(server.url)]);
      expect(end).toBe('SIGKILL');
      await server.kill();
      await server.start();
    }
    await writers.acknowledge(2);
    await writers.stop();
    expect(await server.stop()).toBe(0);
    await nothingIsLost(dataDir, writers, isPlanted);
    tellCounts(context, `${ROUNDS} times, ${writers.acknowledged.length} acknowledged writes, none lost`);
  },
  TIMEOUT,
);

/** A group of processes that may take so many bytes of memory; null if none can be made. Version 1 and 2 of cgroups. */
function memoryGroup(bytes: number): string | null {
  const root = existsSync('/sys/fs/cgroup/memory') ? '/sys/fs/cgroup/memory' : '/sys/fs/cgroup';
  const group = join(root, `communique-${process.pid}-${groups.length}`);
  try {
    mkdirSync(group);
    groups.push(group);
    const [file, swap] = existsSync(join(group, 'memory.max')) ? ['memory.max', 'memory.swap.max'] : ['memory.limit_in_bytes', null]; // prettier-ignore
    writeFileSync(join(group, file), String(bytes));
    if (swap !== null && existsSync(join(group, swap))) writeFileSync(join(group, swap), '0');
    return group;
  } catch {
    return null;
  }
}

/** Requests whose bodies take more than the server has. Nobody answers once it has ended. */
async function allocate(url: string): Promise<void> {
  const body = JSON.stringify({ query: '{ __typename }', variables: { text: 'x'.repeat(200_000) } });
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
  const all = Array.from({ length: 200 }, () => fetch(url, init).then((response) => response.text(), () => {})); // prettier-ignore
  await Promise.all(all);
}

async function nothingIsLost(dataDir: string, writers: Writers, isDeleted = false): Promise<void> {
  const db = await openDatabase({ databaseUrl: null, dataDir });
  try {
    if (isDeleted) await db.prisma.statement.deleteMany({ where: { text: writers.acknowledged[0]! } });
    const rows = await db.prisma.statement.findMany({ where: { text: { startsWith: 'Statement ' } } });
    expect(wrongWrites(writers, rows.map(({ text }) => text))).toEqual([]); // prettier-ignore
    const damage: unknown[] = [];
    await verifyStore(db, { ended: (_, { shown }) => void damage.push(...shown) });
    expect(damage).toEqual([]);
  } finally {
    await db.close();
  }
}
