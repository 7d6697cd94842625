import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, statfsSync } from 'node:fs';
import { open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openMigrated } from '../../../src/db/open.js';
import { bound } from '../../support/bound.js';
import { isPlanted, tellCounts, times } from '../../faults/counts.js';
import { build } from '../../support/process.js';
import { slowTest } from '../../support/thorough.js';
import { JWT_SECRET, signedIn } from '../../support/token.js';
import { post, serve } from './serve.js';

// The disk is a small file system in memory, which only root can mount.

const REFUSED = times(3, 50);

let folder: string;
let isMounted = false;
const mount = (megabytes: number) => {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
    isMounted = true;
  } catch {
    isMounted = false;
  }
  return isMounted;
};
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'communique-disk-'))));
afterEach(async () => {
  if (isMounted) execFileSync('umount', [folder]);
  await rm(folder, { recursive: true });
});

slowTest('on a full disk, writes are refused, reads go on, and writes go on when there is space', async (context) => {
  context.skip(!mount(400), 'needs the right to mount a file system');
  const db = await openMigrated({ databaseUrl: null, dataDir: folder }, () => {});
  await db.prisma.country.create({ data: { slug: 'chad', code: 'TD', name: 'Chad', namesFolded: 'chad' } });
  const server = await serve(db, { JWT_SECRET });
  const filler = await open(join(folder, 'filler'), 'w');
  const { bavail, bsize } = statfsSync(folder);
  const block = Buffer.alloc(1024 * 1024, 1);
  const left = isPlanted ? 0 : bavail * bsize - 40 * block.length;
  for (let written = 0; written < left; written += block.length) await filler.write(block);
  await filler.close();

  const mutation = 'mutation { createTopic(input: { source: "none", name: "None" }) { errors { code } } }';
  const write = async () => post(server.url, mutation, { headers: await signedIn('editor') });
  const refused = await write();
  for (let n = 1; n < REFUSED; n++) expect((await write()).status).toBe(503);
  expect(refused.status).toBe(503);
  expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] });
  for (let n = 0; n < REFUSED; n++) {
    const read = await post(server.url, '{ country(code: "TD") { name } }');
    expect(await read.json()).toEqual({ data: { country: { name: 'Chad' } } });
  }

  await rm(join(folder, 'filler'));
  const accepted = await write();
  expect(accepted.status).toBe(200);
  expect(await accepted.json()).toMatchObject({ data: { createTopic: { errors: [{ code: expect.any(String) }] } } });
  await server.close();
  await db.close();
  tellCounts(context, `${REFUSED} writes refused, ${REFUSED} reads answered, then a write accepted`);
});

test('a process that hangs on a full disk is ended with a reason', async ({ skip }) => {
  skip(!mount(10), 'needs the right to mount a file system');
  await build();
  const watchdog = pathToFileURL(resolve('dist/src/db/embedded/watchdog.js')).href;
  const script = join(folder, 'hang.mjs');
  await writeFile(
    script,
    `import { watchForFullDisk } from ${JSON.stringify(watchdog)};
    watchForFullDisk(${JSON.stringify(folder)}, 1_000);
    setTimeout(() => { for (;;); }, 500);`,
  );
  const child = spawn(...bound(process.execPath, [script]));
  let said = '';
  child.stderr.on('data', (text: Buffer) => (said += text.toString()));
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  expect({ code, signal, said }).toMatchObject({
    signal: 'SIGKILL',
    said: expect.stringContaining('is full. Free some'),
  });
});

test('a store is not created on a disk that is almost full', async ({ skip }) => {
  skip(!mount(50), 'needs the right to mount a file system');
  await expect(openMigrated({ databaseUrl: null, dataDir: folder }, () => {})).rejects.toThrow(
    /^The disk of \S+ has \d+ MB left; writing needs 64 MB\. Free some space\.$/,
  );
});
