import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import {
  MOST_WEBHOOKS,
  type NewWebhook,
  pauseWebhook,
  registerWebhook,
  removeWebhook,
  resumeWebhook,
  rotateSecret,
} from '../../../src/features/webhooks/store/webhooks.js';
import { seededStore } from '../../support/store.js';
import { recordChangeSets } from './backlog.js';

// What administrators can do with webhooks, without a server: what is stored, and what is refused with which message.

let db: Database;
let heard = 0;
beforeAll(async () => {
  db = await seededStore();
  await db.listen({ listening() {}, interrupted() {}, recorded() {}, webhooksChanged: () => void (heard += 1) });
});
afterEach(async () => {
  await db.prisma.webhook.deleteMany();
});
afterAll(() => db?.close());

const ADDRESS = 'https://example.org/hook';
const register = (given: Partial<NewWebhook> = {}, allowed: string[] = []) =>
  registerWebhook(db.prisma, { url: ADDRESS, types: [], source: null, visit: null, ...given }, { by: 'root', allowed });
const stored = (id: string) => db.prisma.webhook.findUniqueOrThrow({ where: { id } });
const UNKNOWN = crypto.randomUUID();

async function refusal(refused: () => Promise<unknown>): Promise<[string, string, string]> {
  const error = await (async () => refused())().then(
    () => expect.unreachable('it is not refused'),
    (thrown: { errors: { code: string; path: string[]; message: string }[] }) => thrown,
  );
  const [{ code, path, message }] = error.errors as [(typeof error.errors)[0]];
  return [code, path.slice(1).join('.'), message]; // after `input`
}

test('a new webhook has a normalized address and its own secret, and starts after the newest change set', async () => {
  const [newest] = (await recordChangeSets(db, 's', 1)) as [string];
  const given = { url: 'https://EXAMPLE.org:443', types: ['Visit', 'Topic', 'Visit'] };
  const [one, other] = [await register(given), await register()];
  expect(await stored(one.id)).toMatchObject({
    ...{ url: 'https://example.org/', types: ['Visit', 'Topic'], source: null, visit: null, place: newest, createdBy: 'root' },
    ...{ state: 'ACTIVE', failures: 0, message: null, secret: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/) },
  });
  expect(other.secret).not.toBe(one.secret);
});

test('an idempotency key registers a webhook once, even in two concurrent requests, and returns it with its secret', async () => {
  const send = (more: object = {}, by = 'root') =>
    registerWebhook(
      db.prisma,
      { url: ADDRESS, types: [], source: null, visit: null, ...more },
      { by, allowed: [], idempotencyKey: 'mine' },
    );
  const [first, second] = await Promise.all([send(), send()]);
  expect(second).toEqual(first);
  expect(await send()).toEqual(first);
  expect((await refusal(() => send({ types: ['Visit'] }))).slice(0, 2)).toEqual(['IDEMPOTENCY_KEY_REUSED', 'idempotencyKey']);
  expect((await send({}, 'another')).id).not.toBe(first.id);
  expect(await db.prisma.webhook.count()).toBe(2);
  await removeWebhook(db.prisma, first.id);
  expect((await refusal(() => send())).slice(0, 2)).toEqual(['NOT_FOUND', 'idempotencyKey']);
});

test('a webhook for a source and a visit requires both to be stored', async () => {
  const { slug: source } = await db.prisma.source.findFirstOrThrow();
  const { slug: visit } = await db.prisma.visit.findFirstOrThrow();
  expect(await register({ source, visit })).toMatchObject({ source, visit });
  const noSource = ['NOT_FOUND', 'source', 'There is no source no-such.'];
  expect(await refusal(() => register({ source: 'no-such', visit }))).toEqual(noSource);
  expect(await refusal(() => register({ source, visit: 'no-such' }))).toEqual([
    'NOT_FOUND',
    'visit',
    'There is no visit no-such.',
  ]);
  expect(await db.prisma.webhook.count()).toBe(1);
});

test.each([
  ['http://example.org/', 'The URL must begin with https://.'],
  ['nowhere', 'This is not a URL. Use one such as https://example.org/communique.'],
  ['https://ann@example.org/', 'The URL must not contain a user or a password. Messages are signed.'],
  ['https://:word@example.org/', 'The URL must not contain a user or a password. Messages are signed.'],
  ['https://example.org/#part', 'The URL must not have a fragment.'],
  ['https://10.0.0.1/', '10.0.0.1 is not a public address. The operator can allow it in WEBHOOK_PRIVATE_ADDRESSES.'],
  [`https://example.org/${'x'.repeat(1_981)}`, 'The URL has 2001 characters. Use at most 2000.'],
])('a webhook at %s is refused', async (url, message) => {
  expect(await refusal(() => register({ url }))).toEqual(['SHAPE', 'url', message]);
});

test('addresses of 2,000 characters and allowed private addresses are accepted', async () => {
  await register({ url: `https://example.org/${'x'.repeat(1_980)}` });
  expect(await register({ url: 'http://10.0.0.1/' }, ['10.0.0.0/8'])).toMatchObject({ url: 'http://10.0.0.1/' });
});

test('a store can have at most a hundred webhooks', async () => {
  const one = { url: ADDRESS, types: [], secret: 'whsec_', place: UNKNOWN, createdBy: 'root' };
  await db.prisma.webhook.createMany({ data: Array.from({ length: MOST_WEBHOOKS - 1 }, () => one) });
  await register();
  expect(await refusal(() => register())).toEqual(['SHAPE', '', 'There are 100 webhooks. Remove one first.']);
  expect(await db.prisma.webhook.count()).toBe(MOST_WEBHOOKS);
});

const FAILED = { state: 'FAILED', failures: 9, failedAt: new Date(0), nextAttemptAt: new Date(), message: 'm' } as const;

test('pausing a webhook changes nothing else, and all processes are notified', async () => {
  const { id } = await register();
  const before = await stored(id);
  const known = heard;
  await pauseWebhook(db.prisma, id);
  expect(await stored(id)).toEqual({ ...before, state: 'PAUSED' });
  await expect.poll(() => heard).toBeGreaterThan(known);
});

test('a resumed webhook continues with its pending message, or with later commits', async () => {
  const { id, place } = await register();
  const [set] = (await recordChangeSets(db, 's', 1)) as [string];
  const left = { ...FAILED, messageOf: set, lease: UNKNOWN, leasedUntil: new Date() };
  await db.prisma.webhook.update({ where: { id }, data: left });
  await resumeWebhook(db.prisma, id, { skip: false });
  const active = { state: 'ACTIVE', failures: 0, failedAt: null, nextAttemptAt: null };
  expect(await stored(id)).toMatchObject({ ...active, place, message: 'm', messageOf: set, lease: UNKNOWN });
  await db.prisma.webhook.update({ where: { id }, data: left });
  await resumeWebhook(db.prisma, id, { skip: true });
  expect(await stored(id)).toMatchObject({
    ...active,
    place: set,
    message: null,
    messageOf: null,
    lease: null,
    leasedUntil: null,
  });
});

test('a replaced secret keeps signing for the requested number of hours', async () => {
  const { id, secret } = await register();
  const rotated = await rotateSecret(db.prisma, id, 2);
  expect(rotated).toMatchObject({ formerSecret: secret, secret: expect.stringMatching(/^whsec_/) });
  expect(rotated.secret).not.toBe(secret);
  const minutes = (rotated.formerSecretUntil!.getTime() - Date.now()) / 60_000;
  expect(minutes).toBeGreaterThan(115);
  expect(minutes).toBeLessThanOrEqual(121);
  await rotateSecret(db.prisma, id, 0);
  await rotateSecret(db.prisma, id, 720);
});

test.each([-1, 721, NaN])('an overlap of %s hours is refused', async (hours) => {
  const message = `The overlap is ${hours} hours. It must be from 0 to 720.`;
  expect(await refusal(() => rotateSecret(db.prisma, UNKNOWN, hours))).toEqual(['SHAPE', 'overlapHours', message]);
});

test.each([
  ['by an id that was removed', UNKNOWN, UNKNOWN],
  ['by an invalid id', 'x'.repeat(101), 'x'.repeat(100)],
  ['by an id with a suffix', `${UNKNOWN}0`, `${UNKNOWN}0`],
  ['by an id with a prefix', `0${UNKNOWN}`, `0${UNKNOWN}`],
])('changes to a nonexistent webhook are refused: %s', async (_, id, named) => {
  const expected = ['NOT_FOUND', 'id', `There is no webhook ${named}. It may have been removed.`];
  expect(await refusal(() => pauseWebhook(db.prisma, id))).toEqual(expected);
  expect(await refusal(() => resumeWebhook(db.prisma, id, { skip: true }))).toEqual(expected);
  expect(await refusal(() => removeWebhook(db.prisma, id))).toEqual(expected);
});

test('removing a webhook removes no others', async () => {
  const [one, other] = [await register(), await register()];
  expect(await removeWebhook(db.prisma, one.id)).toBeNull();
  expect(await db.prisma.webhook.findMany()).toMatchObject([{ id: other.id }]);
});
