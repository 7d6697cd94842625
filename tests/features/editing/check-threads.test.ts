import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type * as Built from '../../../src/features/editing/threads/check-threads.js';
import { build } from '../../support/process.js';
import { aCountry, bySlug } from '../../support/countries.js';

// The threads run what was built.

const MEGABYTE = 1024 * 1024;
const countries = bySlug(['norway', 'iceland'].map((slug) => aCountry(slug)));
const good = `source: { slug: a, title: A, sha256: ${'a'.repeat(64)}, length: 100 }`;
let CheckThreads: typeof Built.CheckThreads;
let threads: Built.CheckThreads | undefined;
beforeAll(async () => {
  await build();
  ({ CheckThreads } = (await import(
    pathToFileURL(resolve('dist/src/features/editing/threads/check-threads.js')).href
  )) as typeof Built);
});
afterEach(async () => {
  await threads?.close();
  threads = undefined;
});

const refusal = (error: unknown) => ({ ...(error as { extensions: object }).extensions, http: undefined });
/** Takes seconds to check, since each key is a problem. */
const slow = Array.from({ length: 40_000 }, (_, n) => `k${n}: 1`).join('\n');

async function checksAnother(): Promise<void> {
  expect((await threads!.check({ yaml: good }, countries)).problems).toEqual([]);
}

test.each(['[', '[[],', '{a: ', '- ', '? '])('%j nested 20,000 times causes a single problem with its position', async (open) => {
  threads = new CheckThreads(MEGABYTE);
  const yaml = `people:\n  ${open.repeat(20_000)}`;
  const { problems } = await threads.check({ yaml }, countries);
  expect(problems).toMatchObject([{ params: { message: 'Lists and tables may be nested at most 20 levels deep' }, line: 2 }]);
  await checksAnother();
});

test('an annotation with too many tokens is refused before it is parsed', async () => {
  threads = new CheckThreads(MEGABYTE);
  const error: unknown = await Promise.resolve(threads.check({ yaml: ']'.repeat(900_000) }, countries)).catch(
    (thrown: unknown) => thrown,
  );
  expect(refusal(error)).toEqual({
    code: 'LIMIT_EXCEEDED',
    limit: 'annotationTokens',
    maximum: 419_431,
    value: 900_001,
  });
  await checksAnother();
});

test('an error at every character produces only the first thousand problems', async () => {
  threads = new CheckThreads(MEGABYTE);
  const { problems } = await threads.check({ yaml: ']'.repeat(100_000) }, countries);
  expect(problems).toHaveLength(1_000);
  expect(problems[999]).toMatchObject({ line: 1, column: 1_000 });
});

test('an annotation that would use too much memory is refused', async () => {
  threads = new CheckThreads(MEGABYTE, 24);
  const error: unknown = await Promise.resolve(threads.check({ yaml: slow }, countries)).catch((thrown: unknown) => thrown);
  expect(refusal(error)).toEqual({ code: 'LIMIT_EXCEEDED', limit: 'annotationMemory', maximum: 24 });
});

test('a check ends at its deadline, even while waiting, and the next check runs', async () => {
  threads = new CheckThreads(MEGABYTE);
  const deadline = new AbortController();
  const checks = Array.from({ length: 4 }, async () => threads!.check({ yaml: slow }, countries, deadline.signal));
  const ended = Promise.allSettled(checks);
  setTimeout(() => deadline.abort(), 300);
  const codes = (await ended).map((check) => check.status === 'rejected' && (refusal(check.reason) as { code?: string }).code);
  expect(codes).toEqual(Array(4).fill('REQUEST_TIMEOUT'));
  await checksAnother();
});

test('a slow check does not delay the next one', async () => {
  threads = new CheckThreads(MEGABYTE);
  const ended: string[] = [];
  const long = Promise.resolve(threads.check({ yaml: slow }, countries)).then(() => ended.push('slow'));
  await checksAnother();
  ended.push('another');
  await long;
  expect(ended).toEqual(['another', 'slow']);
});
