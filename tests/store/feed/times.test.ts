import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { openDatabase } from '../../../src/db/open.js';
import { annotation as shape } from '../../../src/model/annotation.js';
import { storeCountries } from '../../../src/store/import/countries.js';
import { storeAnnotation, storeInTransaction } from '../../../src/store/import/store.js';
import { type Tx, writeTransaction } from '../../../src/store/transaction.js';
import { addressesOf } from '../../support/postgresql-store.js';
import { emptyStore } from '../../support/store.js';
import { COUNTRIES } from '../small-annotations.js';

// A client that polls with `updatedSince` from its greatest `updatedAt` misses nothing.

let store: Database;
/** The same store, opened as if by another process; an embedded store is not opened twice. */
let other: Database;

beforeAll(async () => {
  store = await emptyStore();
  other = store.engine === 'embedded' ? store : await openDatabase(await addressesOf(store));
  await storeCountries(store.prisma, COUNTRIES);
});
afterAll(async () => {
  if (other !== store) await other?.close();
  await store?.close();
});

const annotationOf = (slug: string, title = 'A trip') =>
  shape.parse({
    source: { slug, title: 'The list', publishedOn: '1999', sha256: '0'.repeat(64), length: 1_000 },
    visits: {
      [`visit-${slug}`]: { title, status: 'COMPLETED', hostCountry: 'china', start: '1998', cite: [[0, 50]] },
    },
  });

const clock = async () => (await store.prisma.$queryRaw<[{ now: Date }]>`SELECT clock_timestamp() AS "now"`)[0].now;

const changedSince = (since: Date) =>
  store.prisma.visit.findMany({
    where: { updatedAt: { gte: since } },
    orderBy: [{ updatedAt: 'asc' }],
    select: { slug: true, version: true, updatedAt: true },
  });

async function untilOneWaits(): Promise<void> {
  const waiting = () => store.prisma.$queryRaw<[{ count: number }]>`
    SELECT count(*)::int FROM pg_locks
    WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
  while ((await waiting())[0].count === 0) await sleep(10);
}

test('a write that waited for another is timestamped after its wait', async ({ skip }) => {
  skip(store.engine === 'embedded', 'its writes wait before they begin');
  await storeAnnotation(store.prisma, annotationOf('patient'));
  let waiting: Promise<unknown> | undefined;
  let polled: Date | undefined;
  await writeTransaction(store.prisma, async (tx) => {
    waiting = storeAnnotation(other.prisma, annotationOf('patient', 'Corrected'));
    await untilOneWaits();
    await storeInTransaction(tx, annotationOf('first'));
    polled = await clock();
  });
  await waiting;
  expect((await changedSince(polled!)).map(({ slug, version }) => [slug, version])).toEqual([['visit-patient', 2]]);
  const [last] = await store.prisma.changeSet.findMany({ orderBy: { id: 'desc' }, take: 1 });
  expect(last!.at >= polled!).toBe(true);
});

test('polling without an overlap misses no row, even if writers in two processes wait for each other', async () => {
  const SLUGS = Array.from({ length: 12 }, (_, n) => `polled-${n}`);
  const seen = new Map<string, number>();
  let [since, isOver] = [await clock(), false];
  const poll = async () => {
    const rows = await changedSince(since);
    for (const { slug, version } of rows) seen.set(slug, version);
    since = rows.at(-1)?.updatedAt ?? since;
  };
  const polling = (async () => {
    while (!isOver) await poll();
  })();
  const writes = SLUGS.map(async (slug, n) => {
    const { prisma } = n % 2 ? store : other;
    await storeAnnotation(prisma, annotationOf(slug));
    await storeAnnotation(prisma, annotationOf(slug, 'Corrected'));
  });
  await Promise.all(writes).finally(() => (isOver = true));
  await polling;
  await poll();
  expect([...seen].sort()).toEqual(SLUGS.map((slug) => [`visit-${slug}`, 2]).sort());
});

test('times increase with each commit, even after the clock was set back', async () => {
  const FUTURE = new Date(Date.now() + 3_600_000);
  await storeAnnotation(store.prisma, annotationOf('before'));
  await store.prisma.dataVersion.updateMany({ data: { writtenAt: FUTURE } }); // as if the clock had been an hour ahead
  await storeAnnotation(store.prisma, annotationOf('after'));
  await storeAnnotation(store.prisma, annotationOf('before', 'Corrected'));
  await storeCountries(store.prisma, [...COUNTRIES.slice(1), { ...COUNTRIES[0]!, officialName: 'Another' }]);
  const visits = await changedSince(FUTURE);
  expect(visits.map(({ slug }) => slug)).toEqual(['visit-after', 'visit-before']);
  const sets = await store.prisma.changeSet.findMany({ orderBy: { id: 'desc' }, take: 2 });
  expect(sets.map(({ at }) => at).reverse()).toEqual(visits.map(({ updatedAt }) => updatedAt));
  const source = await store.prisma.source.findUniqueOrThrow({ where: { slug: 'after' } });
  const country = await store.prisma.country.findUniqueOrThrow({ where: { slug: COUNTRIES[0]!.slug } });
  const times = [FUTURE, source.updatedAt, visits[1]!.updatedAt, country.updatedAt].map(Number);
  expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
});

test('a rollback uses up no timestamp, and all rows in one write have the same timestamp', async () => {
  const timeOf = async (tx: Tx | Database['prisma'] = store.prisma) => (await tx.dataVersion.findFirstOrThrow()).writtenAt;
  const before = await timeOf();
  await expect(writeTransaction(store.prisma, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await timeOf()).toEqual(before);
  const [first, last] = await writeTransaction(store.prisma, async (tx) => {
    const time = await timeOf(tx);
    await storeInTransaction(tx, annotationOf('one'));
    await storeInTransaction(tx, annotationOf('two'));
    return [time, await timeOf(tx)];
  });
  expect(first).toEqual(last);
  const visits = await changedSince(first!);
  expect(visits.map(({ slug, updatedAt }) => [slug, updatedAt])).toEqual(['one', 'two'].map((slug) => [`visit-${slug}`, first]));
});
