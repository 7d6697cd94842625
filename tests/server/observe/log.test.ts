import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { build } from '../../support/process.js';

const LINES = 2_000;
/** Occupies the one thread that writes, for a part of a second or for some. */
const busy = (iterations: number) => `pbkdf2('', '', ${iterations}, 64, 'sha512', () => {});`;
const [SHORT, LONG] = [200_000, 1_500_000];
const ALL = Array.from({ length: LINES }, (_, index) => index);

beforeAll(build);

/** What a process prints that logs and ends like this, while nothing can be written. */
async function ended(end: string, iterations = SHORT) {
  const log = pathToFileURL(resolve('dist/src/server/observe/log.js')).href;
  const script = `
    import { pbkdf2 } from 'node:crypto';
    import { openLog } from '${log}';
    const log = openLog('info');
    ${busy(iterations)}
    for (let n = 0; n < ${LINES}; n += 1) log.info({ n }, 'request');
    ${end}`;
  const env = { ...process.env, UV_THREADPOOL_SIZE: '1' };
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], { env });
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  const numbers = stdout
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { n: number }).n);
  return { numbers, stderr, code: code as number };
}

test.each([
  ['it ends', '', 0],
  ['it crashes', `setImmediate(() => { throw new Error('crash'); });`, 1],
  ['a promise is rejected', `setImmediate(() => Promise.reject(new Error('crash')));`, 1],
])('every line of a process is written when %s', async (_end, end, expected) => {
  const { numbers, stderr, code } = await ended(end);
  expect(numbers).toEqual(ALL);
  expect(code).toBe(expected);
  expect(stderr).toMatch(expected === 0 ? /^$/ : /^Error: crash\n +at /);
});

test('a crash waits for a write that takes seconds', async () => {
  const { numbers, code } = await ended(`setImmediate(() => { throw new Error('crash'); });`, LONG);
  expect(numbers).toEqual(ALL);
  expect(code).toBe(1);
});

test('an exit that does not wait leaves the beginning of the log, in order', async () => {
  const { numbers, code } = await ended('process.exit(3);', LONG);
  expect(numbers).toEqual(ALL.slice(0, numbers.length));
  expect(code).toBe(3);
});
