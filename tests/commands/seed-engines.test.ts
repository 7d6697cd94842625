import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, type TestContext } from 'vitest';
import type { Database } from '../../src/db/database.js';
import { openDatabase } from '../../src/db/open.js';
import { isPlanted, tellCounts, times } from '../faults/counts.js';
import { dump } from '../store/dump.js';
import { variablesOf } from '../support/postgresql-store.js';
import { build, setUp, start, type Running } from '../support/process.js';
import { bareStore, seededStore } from '../support/store.js';
import { slowTest } from '../support/thorough.js';

// `communique seed` where the engine matters: killed half-way, and on a server that has not been migrated.

const SERVER = process.env['TEST_DATABASE_URL'];

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'communique-seed-'));
  await build();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function ended(process: Running) {
  return { code: await process.ended, ...process.output() };
}

if (SERVER) test('an import killed half-way leaves nothing behind on PostgreSQL', killed(serverStore));
else slowTest('an import killed half-way leaves nothing behind on the embedded store', killed(embeddedStore));

test.runIf(SERVER)('a server without tables is refused with a one-line message', async () => {
  const empty = await bareStore();
  const programs = [
    ['communique seed'],
    ['communique import', '--mapping', 'a.yaml', 'a.csv'],
    ['communique remove', 'a-source'],
  ];
  for (const [program, ...args] of programs) {
    const { code, stderr } = await ended(start(program!, folder, await variablesOf(empty), args));
    const refused = expect.stringMatching(/^The store is empty\. Run `npx communique migrate`, then `npx communique seed`\.\n$/);
    expect([program, code, stderr]).toEqual([program, 1, refused]);
  }
  await empty.close();
});

interface KillableStore {
  variables: Record<string, string>;
  /** Returns the contents of the store. */
  held: () => ReturnType<typeof dump>;
  /** Whether the running import has written anything. */
  isWriting: () => Promise<boolean>;
  close: () => Promise<void>;
}

function killed(open: () => Promise<KillableStore>) {
  return async (context: TestContext) => {
    const store = await open();
    const kills = times(1, 10);
    try {
      const before = await store.held();
      const large = join(folder, 'large.yaml');
      await writeFile(large, largeAnnotation());
      for (let kill = 0; kill < kills; kill++) {
        const running = start('communique seed', folder, store.variables, [large]);
        await running.printed(/^countries: /m);
        while (running.child.exitCode === null && !(await store.isWriting())) await sleep(5);
        await sleep(kill * 50); // later each time
        if (isPlanted) await running.ended;
        running.child.kill('SIGKILL');
        expect(await running.ended).toBe(isPlanted ? 0 : 'SIGKILL');
        expect(await store.held()).toEqual(before);
      }

      expect(await ended(start('communique seed', folder, store.variables, [large]))).toMatchObject({
        code: 0,
        stdout: expect.stringContaining('visits 3000 created'),
      });
      tellCounts(context, `${kills} kills, then 3000 visits`);
    } finally {
      await store.close();
    }
  };
}

async function embeddedStore(): Promise<KillableStore> {
  await setUp(folder);
  const dataDir = join(folder, 'data');
  const log = join(dataDir, 'postgresql/pg_wal');
  const state = async () => {
    const files = (await readdir(log)).sort();
    const stats = await Promise.all(files.map((name) => stat(join(log, name))));
    return stats.map(({ mtimeMs }) => mtimeMs).join();
  };
  let first: string | undefined;
  return {
    variables: { DATA_DIR: dataDir },
    async held() {
      const database = await openDatabase({ databaseUrl: null, dataDir });
      return dump(database).finally(() => database.close());
    },
    async isWriting() {
      const now = await state();
      if ((first ??= now) === now) return false;
      first = undefined; // for the next import
      return true;
    },
    close: async () => {},
  };
}

async function serverStore(): Promise<KillableStore> {
  const database: Database = await seededStore();
  const one = async (text: string) => (await database.query<[string]>({ text, values: [] }))[0]![0];
  return {
    variables: await variablesOf(database),
    held: () => dump(database),
    isWriting: async () =>
      (await one(
        `SELECT count(*)::text FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_xid IS NOT NULL`,
      )) !== '0',
    close: () => database.close(),
  };
}

/** An annotation that takes a while to store. */
function largeAnnotation(): string {
  const visits = Object.fromEntries(
    Array.from({ length: 3_000 }, (_, number) => [
      `visit-${number}`,
      {
        title: `Visit ${number}`,
        status: 'COMPLETED',
        hostCountry: 'china',
        delegation: [{ name: `Guest ${number}`, cite: [[number, number + 1]] }],
        cite: [[number, number + 1]],
      },
    ]),
  );
  const source = {
    slug: 'large',
    kind: 'DATASET',
    title: 'Large',
    sha256: createHash('sha256').update('large').digest('hex'),
    length: 10_000,
  };
  return JSON.stringify({ source, visits });
}
