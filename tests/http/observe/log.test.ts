import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, open } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { beforeAll, expect, inject, test } from 'vitest';
import { build } from '../../support/process.js';

const LINES = 2_000;
const ALL = Array.from({ length: LINES }, (_, index) => index);

let folder: string;
beforeAll(async () => {
  await build();
  folder = await mkdtemp(join(inject('runFolder'), 'log-'));
});

/** Returns the output of a process that logs and then ends in this way, while the writing thread waits to open a pipe. */
async function ended(end: string) {
  const log = pathToFileURL(resolve('dist/src/http/observe/log.js')).href;
  const pipe = join(folder, randomUUID());
  execFileSync('mkfifo', [pipe]);
  const script = `
    import { open, writeSync } from 'node:fs';
    import { openLog } from '${log}';
    const log = openLog('info');
    open('${pipe}', 'r', () => {});
    for (let n = 0; n < ${LINES}; n += 1) log.info({ n }, 'request');
    writeSync(2, 'logged\\n');
    ${end}`;
  const env = { ...process.env, UV_THREADPOOL_SIZE: '1' };
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], { env });
  const release = async () => {
    await once(child.stderr, 'data');
    await sleep(500); // the process ends in the meantime, with some of its log unwritten
    await (await open(pipe, 'w')).close();
  };
  const read = Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  await release();
  const [stdout, stderr, [code]] = await read;
  const numbers = stdout
    .trim()
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { n: number }).n);
  return { numbers, stderr: stderr.replace('logged\n', ''), code: code as number };
}

test.each([
  ['it ends', '', 0],
  ['it crashes', `setImmediate(() => { throw new Error('crash'); });`, 1],
  ['a promise is rejected', `setImmediate(() => Promise.reject(new Error('crash')));`, 1],
])('every log line of a process is written when %s', async (_end, end, expected) => {
  const { numbers, stderr, code } = await ended(end);
  expect(numbers).toEqual(ALL);
  expect(code).toBe(expected);
  expect(stderr).toMatch(expected === 0 ? /^$/ : /^Error: crash\n +at /);
});

test('an immediate exit keeps the beginning of the log in order', async () => {
  const { numbers, code } = await ended('process.exit(3);');
  expect(numbers).toEqual(ALL.slice(0, numbers.length));
  expect(code).toBe(3);
});
