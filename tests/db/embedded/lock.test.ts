import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DatabaseUnavailableError } from '../../../src/db/errors.js';
import { lockFolder } from '../../../src/db/embedded/lock.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'communique-lock-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Waiting for the heartbeat to expire would exceed any test limit. The clock of the holder may also have been ahead. */
async function beatsAhead(): Promise<void> {
  const inAnHour = new Date(Date.now() + 3_600_000);
  await utimes(join(folder, 'lock'), inAnHour, inAnHour);
}

const holderFile = () => join(folder, 'lock-holder.json');

test('refuses a second holder immediately, naming the folder and the process', async () => {
  const unlock = await lockFolder(folder);
  const second: unknown = await lockFolder(folder).catch((error: unknown) => error);
  expect(second).toBeInstanceOf(DatabaseUnavailableError);
  expect((second as Error).message).toContain(`The store in ${folder} is in use by another process (process ${process.pid})`);
  await unlock();
});

test('a copy of a folder that is in use is not locked', async () => {
  const unlock = await lockFolder(folder);
  const copy = `${folder}-copy`;
  await cp(folder, copy, { recursive: true });
  await (
    await lockFolder(copy)
  )();
  await expect(lockFolder(folder)).rejects.toThrow(/is in use by another process/);
  await unlock();
  await rm(copy, { recursive: true });
});

test('a released lock can be taken again', async () => {
  await (
    await lockFolder(folder)
  )();
  await (
    await lockFolder(folder)
  )();
});

test('a path that is a file, or lies within one, is refused with a one-line message', async () => {
  const file = join(folder, 'file');
  await writeFile(file, '');
  for (const place of [file, join(file, 'within')]) {
    const error: unknown = await lockFolder(place).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(DatabaseUnavailableError);
    expect((error as Error).message).toMatch(new RegExp(`^The folder ${place} cannot hold the store: E\\w+: .*DATA_DIR`));
  }
});

test('creates the folder', async () => {
  const unlock = await lockFolder(join(folder, 'a', 'b'));
  await unlock();
});

test('takes over the lock of a killed process immediately', async () => {
  const child = await holdAndDie();
  await beatsAhead();
  const unlock = await lockFolder(folder);
  expect(JSON.parse(await readFile(holderFile(), 'utf8'))).toMatchObject({ pid: process.pid });
  expect(child.pid).not.toBe(process.pid);
  await unlock();
});

test('only one of several processes takes over the lock of a killed process', async () => {
  await holdAndDie();
  const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => lockFolder(folder)));
  const held = outcomes.filter((outcome) => outcome.status === 'fulfilled');
  expect(held).toHaveLength(1);
  await held[0]!.value();
});

test("takes over another machine's lock once its heartbeat is stale", async () => {
  await mkdir(join(folder, 'lock'));
  await writeFile(holderFile(), JSON.stringify({ pid: 1, machine: 'elsewhere', started: null }));
  const minuteAgo = new Date(Date.now() - 60_000);
  await utimes(join(folder, 'lock'), minuteAgo, minuteAgo);
  const unlock = await lockFolder(folder);
  await unlock();
});

/** A process that takes the lock with this code, and is killed while it holds it. */
async function holdAndDie(): Promise<ChildProcess> {
  const script = join(folder, 'hold.mjs');
  const unlock = await lockFolder(folder);
  const holder = JSON.parse(await readFile(holderFile(), 'utf8')) as object;
  await unlock();
  await writeFile(
    script,
    `import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
     mkdirSync(${JSON.stringify(join(folder, 'lock'))});
     const stat = readFileSync('/proc/self/stat', { encoding: 'utf8', flag: 'r' });
     const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
     writeFileSync(${JSON.stringify(holderFile())}, JSON.stringify({ ...${JSON.stringify(holder)}, pid: process.pid, started }));
     process.send('held');
     setInterval(() => {}, 1000);`,
  );
  const child = fork(script);
  await once(child, 'message');
  const alive: unknown = await lockFolder(folder).catch((error: unknown) => error);
  expect(alive).toBeInstanceOf(DatabaseUnavailableError);
  child.kill('SIGKILL');
  await once(child, 'exit');
  return child;
}
