import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { setUp, start, type Running } from './support/process.js';
import { sample, slowTest, thorough } from './support/thorough.js';

// The processes as an operator starts them: `npm start` runs set-up, then main.

const SET_UP = 'communique set-up';
const MAIN = 'src/main.js';
const MIGRATE = 'communique migrate';

let folder: string;
const running: Running[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'communique-main-'));
  await setUp(folder);
});
afterEach(async () => {
  for (const { child, ended } of running.splice(0)) {
    child.kill('SIGKILL');
    await ended;
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function run(file: string, variables: Record<string, string> = {}, cwd = folder): Running {
  const started = start(file, cwd, { PORT: '0', ...variables });
  running.push(started);
  return started;
}

async function ends(process: Running, code: number): Promise<{ stdout: string; stderr: string }> {
  const ended = await process.ended;
  const output = process.output();
  expect({ ended, ...output }).toMatchObject({ ended: code });
  return output;
}

/** Commands that behave alike at this point; `npm test` runs only the first, which loads the least. */
const commands = (...files: string[]) => (thorough ? files : files.slice(0, 1));

const url = (process: Running) => process.printed(/Listening on (http:\S+\/graphql)/);

/** Expects exit code 1 and one line that matches. */
async function refuses(process: Running, line: RegExp): Promise<void> {
  const { stderr } = await ends(process, 1);
  expect(stderr).toMatch(line);
  expect(stderr.trim()).not.toContain('\n');
}

test('the server runs, locks its store and stops on SIGTERM with nothing left to repair', async () => {
  const first = run(MAIN);
  const live = (await url(first)).replace('/graphql', '/health/live');
  expect((await fetch(live)).status).toBe(200);
  const line = /^The store in .* is in use by another process \(process \d+\)\. Stop that process, or set DATA_DIR/;
  await refuses(run(MAIN), line);
  await refuses(run(MIGRATE), line);
  first.child.kill('SIGTERM');
  await ends(first, 0);

  const second = run(MAIN);
  await url(second);
  second.child.kill('SIGINT');
  await ends(second, 0);
});

slowTest('the store is set up once, and only another build sets it up again', async () => {
  const first = run(MAIN);
  await url(first);
  expect(await ends(run(SET_UP), 0)).toEqual({ stdout: '', stderr: '' });
  first.child.kill('SIGTERM');
  await ends(first, 0);

  await writeFile(join(folder, 'data/postgresql/set-up-by'), 'another build');
  const { stdout } = await ends(run(SET_UP), 0);
  expect(stdout).toMatch(/unchanged/);
  expect(stdout).not.toMatch(/Created|Applied/);
  expect((await ends(run(SET_UP), 0)).stdout).toBe('');
});

slowTest('a store opens again after its process was killed', async () => {
  const first = run(MAIN);
  await url(first);
  await sleep(1_100);
  first.child.kill('SIGKILL');
  await first.ended;
  await url(run(MAIN));
});

test('a port in use is reported', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((listening) => other.once('listening', listening));
  const { port } = other.address() as { port: number };
  const line = new RegExp(`^Port ${port} of 127.0.0.1 is in use\\. .* set PORT`);
  await refuses(run(MAIN, { PORT: String(port) }), line);
  const DATA_DIR = join(folder, 'not-made');
  await refuses(run(SET_UP, { PORT: String(port), DATA_DIR }), line);
  expect(existsSync(DATA_DIR)).toBe(false);
  other.close();
});

slowTest('a host that is not this machine is reported', async () => {
  await refuses(run(MAIN, { HOST: '192.0.2.1' }), /^Cannot listen on port 0 of 192\.0\.2\.1: /);
});

test('an invalid configuration is reported', async () => {
  for (const file of commands(MAIN, SET_UP, MIGRATE)) {
    await refuses(run(file, { PORT: 'http', LOG_LEVEL: 'loud' }), /^Invalid configuration: PORT .* LOG_LEVEL .*/);
  }
});

slowTest('an unreachable database is reported', async () => {
  const DATABASE_URL = 'postgresql://me:secret@127.0.0.1:1/store';
  for (const file of commands(MIGRATE, MAIN)) {
    await refuses(run(file, { DATABASE_URL }), /^PostgreSQL at 127\.0\.0\.1:1\/store cannot be reached: /);
  }
});

slowTest('a database URL with a missing file is reported', async () => {
  const DATABASE_URL = 'postgresql://me:secret@127.0.0.1:1/store?sslrootcert=/none.pem';
  for (const file of commands(MAIN, MIGRATE)) {
    await refuses(run(file, { DATABASE_URL }), /^DATABASE_URL cannot be used: ENOENT.*'\/none\.pem'$/m);
  }
});

slowTest('startup does not migrate a PostgreSQL server, and says what to run', async () => {
  const { stdout } = await ends(run(SET_UP, { DATABASE_URL: 'postgresql://me:secret@127.0.0.1:1/store' }), 0);
  expect(stdout).toMatch(/`npx communique migrate`.*`npx communique seed`/);
});

test('a missing store is reported', async () => {
  await refuses(
    run(MAIN, { DATA_DIR: './none' }),
    /^There is no store in .*none yet\. Run `npx communique migrate` or `npm start`\.$/m,
  );
  expect(existsSync(join(folder, 'none'))).toBe(false);
});

slowTest('a folder that cannot be created is reported', async () => {
  const line = /^The folder \/proc\/none cannot hold the store: E.* Set DATA_DIR to another folder\.$/m;
  await refuses(run(SET_UP, { DATA_DIR: '/proc/none' }), line);
});

const broken: [string, (store: string) => Promise<unknown>][] = [
  ['is a file', (store) => writeFile(store, '')],
  ['is empty', (store) => mkdir(store)],
  ['has other content', (store) => mkdir(store).then(() => writeFile(join(store, 'PG_VERSION'), 'nonsense'))],
  [
    'has an empty file',
    async (store) => {
      await cp(join(folder, 'data/postgresql'), store, { recursive: true });
      await rm(join(store, 'set-up-by')); // otherwise set-up has nothing to do
      await truncate(join(store, 'global/pg_control'), 0);
    },
  ],
];

test.each(sample(broken, 4))('a store that %s cannot be opened, and the error suggests a fix', async (what, make) => {
  const DATA_DIR = join(folder, what.replaceAll(' ', '-'));
  await mkdir(DATA_DIR);
  await make(join(DATA_DIR, 'postgresql'));
  for (const file of commands(SET_UP, MAIN)) {
    await refuses(run(file, { DATA_DIR }), /^The store .*postgresql cannot be opened: .*\. Restore a backup, or set DATA_DIR/);
  }
  expect(await readdir(DATA_DIR)).toEqual(['postgresql']);
});

slowTest('a killed set-up leaves nothing half-done', async () => {
  const DATA_DIR = join(folder, 'killed');
  const first = run(SET_UP, { DATA_DIR });
  while (!existsSync(join(DATA_DIR, 'postgresql.new', 'PG_VERSION'))) await sleep(10);
  first.child.kill('SIGKILL');
  await first.ended;
  expect(await readdir(DATA_DIR)).not.toContain('postgresql');

  expect((await ends(run(SET_UP, { DATA_DIR }), 0)).stdout).toMatch(/^Created the embedded store/m);
  expect(await readdir(DATA_DIR)).toEqual(['postgresql']);
});
