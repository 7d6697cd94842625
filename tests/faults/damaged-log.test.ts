import { mkdtemp, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, expect, inject } from 'vitest';
import { openDatabase } from '../../src/db/open.js';
import { build, setUp, start } from '../support/process.js';
import { ServerProcess } from '../support/server-process.js';
import { slowTest } from '../support/thorough.js';
import { isPlanted, tellCounts, times } from './counts.js';
import { Writers, wrongWrites } from './writes.js';

// Row 26 of docs/reliability.md: the end of the embedded store's log is damaged after a kill.

const WRITES = times(8, 40);
const DAMAGED_BYTES = 1024;
/** A position after the end of the log at startup: past what recovery needs, and within the first writes. */
const DISTANCE = 16 * 1024;
const LINE =
  /^The store \S+ is at version (\d+) of the data, but version (\d+) was acknowledged: .*npx communique accept-loss.*$/;

let server: ServerProcess | undefined;
afterEach(() => server?.kill());

async function logEnd(dataDir: string): Promise<{ file: string; offset: number }> {
  const db = await openDatabase({ databaseUrl: null, dataDir });
  const text = 'SELECT file_name, file_offset FROM pg_walfile_name_offset(pg_current_wal_insert_lsn())';
  const [row] = await db.query<[string, number]>({ text, values: [] });
  await db.close();
  return { file: join(dataDir, 'postgresql/pg_wal', row![0]), offset: row![1] };
}

async function damage({ file, offset }: { file: string; offset: number }): Promise<void> {
  const log = await open(file, 'r+');
  await log.write(Buffer.alloc(DAMAGED_BYTES, 0xff), 0, DAMAGED_BYTES, offset + DISTANCE);
  await log.close();
}

async function ends(file: string, dataDir: string): Promise<{ code: unknown; lines: string[] }> {
  const running = start(file, dirname(dataDir), { DATA_DIR: dataDir, PORT: '0' });
  const code = await Promise.race([running.ended, running.printed(/Listening on/).then(() => 'listening')]).catch(
    () => running.ended,
  );
  if (code === 'listening') running.child.kill('SIGKILL');
  return { code, lines: running.output().stderr.trim().split('\n') };
}

slowTest(
  'row 26: acknowledged writes that are lost in a damaged log are noticed',
  async (context) => {
    await build();
    const folder = await mkdtemp(join(inject('runFolder'), 'damaged-'));
    await setUp(folder);
    const dataDir = join(folder, 'data');
    const end = await logEnd(dataDir);
    server = await ServerProcess.start('server', { DATA_DIR: dataDir });
    const writers = new Writers(server.url);
    await writers.acknowledge(WRITES);
    await server.kill();
    await writers.stop();
    if (!isPlanted) await damage(end);

    for (const file of ['src/main.js', 'communique verify', 'communique migrate']) {
      const { code, lines } = await ends(file, dataDir);
      expect({ file, code, lines }).toEqual({ file, code: 1, lines: [expect.stringMatching(LINE)] });
    }
    const [, stored, acknowledged] = LINE.exec((await ends('src/main.js', dataDir)).lines[0]!)!.map(Number);
    expect(acknowledged).toBeGreaterThan(stored!);

    const accepted = await ends('communique accept-loss', dataDir);
    expect(accepted).toMatchObject({ code: 0 });
    const db = await openDatabase({ databaseUrl: null, dataDir });
    const rows = await db.prisma.statement.findMany({ where: { text: { startsWith: 'Statement ' } } });
    const [[version]] = (await db.query<[string]>({ text: 'SELECT "version" FROM "DataVersion"', values: [] })) as [[string]];
    await db.close();
    expect(Number(version)).toBe(acknowledged! + 1); // no version has two contents
    const lost = wrongWrites(
      writers,
      rows.map(({ text }) => text),
    );
    expect(lost.length).toBeGreaterThan(0);
    expect(lost.every((line) => line.startsWith('lost: '))).toBe(true);
    expect((await ends('communique verify', dataDir)).code).toBe(0);
    tellCounts(context, `${lost.length} of ${writers.acknowledged.length} acknowledged writes lost, and noticed`);
  },
  600_000,
);
