import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { build } from '../../support/process.js';

const LINES = 2_000;
/** Occupies the one thread that writes. */
const BUSY = `pbkdf2('', '', 200_000, 64, 'sha512', () => {});`;

beforeAll(build);

/** What a process prints that logs and ends like this, while nothing can be written. */
async function ended(end: string) {
  const log = pathToFileURL(resolve('dist/src/server/observe/log.js')).href;
  const script = `
    import { pbkdf2 } from 'node:crypto';
    import { openLog } from '${log}';
    const log = openLog('info');
    ${BUSY}
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
  expect(numbers).toEqual(Array.from({ length: LINES }, (_, index) => index));
  expect(code).toBe(expected);
  expect(stderr).toMatch(expected === 0 ? /^$/ : /^Error: crash\n +at /);
});
