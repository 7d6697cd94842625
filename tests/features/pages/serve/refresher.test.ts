import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { KnownVersion } from '../../../../src/db/known-version.js';
import { type Asked, Refresher } from '../../../../src/features/pages/serve/refresher.js';
import { seededStore } from '../../../support/store.js';
import { serve } from '../../../http/serve.js';

const SLOW = 100;

/** A refresher, and the pages that it executes. */
async function followed(use: (made: ReturnType<typeof parts>) => Promise<void>) {
  const made = parts();
  const closing = new AbortController();
  const following = made.refresher.follow(made.known, closing.signal);
  await use(made);
  closing.abort();
  await following;
}

function parts() {
  const executed: unknown[] = [];
  const known = new KnownVersion();
  const refresher = new Refresher(async ({ variables }: Asked) => {
    executed.push(variables);
    if (variables === 'failing') throw new Error('fails');
  }, SLOW);
  const open = (variables: string, milliseconds = SLOW) => refresher.opened({ document: '{ a }', variables }, milliseconds);
  const commit = () => known.heard(known.newest + 1);
  return { refresher, known, executed, open, commit };
}

test('slow pages that have been opened are executed after a commit, but fast ones are not', () =>
  followed(async ({ open, commit, executed }) => {
    open('slow');
    open('fast', SLOW - 1);
    open('also slow');
    commit();
    await expect.poll(() => executed).toEqual(['also slow', 'slow']);
  }));

test('a page that nobody has opened since the last refresh is not executed again', () =>
  followed(async ({ open, commit, executed }) => {
    open('once');
    open('again');
    commit();
    await expect.poll(() => executed).toEqual(['again', 'once']);
    open('again', 1); // from the cache
    commit();
    await expect.poll(() => executed.slice(2)).toEqual(['again']);
    open('once');
    commit();
    await expect.poll(() => executed.slice(3)).toEqual(['once']);
  }));

test('a page that fails does not prevent others from being executed', () =>
  followed(async ({ open, commit, executed }) => {
    open('next');
    open('failing');
    commit();
    await expect.poll(() => executed).toEqual(['failing', 'next']);
  }));

test('only the sixteen most recently opened slow pages are kept', () =>
  followed(async ({ open, commit, executed }) => {
    for (let index = 0; index < 20; index++) open(String(index));
    commit();
    await expect.poll(() => executed).toEqual(Array.from({ length: 16 }, (_, index) => String(19 - index)));
  }));

test('after a commit, the next reader finds the answer of a slow page in the cache', async () => {
  const db = await seededStore();
  const server = await serve(db, { RESPONSE_CACHE_MB: '64' });
  const send = async (path: string) => {
    const response = await fetch(new URL(path, server.url), { headers: { accept: 'text/html' } });
    expect(response.status).toBe(200);
    return { text: await response.text(), version: response.headers.get('communique-version') };
  };
  const count = async (name: string) =>
    Number(new RegExp(`^communique_${name} (\\d+)`, 'm').exec((await send('/metrics')).text)?.[1] ?? 0);
  const [reads, hits] = ['reads_total{node="primary"}', 'response_cache_lookups_total{result="hit"}'];

  const waiting = await db.prisma.$transaction(async (tx) => {
    await tx.$executeRawUnsafe('LOCK TABLE "Visit" IN ACCESS EXCLUSIVE MODE');
    const opened = send('/visits');
    await setTimeout(2 * SLOW);
    return { opened };
  });
  const before = await waiting.opened;
  const read = await count(reads);

  await db.prisma.visit.updateMany({ data: { note: 'Changed.' } });
  await expect.poll(() => count(reads)).toBe(read + 1);
  const found = await count(hits);
  const after = await send('/visits');
  expect(Number(after.version)).toBeGreaterThan(Number(before.version));
  expect(await count(hits)).toBe(found + 1);

  await server.close();
  await db.close();
});
