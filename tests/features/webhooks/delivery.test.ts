import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { storeCountries } from '../../../src/store/import/countries.js';
import { aCountry } from '../../support/countries.js';
import { emptyStore } from '../../support/store.js';
import { Receiver } from './receiver.js';
import { WebhookServer } from './webhook-server.js';

let db: Database;
let server: WebhookServer;
let receiver: Receiver;

beforeAll(async () => {
  db = await emptyStore();
  await storeCountries(db.prisma, [aCountry('china')]);
  server = await new WebhookServer(db).start();
  receiver = await Receiver.start();
});
afterEach(async () => {
  await db.prisma.webhook.deleteMany();
  receiver.received.length = 0;
  receiver.answer = 204;
});
afterAll(async () => {
  await server?.stop();
  await receiver?.stop();
  await db?.close();
});

/** Makes the next attempt due, as if time had passed, and notifies the server as a resumed webhook would. */
async function letTimePass(): Promise<void> {
  await db.query({ text: `UPDATE "Webhook" SET "nextAttemptAt" = now() WHERE "nextAttemptAt" IS NOT NULL`, values: [] });
  await db.query({ text: `SELECT pg_notify('communique_webhooks', '')::text`, values: [] });
}

test('a commit is delivered as a signed message with its changes', async () => {
  const { secret } = await server.register({ url: receiver.url });
  const set = await server.commit('first', 'A visit');
  await expect.poll(() => receiver.received.length).toBe(1);

  const [{ headers, body, id }] = receiver.received as [(typeof receiver.received)[0]];
  const message = new Webhook(secret).verify(body, headers) as any;
  expect(message).toMatchObject({
    type: 'changes.committed',
    data: { set, source: 'first-source', updated: 0, deleted: 0, complete: true },
  });
  expect(message.data.created).toBe(message.data.changes.length);
  expect(message.data.changes).toContainEqual({
    ...{ operation: 'CREATED', type: 'VISIT', id: expect.any(String), version: 1, slug: 'first-visit', visit: 'first-visit' },
    ...{ fields: [], page: 'http://visits.example.org/visits/first-visit' },
  });
  expect(message.data.dataVersion).toBeGreaterThan(0);
  expect(new Date(message.timestamp).toISOString()).toBe(message.timestamp);
  expect(id).toMatch(/^msg_\w{65}$/);
  expect(() => new Webhook(secret).verify(`${body} `, headers)).toThrow('No matching signature');

  await server.commit('first', 'Another title');
  await expect.poll(() => receiver.received.length).toBe(2);
  expect(JSON.parse(receiver.received[1]!.body).data.changes).toMatchObject([
    { operation: 'UPDATED', type: 'VISIT', version: 2, slug: 'first-visit', fields: ['title'] },
  ]);
});

test('a webhook receives only the changes it is registered for', async () => {
  const [people, source, visit] = await Promise.all([Receiver.start(), Receiver.start(), Receiver.start()]);
  await server.commit('other', 'A');
  await server.register({ url: people.url, types: ['PERSON'] });
  await server.register({ url: source.url, source: 'other-source' });
  await server.register({ url: visit.url, visit: 'other-visit' });
  const [renamed, added] = [await server.commit('other', 'B'), await server.commit('third', 'C')];

  await expect.poll(() => people.changeSets).toEqual([added]);
  await expect.poll(() => source.changeSets).toEqual([renamed]);
  await expect.poll(() => visit.changeSets).toEqual([renamed]);
  expect(JSON.parse(people.received[0]!.body).data).toMatchObject({
    created: 1,
    changes: [{ type: 'PERSON', slug: 'third', visit: null }],
  });
  await expect.poll(async () => (await db.prisma.webhook.findMany()).map(({ place }) => place)).toEqual([added, added, added]);
  await Promise.all([people.stop(), source.stop(), visit.stop()]);
});

test('a receiver that was down for an hour receives all messages once and in order', async () => {
  const { id, secret } = await server.register({ url: receiver.url });
  const { port } = receiver;
  await receiver.stop();
  const sets = [await server.commit('down', 'One')];
  const failures = () => server.webhook(id).then((webhook) => webhook.failures);
  await expect.poll(failures).toBe(1);
  await letTimePass(); // 5 s
  await expect.poll(failures).toBe(2);
  sets.push(await server.commit('down', 'Two'), await server.commit('down', 'Three'));
  await letTimePass(); // 5 min
  await expect.poll(failures).toBe(3);
  const { nextAttemptAt, attempts } = await server.webhook(id);
  const pause = Date.parse(nextAttemptAt) - Date.now();
  expect(pause).toBeGreaterThan(25 * 60_000);
  expect(pause).toBeLessThanOrEqual(36 * 60_000);
  expect(attempts).toMatchObject(
    [3, 2, 1].map((number) => ({ number, status: null, error: 'The request failed: ECONNREFUSED.' })),
  );

  receiver = await Receiver.start(port);
  sets.push(await server.commit('down', 'Four'));
  await letTimePass();
  await expect.poll(() => receiver.changeSets).toEqual(sets);
  for (const { body, headers } of receiver.received) new Webhook(secret).verify(body, headers);
  expect(await server.webhook(id)).toMatchObject({ state: 'ACTIVE', failures: 0, nextAttemptAt: null, attempts: { length: 7 } });
});

test('a message is identical on each attempt, and its first failure delays the next message', async () => {
  receiver.answer = 500;
  await server.register({ url: receiver.url });
  const sets = [await server.commit('same', 'One')];
  await expect.poll(() => receiver.received.length).toBe(1);
  sets.push(await server.commit('same', 'Two'));
  receiver.answer = 200;
  await letTimePass();
  await expect.poll(() => receiver.changeSets).toEqual([sets[0], sets[0], sets[1]]);
  const [first, again] = receiver.received;
  expect([again!.id, again!.body]).toEqual([first!.id, first!.body]);
});

/** Minimum seconds before each further attempt, to which up to a fifth is added. */
const PAUSES = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400];

/** Seconds from the last failure until the next attempt. */
async function pause(): Promise<number> {
  const text = `SELECT extract(epoch FROM "nextAttemptAt" - "failedAt")::float8 FROM "Webhook"`;
  return (await db.query<[number]>({ text, values: [] }))[0]![0];
}

test('after ten attempts with growing pauses, nothing is sent until the webhook is resumed', async () => {
  receiver.answer = 503;
  const { id } = await server.register({ url: receiver.url });
  const set = await server.commit('failing', 'One');
  for (let failures = 1; failures <= 10; failures++) {
    await expect.poll(() => server.webhook(id).then((webhook) => webhook.failures)).toBe(failures);
    const least = PAUSES[failures - 1];
    if (least !== undefined) {
      expect(await pause()).toBeGreaterThanOrEqual(least);
      expect(await pause()).toBeLessThanOrEqual(least * 1.2 + 0.001);
    }
    await letTimePass();
  }
  expect(await server.webhook(id)).toMatchObject({ state: 'FAILED', nextAttemptAt: null });
  expect(receiver.received.length).toBe(10);
  receiver.answer = 200;
  await server.mutate('resumeWebhook', { id });
  await expect.poll(() => receiver.changeSets.slice(10)).toEqual([set]);
  expect(server.log).toContain('a webhook is FAILED');
});

test.each([
  ['two hours', '7200', 7_200, 7_200],
  ['no wait', '0', 5, 6],
  ['ten days', '864000', 86_400, 86_400],
  ['an invalid time', 'soon', 5, 6],
])(
  'a receiver that requests %s is retried then, but not before the pause and always within a day',
  async (_what, asked, least, most) => {
    receiver.answer = (response) => response.writeHead(503, { 'retry-after': asked }).end();
    const { id } = await server.register({ url: receiver.url });
    await server.commit('asked', `Later: ${asked}`);
    await expect.poll(() => server.webhook(id).then((webhook) => webhook.failures)).toBe(1);
    expect(await pause()).toBeGreaterThanOrEqual(least);
    expect(await pause()).toBeLessThanOrEqual(most);
  },
);

test('a 410 disables a webhook, and resuming it with skip leaves out earlier commits', async () => {
  receiver.answer = 410;
  const { id } = await server.register({ url: receiver.url });
  await server.commit('gone', 'One');
  await expect.poll(() => server.webhook(id).then((webhook) => webhook.state)).toBe('GONE');
  await server.commit('gone', 'Two');
  receiver.answer = 200;
  const { webhook } = await server.mutate('resumeWebhook', { id, skip: true });
  expect(webhook).toMatchObject({ state: 'ACTIVE', failures: 0 });
  const set = await server.commit('gone', 'Three');
  await expect.poll(() => receiver.changeSets.slice(1)).toEqual([set]);
});

test('a resumed webhook receives the changes committed while it was paused', async () => {
  const { id } = await server.register({ url: receiver.url });
  expect((await server.mutate('pauseWebhook', { id })).webhook.state).toBe('PAUSED');
  const sets = [await server.commit('paused', 'One'), await server.commit('paused', 'Two')];
  expect(receiver.received).toEqual([]);
  await server.mutate('resumeWebhook', { id });
  await expect.poll(() => receiver.changeSets).toEqual(sets);
});

/** Waits for a message, and returns a function that responds to it. */
function held(): Promise<(status: number) => void> {
  return new Promise((arrived) => {
    receiver.answer = (response) => arrived((status) => void response.writeHead(status).end());
  });
}

test.each([500, 410])(
  'a webhook paused during a delivery stays paused, even if the receiver responds with %i',
  async (status) => {
    const { id } = await server.register({ url: receiver.url });
    const message = held();
    await server.commit('paused-meanwhile', `Before ${status}`);
    const answer = await message;
    await server.mutate('pauseWebhook', { id });
    answer(status);
    await expect.poll(() => server.webhook(id).then(({ attempts }) => attempts.length)).toBe(1);
    expect(await server.webhook(id)).toMatchObject({ state: 'PAUSED', failures: 1, attempts: [{ status }] });
  },
);

test.each([204, 500])('a response %i that arrives after pending changes were skipped changes nothing', async (status) => {
  const { id } = await server.register({ url: receiver.url });
  const message = held();
  const skipped = await server.commit('skipped', `Before ${status}`);
  const answer = await message;
  await server.mutate('resumeWebhook', { id, skip: true });
  receiver.answer = 204;
  const set = await server.commit('skipped', `After ${status}`);
  await expect.poll(() => receiver.changeSets).toEqual([skipped, set]);
  const attempted = async () => (await db.prisma.webhookAttempt.findMany()).map(({ changeSetId }) => changeSetId);
  await expect.poll(attempted).toEqual([set]);
  answer(status);
  await server.commit('skipped', `Later than ${status}`);
  await expect.poll(async () => (await attempted()).length).toBe(2);
  expect(await attempted()).not.toContain(skipped);
  expect(await server.webhook(id)).toMatchObject({ state: 'ACTIVE', failures: 0, attempts: { length: 2 } });
});

test('setting the clock back an hour delays no attempt and extends no lease', async () => {
  receiver.answer = 500;
  const { id } = await server.register({ url: receiver.url });
  const set = await server.commit('clock', 'One');
  await expect.poll(() => server.webhook(id).then(({ failures }) => failures)).toBe(1);
  const notify = () => db.query({ text: `SELECT pg_notify('communique_webhooks', '')::text`, values: [] });
  await notify();
  receiver.answer = 204;
  const other = await Receiver.start();
  await server.register({ url: other.url });
  const next = await server.commit('clock', 'Two');
  await expect.poll(() => other.changeSets).toEqual([next]);
  expect(receiver.changeSets).toEqual([set]); // it is still waiting
  await other.stop();

  await db.query({
    text: `UPDATE "Webhook" SET "failedAt" = "failedAt" + interval '1 hour', "nextAttemptAt" = "nextAttemptAt" + interval '1 hour'`,
    values: [],
  });
  await notify();
  await expect.poll(() => receiver.changeSets).toEqual([set, set, next]);

  const lease = `UPDATE "Webhook" SET "lease" = gen_random_uuid(), "leasedUntil" = now() + interval '1 hour' WHERE "id"::text = $1`;
  await db.query({ text: lease, values: [id] });
  const last = await server.commit('clock', 'Three');
  await expect.poll(() => receiver.changeSets).toEqual([set, set, next, last]);
});

test('both secrets sign while a secret is being replaced', async () => {
  const { id, secret } = await server.register({ url: receiver.url });
  const rotated = await server.mutate('rotateWebhookSecret', { id, overlapHours: 1 }, 'secret webhook { formerSecretUntil }');
  expect(Date.parse(rotated.webhook.formerSecretUntil) - Date.now()).toBeGreaterThan(3_500_000);
  await server.commit('rotated', 'One');
  await expect.poll(() => receiver.received.length).toBe(1);
  const [{ body, headers }] = receiver.received as [(typeof receiver.received)[0]];
  for (const known of [secret, rotated.secret]) new Webhook(known).verify(body, headers);

  await db.query({ text: `UPDATE "Webhook" SET "formerSecretUntil" = now()`, values: [] });
  await server.commit('rotated', 'Two');
  await expect.poll(() => receiver.received.length).toBe(2);
  const [, after] = receiver.received;
  new Webhook(rotated.secret).verify(after!.body, after!.headers);
  expect(() => new Webhook(secret).verify(after!.body, after!.headers)).toThrow('No matching signature');
});

test('a secret is shown once, and appears in no other response, log or archive', async () => {
  const { id, secret } = await server.register({ url: receiver.url });
  const rotated = await server.mutate('rotateWebhookSecret', { id }, 'secret');
  await server.commit('secret', 'One');
  await expect.poll(() => receiver.received.length).toBe(1);
  const shown = JSON.stringify([await server.webhook(id), await server.mutate('pauseWebhook', { id })]) + server.log;
  for (const each of [secret, rotated.secret]) expect(shown).not.toContain(each);
});

test('only administrators can manage webhooks', async () => {
  const { id } = await server.register({ url: receiver.url });
  for (const role of ['reader', 'editor'] as const) {
    const asked = [
      await server.ask('{ webhooks { id } }', {}, role),
      await server.ask('mutation ($id: ID!) { removeWebhook(input: { id: $id }) { webhook { id } } }', { id }, role),
    ];
    expect(asked.map(({ errors }) => errors[0].extensions.code)).toEqual(Array(2).fill('FORBIDDEN'));
  }
  expect((await server.ask('{ webhooks { id } }')).data.webhooks).toEqual([{ id }]);
  expect(await server.mutate('removeWebhook', { id })).toEqual({ webhook: null, errors: [] });
  expect((await server.mutate('removeWebhook', { id })).errors).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'id'] }]);
  expect((await server.mutate('pauseWebhook', { id: 'x' })).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
});

test('a slow receiver does not delay others, and a stopping server leaves its message to the next server', async () => {
  const quick = await Receiver.start();
  await server.register({ url: receiver.url });
  await server.register({ url: quick.url });
  receiver.answer = () => {}; // never
  const sets = [await server.commit('slow', 'One'), await server.commit('slow', 'Two')];
  await expect.poll(() => quick.changeSets).toEqual(sets);
  expect(receiver.changeSets).toEqual(sets.slice(0, 1));

  await server.stop();
  const [row] = await db.query<[number, string | null]>({
    text: 'SELECT max("failures"), max("lease"::text) FROM "Webhook"',
    values: [],
  });
  expect(row).toEqual([0, null]);
  receiver.answer = 204;
  await server.start();
  await expect.poll(() => receiver.changeSets).toEqual([sets[0], ...sets]);
  await quick.stop();
});
