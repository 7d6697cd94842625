import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import Fastify, { type FastifyBaseLogger } from 'fastify';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { requireSpace } from '../../src/db/embedded/free-space.js';
import { readAnnotation } from '../../src/model/read/read.js';
import { importAnnotations } from '../../src/store/import/import.js';
import { requireRoom } from '../../src/store/import/require-room.js';
import { openDatabase, openMigrated } from '../../src/db/open.js';
import { errorResponses } from '../../src/http/error-responses.js';
import { bound } from '../support/bound.js';
import { isPlanted, tellCounts, times } from '../faults/counts.js';
import { build, setUpEmpty } from '../support/process.js';
import { SmallDisk } from '../support/small-disk.js';
import { slowTest } from '../support/thorough.js';
import { JWT_SECRET, signedIn } from '../support/token.js';
import { post, serve } from './serve.js';

const REFUSED = times(3, 50);
const MEGABYTE = 1024 * 1024;

slowTest('on a full disk, writes are refused and reads continue, and writes resume once there is space', async (context) => {
  const disk = SmallDisk.mount(context, '400m');
  await setUpEmpty(disk.folder);
  const db = await openDatabase({ databaseUrl: null, dataDir: disk.folder });
  await db.prisma.country.create({ data: { slug: 'chad', code: 'TD', name: 'Chad', namesFolded: 'chad' } });
  const server = await serve(db, { JWT_SECRET });
  if (!isPlanted) await disk.fill({ leaving: 40 * MEGABYTE });

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

  await disk.empty();
  const accepted = await write();
  expect(accepted.status).toBe(200);
  expect(await accepted.json()).toMatchObject({ data: { createTopic: { errors: [{ code: expect.any(String) }] } } });
  await server.close();
  await db.close();
  tellCounts(context, `${REFUSED} writes refused, ${REFUSED} reads answered, then a write accepted`);
});

test('other requests that need disk space are refused with 503 and one line in the log', async (context) => {
  const { folder } = SmallDisk.mount(context, '10m');
  const lines: object[] = [];
  const loggerInstance: FastifyBaseLogger = pino(
    { level: 'warn' },
    { write: (line) => void lines.push(JSON.parse(line) as object) },
  );
  const app = Fastify({ loggerInstance });
  errorResponses(app);
  app.get('/write', () => requireSpace(folder));
  for (let n = 0; n < 3; n += 1) {
    const { statusCode, headers, body } = await app.inject('/write');
    expect([statusCode, headers['retry-after']]).toEqual([503, '5']);
    expect(JSON.parse(body)).toMatchObject({ errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] });
    expect(body).not.toContain(folder);
  }
  expect(lines).toMatchObject([{ msg: 'the database is unavailable', reason: expect.stringContaining('Free some space.') }]);
  expect(lines[0]).not.toHaveProperty('err');
  await app.close();
});

test('an import that cannot fit is refused before it starts, and one that might not fit causes a warning', async (context) => {
  const disk = SmallDisk.mount(context, '400m');
  await setUpEmpty(disk.folder);
  const db = await openDatabase({ databaseUrl: null, dataDir: disk.folder });
  const server = await serve(db, { JWT_SECRET });
  const long = 'x'.repeat(70);
  const topics = Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`topic-${n}-${long}`, `Topic ${n} ${long}`]));
  const source = { slug: 'large', kind: 'LINK', title: 'Large', url: 'https://example.org/' };
  const { annotation, problems } = readAnnotation(JSON.stringify({ source, topics })); // about a megabyte
  expect(problems).toEqual([]);
  const warnings: string[] = [];
  const warn = (message: string) => void warnings.push(message);

  await disk.fill({ leaving: (64 + 40) * MEGABYTE });
  await requireRoom(db.prisma, [annotation!], warn);
  expect(warnings).toEqual([
    expect.stringMatching(/^The disk of the store has room for \d\d MB more, and this import may take up to \d+ MB\./),
  ]);

  await disk.fill({ leaving: (64 + 5) * MEGABYTE });
  const message =
    /^The disk of the store has room for \d MB more, and this import takes at least \d+ MB\. Nothing was imported\. Free some space/;
  await expect(importAnnotations(db.prisma, [{ annotation: annotation! }])).rejects.toThrow(message);
  const mutation =
    'mutation ($annotation: String!) { importSource(input: { annotation: $annotation, keepText: true }) { errors { code } } }';
  const body = JSON.stringify({ query: mutation, variables: { annotation: JSON.stringify({ source, topics }) } });
  const refused = await post(server.url, mutation, { headers: await signedIn('editor'), body });
  expect(refused.status).toBe(507);
  expect(await refused.json()).toMatchObject({
    errors: [{ message: expect.stringMatching(message), extensions: { code: 'INSUFFICIENT_STORAGE' } }],
  });
  expect(await db.prisma.source.count()).toBe(0);

  // The facts of a stored source may be stored already, and then take no space.
  await disk.empty();
  expect(await importAnnotations(db.prisma, [{ annotation: { source } as never }])).toHaveProperty('reports');
  await disk.fill({ leaving: (64 + 5) * MEGABYTE });
  await requireRoom(db.prisma, [annotation!]);
  await server.close();
  await db.close();
});

test('a process that hangs on a full disk is terminated with a reason', async (context) => {
  const { folder } = SmallDisk.mount(context, '10m');
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

test('no store is created on an almost full disk', async (context) => {
  const { folder } = SmallDisk.mount(context, '50m');
  await expect(openMigrated({ databaseUrl: null, dataDir: folder }, () => {})).rejects.toThrow(
    /^The disk that holds \S+ has only \d+ MB left; writing needs 64 MB\. Free some space\.$/,
  );
});

test('a store on a completely full disk is neither opened nor reported as damaged', async (context) => {
  const disk = SmallDisk.mount(context, '200m');
  const store = { databaseUrl: null, dataDir: disk.folder };
  await setUpEmpty(disk.folder);
  await disk.fill();
  await expect(openDatabase(store)).rejects.toThrow(
    /^The disk that holds \S+ is full: opening the store needs at least 1 MB\. Free/,
  );
  await disk.empty();
  await (await openDatabase(store)).close();
});
