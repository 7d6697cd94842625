import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, type TestContext } from 'vitest';
import { openDatabase } from '../../src/db/open.js';
import { verifyStore } from '../../src/features/archive/verify/verify.js';
import { ServerProcess } from '../support/server-process.js';
import { slowTest } from '../support/thorough.js';
import { isPlanted, tellCounts, times } from './counts.js';
import { seededFolder } from './seeded.js';
import { Writers, wrongWrites } from './writes.js';

// Rows 27 and 28 of docs/reliability.md: the server on the embedded store has no memory, or no file descriptors, left.

const ROUNDS = times(1, 10);
const TIMEOUT = 1_800_000;
/** File descriptors in addition to those already open. */
const [BYTES, DESCRIPTORS] = [24 * 1024 * 1024, 8];
const PRLIMIT = '/usr/bin/prlimit';

let server: ServerProcess | undefined;
let writers: Writers | undefined;
const groups: string[] = [];
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await server?.kill();
  await writers?.stop();
  for (const group of groups.splice(0)) rmdirSync(group);
});

slowTest(
  'row 27: a server killed for lack of memory loses nothing',
  async (context: TestContext) => {
    const dataDir = await seededFolder();
    server = await ServerProcess.start('server', { DATA_DIR: dataDir, MAX_BODY_KB: '16384' });
    writers = new Writers(server.url);
    for (let round = 0; round < ROUNDS; round++) {
      await writers.acknowledge(2);
      const group = memoryGroup(BYTES);
      context.skip(group === null, 'needs permission to create a cgroup with a memory limit');
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

slowTest(
  'row 28: a server that runs out of file descriptors continues when some become free',
  async (context) => {
    context.skip(!existsSync(PRLIMIT), 'needs prlimit');
    const dataDir = await seededFolder();
    server = await ServerProcess.start('server', { DATA_DIR: dataDir });
    const { url, pid, process } = server;
    writers = new Writers(url);
    await writers.acknowledge(2);
    for (let round = 0; round < ROUNDS; round++) {
      limitFiles(pid, readdirSync(`/proc/${pid}/fd`).length + DESCRIPTORS);
      await takeDescriptors(url);
      expect(await health(url)).toBe('no answer');
      await sleep(2_000); // writers continue, with or without an answer
      limitFiles(pid, 1_000);
      for (const socket of sockets.splice(0)) socket.destroy();
      await expect.poll(() => health(url)).toBe(200);
      await writers.acknowledge(2);
    }
    await writers.stop();
    expect(server.process).toBe(process);
    expect(await server.stop()).toBe(0);
    await nothingIsLost(dataDir, writers, isPlanted);
    tellCounts(context, `${ROUNDS} times, ${writers.acknowledged.length} acknowledged writes, none lost`);
  },
  TIMEOUT,
);

/** Returns the status of a health check on a new connection. */
function health(url: string): Promise<number | undefined | 'no answer'> {
  return new Promise((resolve) => {
    get(new URL('/health/ready', url), { agent: false, timeout: 2_000 }, ({ statusCode }) => resolve(statusCode))
      .on('timeout', () => resolve('no answer'))
      .on('error', () => resolve('no answer'));
  });
}

function limitFiles(pid: number, count: number): void {
  execFileSync(PRLIMIT, [`--pid=${pid}`, `--nofile=${count}:`]);
}

/** Opens more connections than the server can accept. */
async function takeDescriptors(url: string): Promise<void> {
  for (let n = 0; n < 5 * DESCRIPTORS; n++) {
    const socket = connect(Number(new URL(url).port), '127.0.0.1').on('error', () => {});
    sockets.push(socket);
    await Promise.race([once(socket, 'connect'), sleep(100)]);
  }
}

/** Creates a cgroup (version 1 or 2) with this many bytes of memory; null if none can be created. */
function memoryGroup(bytes: number): string | null {
  const root = existsSync('/sys/fs/cgroup/memory') ? '/sys/fs/cgroup/memory' : '/sys/fs/cgroup';
  const group = join(root, `communique-${process.pid}-${groups.length}`);
  try {
    mkdirSync(group);
    groups.push(group);
    const [file, swap] = existsSync(join(group, 'memory.max'))
      ? ['memory.max', 'memory.swap.max']
      : ['memory.limit_in_bytes', null];
    writeFileSync(join(group, file), String(bytes));
    if (swap !== null && existsSync(join(group, swap))) writeFileSync(join(group, swap), '0');
    return group;
  } catch {
    return null;
  }
}

/** Sends requests whose bodies need more memory than the server has. They fail once it has ended. */
async function allocate(url: string): Promise<void> {
  const body = JSON.stringify({ query: '{ __typename }', variables: { text: 'x'.repeat(200_000) } });
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
  const all = Array.from({ length: 200 }, () =>
    fetch(url, init).then(
      (response) => response.text(),
      () => {},
    ),
  );
  await Promise.all(all);
}

async function nothingIsLost(dataDir: string, writers: Writers, isDeleted = false): Promise<void> {
  const db = await openDatabase({ databaseUrl: null, dataDir });
  try {
    if (isDeleted) await db.prisma.statement.deleteMany({ where: { text: writers.acknowledged[0]! } });
    const rows = await db.prisma.statement.findMany({ where: { text: { startsWith: 'Statement ' } } });
    expect(
      wrongWrites(
        writers,
        rows.map(({ text }) => text),
      ),
    ).toEqual([]);
    const damage: unknown[] = [];
    await verifyStore(db, { ended: (_, { shown }) => void damage.push(...shown) });
    expect(damage).toEqual([]);
  } finally {
    await db.close();
  }
}
