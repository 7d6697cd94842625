import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type * as Built from '../../../../src/features/drafting/threads/draft-threads.js';
import { draftText } from '../../../../src/features/drafting/threads/draft-text.js';
import { countries } from '../../../../seed/reference/countries.js';
import { build } from '../../../support/process.js';

// The threads run what was built.

let DraftThreads: typeof Built.DraftThreads;
let threads: Built.DraftThreads;
beforeAll(async () => {
  await build();
  ({ DraftThreads } = (await import(
    pathToFileURL(resolve('dist/src/features/drafting/threads/draft-threads.js')).href
  )) as typeof Built);
});
afterEach(() => threads.close());

const given = {
  ...{ text: '“We met in the old harbour,” Ann Lee said.', published: null, outlet: null, annotated: '' },
  known: { people: [], organizations: [], countries: countries() },
};

test('a thread makes the same proposals as a direct call', async () => {
  threads = new DraftThreads();
  const proposed = await threads.draft(given, null);
  expect(proposed.proposals.map(({ type }) => type)).toContain('Statement');
  expect(proposed).toEqual(await draftText(given, null));
});

test('drafting stops at the deadline, and the next text is drafted', async () => {
  threads = new DraftThreads();
  const annotated = Array.from({ length: 40_000 }, (_, n) => `k${n}: 1`).join('\n');
  const deadline = new AbortController();
  const late = Promise.resolve(threads.draft({ ...given, annotated }, deadline.signal)).catch((error: unknown) => error);
  setTimeout(() => deadline.abort(), 300);
  expect(await late).toMatchObject({ extensions: { code: 'REQUEST_TIMEOUT' } });
  expect((await threads.draft(given, null)).proposals).not.toEqual([]);
});
