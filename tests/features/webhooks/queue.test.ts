import { afterEach, afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import {
  KEPT_ATTEMPTS,
  type LeasedWebhook,
  leaseWebhooks,
  messageId,
  MOST_OF_ONE_RECEIVER,
  nextChangeSet,
  nextDue,
  passOver,
  recordDelivery,
  recordFailure,
  release,
} from '../../../src/features/webhooks/store/queue.js';
import { registerWebhook, type NewWebhook } from '../../../src/features/webhooks/store/webhooks.js';
import { emptyStore } from '../../support/store.js';
import { recordChangeSets } from './backlog.js';

// The queue alone: what is leased, and what an attempt stores. Nothing is sent.

let db: Database;
let first: string;
beforeAll(async () => {
  db = await emptyStore();
});
beforeEach(async () => {
  [first] = (await recordChangeSets(db, 'before', 1)) as [string];
});
afterEach(async () => {
  await db.prisma.webhook.deleteMany();
});
afterAll(() => db?.close());

const register = (given: Partial<NewWebhook> = {}) =>
  registerWebhook(
    db.prisma,
    { url: 'https://example.org/hook', types: [], source: null, visit: null, ...given },
    { by: 'root', allowed: [] },
  );
const lease = (slots = 16, slow = 8) => leaseWebhooks(db, { slots, slow });
const leaseOne = async (): Promise<LeasedWebhook> => {
  const leased = await lease();
  expect(leased).toHaveLength(1);
  return leased[0]!;
};
const stored = (id: string) => db.prisma.webhook.findUniqueOrThrow({ where: { id }, include: { attempts: true } });
const update = (id: string, data: object) => db.prisma.webhook.update({ where: { id }, data });
const later = (seconds: number) => new Date(Date.now() + seconds * 1_000);
const attemptOf = (changeSet: string, milliseconds = 40) => ({ changeSet, body: 'the body', milliseconds });
const failed = { status: 500, error: 'The response has status 500.' };

describe('a webhook', () => {
  test('is leased with the data for its message if there are commits after its position', async () => {
    const { id, secret } = await register({ types: ['Topic'], source: null });
    expect([await lease(), await nextDue(db)]).toEqual([[], null]);
    await recordChangeSets(db, 's', 1);
    expect(await nextDue(db)).toBe(0);
    expect(await leaseOne()).toEqual({
      ...{ id, lease: expect.any(String), url: 'https://example.org/hook', secrets: [secret], types: ['Topic'] },
      ...{ source: null, visit: null, place: first, message: null, failures: 0, isSlow: false },
    });
  });

  test('is leased by one process at a time, until the lease ends', async () => {
    const { id } = await register();
    await recordChangeSets(db, 's', 1);
    const leased = await leaseOne();
    expect(await lease()).toEqual([]);
    const due = await nextDue(db);
    expect(due).toBeGreaterThan(0);
    expect(due).toBeLessThanOrEqual(30_000);
    await update(id, { leasedUntil: later(-1) });
    const again = await leaseOne();
    expect(again.lease).not.toBe(leased.lease);
    await release(db, leased); // no longer its own
    expect(await lease()).toEqual([]);
    await release(db, again);
    expect(await leaseOne()).toMatchObject({ id });
  });

  test('is leased only while it is active and not waiting for its next attempt', async () => {
    const { id } = await register();
    await recordChangeSets(db, 's', 1);
    await update(id, { failures: 1, failedAt: later(-1), nextAttemptAt: later(60) });
    expect(await lease()).toEqual([]);
    const due = await nextDue(db);
    expect(due).toBeGreaterThan(1_000);
    expect(due).toBeLessThanOrEqual(60_000);
    await update(id, { nextAttemptAt: later(-1) });
    expect(await leaseOne()).toMatchObject({ id, failures: 1 });
    for (const state of ['PAUSED', 'FAILED', 'GONE'] as const) {
      await update(id, { state, lease: null, leasedUntil: null });
      expect([await lease(), await nextDue(db)]).toEqual([[], null]);
    }
  });

  test('is leased with both secrets while the old one still signs', async () => {
    const { id, secret } = await register();
    await recordChangeSets(db, 's', 1);
    await update(id, { formerSecret: 'whsec_old', formerSecretUntil: later(60) });
    const leased = await leaseOne();
    expect(leased.secrets).toEqual([secret, 'whsec_old']);
    await release(db, leased);
    await update(id, { formerSecretUntil: later(-1) });
    expect((await leaseOne()).secrets).toEqual([secret]);
  });

  test('is leased in turn: the one that has waited longest comes first, and only a few for the same receiver', async () => {
    const same = [];
    for (let n = 0; n <= MOST_OF_ONE_RECEIVER; n++) same.push((await register({ url: `https://example.org/${n}` })).id);
    const other = (await register({ url: 'https://example.com/' })).id;
    await recordChangeSets(db, 's', 1);
    const turn = await lease(2);
    expect(turn.map(({ id }) => id).sort()).toEqual([same[0], other].sort()); // one of each receiver
    const more = await lease();
    expect(more.map(({ id }) => id).sort()).toEqual(same.slice(1, MOST_OF_ONE_RECEIVER).sort());
    expect(await lease()).toEqual([]);
    await Promise.all([...turn, ...more].map((each) => release(db, each)));
    expect((await lease(2)).map(({ id }) => id)).toContain(same[MOST_OF_ONE_RECEIVER]);
  });

  test('is leased, if slow, only while slots for slow receivers are free', async () => {
    const [slow, quick] = [await register({ url: 'https://slow.example.org/' }), await register()];
    await update(slow.id, { averageMilliseconds: 1_001 });
    await update(quick.id, { averageMilliseconds: 1_000 });
    await recordChangeSets(db, 's', 1);
    expect(await lease(16, 0)).toMatchObject([{ id: quick.id, isSlow: false }]);
    expect(await lease(16, 1)).toMatchObject([{ id: slow.id, isSlow: true }]);
  });
});

test('the next change set is the first relevant one after its position, or else the last one examined', async () => {
  const sets = [...(await recordChangeSets(db, 'a', 2)), ...(await recordChangeSets(db, 'b', 1))];
  const of = (given: Partial<LeasedWebhook>) =>
    nextChangeSet(db, { place: first, source: null, types: [], ...given } as unknown as LeasedWebhook);
  const last = sets[2];
  expect(await of({})).toEqual({ found: sets[0], last });
  expect(await of({ place: sets[0]! })).toEqual({ found: sets[1], last });
  expect(await of({ source: 'b' })).toEqual({ found: sets[2], last });
  expect(await of({ types: ['Topic'] })).toEqual({ found: sets[0], last });
  expect(await of({ types: ['Visit'] })).toEqual({ found: null, last });
  expect(await of({ source: 'c' })).toEqual({ found: null, last });
  expect(await of({ place: last! })).toEqual({ found: null, last });
});

describe('an attempt', () => {
  let id: string;
  let sets: string[];
  let webhook: LeasedWebhook;
  beforeEach(async () => {
    ({ id } = await register());
    sets = await recordChangeSets(db, 's', 2);
    webhook = await leaseOne();
  });

  test('advances the position, clears earlier failures and ends the lease if it succeeds', async () => {
    await update(id, { failures: 3, failedAt: later(-9), nextAttemptAt: later(-1), message: 'the body', messageOf: sets[0]! });
    await recordDelivery(db, { ...webhook, failures: 3 }, { ...attemptOf(sets[0]!), status: 204, error: null });
    const { attempts, ...after } = await stored(id);
    expect(after).toMatchObject({
      ...{ place: sets[0], failures: 0, failedAt: null, nextAttemptAt: null, message: null, messageOf: null },
      ...{ lease: null, leasedUntil: null, averageMilliseconds: 10, state: 'ACTIVE' },
    });
    expect(attempts).toMatchObject([{ changeSetId: sets[0], number: 4, milliseconds: 40, status: 204, error: null }]);
    expect(attempts[0]!.at.getTime()).toBeLessThanOrEqual(Date.now());
    expect(await leaseOne()).toMatchObject({ place: sets[0], message: null, failures: 0 });
  });

  test('keeps its message and is followed by a scheduled attempt if it fails', async () => {
    await recordFailure(db, webhook, { ...attemptOf(sets[0]!), ...failed }, { state: 'ACTIVE', seconds: 60 });
    const { attempts, ...after } = await stored(id);
    expect(after).toMatchObject({
      ...{ place: first, failures: 1, message: 'the body', messageOf: sets[0], state: 'ACTIVE', lease: null, leasedUntil: null },
    });
    expect(after.nextAttemptAt!.getTime() - after.failedAt!.getTime()).toBe(60_000);
    expect(attempts).toMatchObject([{ changeSetId: sets[0], number: 1, ...failed }]);
    expect(await lease()).toEqual([]);
    await update(id, { nextAttemptAt: later(-1) });
    expect(await leaseOne()).toMatchObject({ failures: 1, message: { body: 'the body', changeSet: sets[0] } });
  });

  test.each(['FAILED', 'GONE'] as const)('leaves the webhook %s without another attempt if it was the last', async (state) => {
    await recordFailure(db, webhook, { ...attemptOf(sets[0]!), ...failed }, { state });
    expect(await stored(id)).toMatchObject({ state, nextAttemptAt: null, failures: 1, lease: null });
  });

  test.each([{ state: 'ACTIVE', seconds: 60 }, { state: 'GONE' }] as const)(
    'leaves the webhook paused if it fails after a pause: %j',
    async (next) => {
      await update(id, { state: 'PAUSED' });
      await recordFailure(db, webhook, { ...attemptOf(sets[0]!), ...failed }, next);
      expect(await stored(id)).toMatchObject({ state: 'PAUSED', failures: 1, lease: null });
    },
  );

  test('records nothing without a lease', async () => {
    await update(id, { lease: crypto.randomUUID() });
    const before = await stored(id);
    await recordDelivery(db, webhook, { ...attemptOf(sets[0]!), status: 204, error: null });
    await recordFailure(db, webhook, { ...attemptOf(sets[0]!), ...failed }, { state: 'GONE' });
    await passOver(db, webhook, sets[1]!);
    expect(await stored(id)).toEqual(before);
    expect(before.attempts).toEqual([]);
  });

  test('counts for a quarter of the average duration', async () => {
    await update(id, { averageMilliseconds: 1_000 });
    await recordDelivery(db, webhook, { ...attemptOf(sets[0]!, 3_000), status: 204, error: null });
    expect((await stored(id)).averageMilliseconds).toBe(1_500);
  });

  test('is stored with earlier attempts, and the oldest is dropped', async () => {
    const ids = Array.from({ length: KEPT_ATTEMPTS }, () => crypto.randomUUID());
    await db.prisma.webhookAttempt.createMany({
      data: ids.map((attempt, n) => ({
        ...{ id: attempt, webhookId: id, changeSetId: sets[0]!, number: 1, at: later(n - 1_000), milliseconds: 1, ...failed },
      })),
    });
    await recordDelivery(db, webhook, { ...attemptOf(sets[0]!), status: 204, error: null });
    const { attempts } = await stored(id);
    expect(attempts).toHaveLength(KEPT_ATTEMPTS);
    expect(attempts.map((attempt) => attempt.id)).toEqual(expect.arrayContaining(ids.slice(1)));
  });

  test('is not made for irrelevant changes, but the position advances', async () => {
    await passOver(db, webhook, sets[1]!);
    expect(await stored(id)).toMatchObject({ place: sets[1], lease: null, leasedUntil: null, attempts: [] });
  });
});

test('the id of a message consists of its webhook and its change set, without hyphens', () => {
  expect(messageId('aa-bb', 'cc-dd')).toBe('msg_ccdd_aabb');
});
