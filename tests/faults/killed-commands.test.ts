import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import type { Cluster } from '../support/cluster/cluster.js';
import { clusterTest, hasClusters } from '../support/cluster/programs.js';
import { build, start, type Running } from '../support/process.js';
import { isPlanted, tellCounts, times } from './counts.js';
import { seededCluster } from './seeded.js';

// Row 24 of docs/reliability.md: a backup, a restore and a removal are killed half-way, while they wait for a locked table.

const BACKUP = 'communique backup';
const RESTORE = 'communique restore';
const VERIFY = 'communique verify';
const REMOVE = 'communique remove';
const ARTICLE = 'china-north-korea-extol-traditional-friendship';
const KILLS = times(1, 10);
const TIMEOUT = 900_000;
const SEEDED = 'postgres';

let cluster: Cluster;
let folder: string;
beforeAll(async () => {
  if (!hasClusters) return;
  await build();
  folder = await mkdtemp(join(inject('runFolder'), 'killed-commands-'));
  cluster = await seededCluster();
});
afterAll(() => cluster?.close());

async function succeeds(file: string, database: string, args: string[] = []): Promise<string> {
  const running = start(file, folder, { DATABASE_URL: cluster.url(database) }, args);
  const code = await running.ended;
  const { stdout, stderr } = running.output();
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

interface Middle {
  table: string;
  lock: 'ACCESS EXCLUSIVE' | 'EXCLUSIVE';
  /** Whether the command has written rows when it is killed. */
  hasWritten: boolean;
}

/** Kills a command after it has started its transaction, while it waits for a table. */
async function killedInTheMiddle(database: string, { table, lock, hasWritten }: Middle, run: () => Running): Promise<void> {
  const other = new pg.Client(cluster.url(database));
  await other.connect();
  await other.query(`BEGIN; LOCK TABLE "${table}" IN ${lock} MODE`);
  const running = run();
  const written = hasWritten ? 'AND backend_xid IS NOT NULL' : '';
  const waiting = `SELECT FROM pg_stat_activity WHERE datname = '${database}' AND wait_event_type = 'Lock' ${written}`;
  while ((await cluster.primary.query(waiting)).length === 0) {
    expect(running.child.exitCode, `the command is still running: ${running.output().stderr}`).toBe(null);
    await sleep(20);
  }
  if (isPlanted)
    await other.query('ROLLBACK'); // it continues and exits
  else running.child.kill('SIGKILL');
  expect(await running.ended).toBe(isPlanted ? 0 : 'SIGKILL');
  await other.end();
}

const rowsOf = async (database: string) =>
  cluster.primary.query(
    `SELECT (SELECT count(*) FROM "Visit") AS visits, (SELECT count(*) FROM "Citation") AS citations,
    (SELECT "version" FROM "DataVersion") AS version`,
    [],
    database,
  );

clusterTest(
  'row 24: a killed backup leaves no archive under its name, and the next one is complete',
  async (context) => {
    for (let kill = 0; kill < KILLS; kill++) {
      const path = join(folder, `killed-${kill}.tar.gz`);
      const middle = { table: 'Statement', lock: 'ACCESS EXCLUSIVE', hasWritten: false } as const;
      await killedInTheMiddle(SEEDED, middle, () => start(BACKUP, folder, { DATABASE_URL: cluster.url() }, [path]));
      expect(readdirSync(folder).some((name) => name.startsWith(`killed-${kill}.tar.gz.part-`))).toBe(true);
      expect(existsSync(path)).toBe(false);
      expect(await succeeds(BACKUP, SEEDED, [path])).toContain('is whole');
    }
    tellCounts(context, `${KILLS} backups killed`);
  },
  TIMEOUT,
);

clusterTest(
  'row 24: a killed restore leaves the store empty, and the next one restores everything',
  async (context) => {
    const path = join(folder, 'whole.tar.gz');
    await succeeds(BACKUP, SEEDED, [path]);
    for (let kill = 0; kill < KILLS; kill++) {
      const database = `restored_${kill}`;
      await cluster.primary.query(`CREATE DATABASE ${database} TEMPLATE template0 ENCODING 'UTF8'`);
      await succeeds('communique migrate', database);
      const before = await rowsOf(database);
      const middle = { table: 'Citation', lock: 'EXCLUSIVE', hasWritten: true } as const;
      await killedInTheMiddle(database, middle, () => start(RESTORE, folder, { DATABASE_URL: cluster.url(database) }, [path]));
      expect(await rowsOf(database)).toEqual(before);
      expect(await succeeds(RESTORE, database, [path])).toContain('The store is sound.');
    }
    tellCounts(context, `${KILLS} restores killed`);
  },
  TIMEOUT,
);

clusterTest(
  'row 24: a killed removal removes nothing, and the next one removes everything',
  async (context) => {
    await cluster.primary.query(`CREATE DATABASE removed TEMPLATE ${SEEDED}`, [], 'template1');
    const before = await rowsOf('removed');
    for (let kill = 0; kill < KILLS; kill++) {
      const middle = { table: 'Citation', lock: 'EXCLUSIVE', hasWritten: true } as const;
      await killedInTheMiddle('removed', middle, () =>
        start(REMOVE, folder, { DATABASE_URL: cluster.url('removed') }, [ARTICLE]),
      );
      expect(await rowsOf('removed')).toEqual(before);
    }
    expect(await succeeds(VERIFY, 'removed')).toContain('The store is sound.');
    await succeeds(REMOVE, 'removed', [ARTICLE]);
    expect(await succeeds(VERIFY, 'removed')).toContain('The store is sound.');
    expect(await rowsOf('removed')).toMatchObject([{ visits: '0', citations: '0' }]);
    tellCounts(context, `${KILLS} removals killed`);
  },
  TIMEOUT,
);
