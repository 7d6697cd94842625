import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { emptyStore } from '../../support/store.js';
import { recordChangeSets } from './backlog.js';
import { Receiver } from './receiver.js';
import { WebhookServer } from './webhook-server.js';

// What happens to messages while the server waits, stops, or cannot use its store.

let db: Database;
let receiver: Receiver;
let server: WebhookServer;
beforeAll(async () => {
  db = await emptyStore();
  receiver = await Receiver.start();
});
afterEach(async () => {
  await server.stop();
  await db.prisma.webhook.deleteMany();
  receiver.received.length = 0;
  receiver.answer = 204;
});
afterAll(async () => {
  await receiver?.stop();
  await db?.close();
});

const run = (text: string) => db.query({ text, values: [] });
const notify = () => run(`SELECT pg_notify('communique_webhooks', '')::text`);

test('an attempt is made when due, even if nothing is committed in the meantime', async () => {
  server = await new WebhookServer(db).start();
  receiver.answer = 500;
  const { id } = await server.register({ url: receiver.url });
  const [set] = await recordChangeSets(db, 's', 1);
  await expect.poll(() => server.webhook(id).then(({ failures }) => failures)).toBe(1);
  expect(server.log).not.toContain('a webhook is');
  receiver.answer = 204;
  await run(`UPDATE "Webhook" SET "nextAttemptAt" = now() + interval '500 milliseconds'`);
  await notify();
  await expect.poll(() => receiver.changeSets).toEqual([set, set]);
});

test('a stopping server waits for the message in progress and starts no other', async () => {
  server = await new WebhookServer(db).start({ DRAIN_TIMEOUT: '60' });
  await server.register({ url: receiver.url });
  const arrived = new Promise<() => void>((resolve) => {
    receiver.answer = (response) => resolve(() => void response.writeHead(204).end());
  });
  const sets = await recordChangeSets(db, 's', 2);
  const answer = await arrived;
  receiver.answer = 204;
  const stopped = server.stop();
  await sleep(200); // it is stopping
  answer();
  await stopped;
  expect(receiver.changeSets).toEqual(sets.slice(0, 1));
  expect(await db.prisma.webhook.findFirst()).toMatchObject({ place: sets[0], lease: null, failures: 0 });
  await server.start();
  await expect.poll(() => receiver.changeSets).toEqual(sets);
});

test('a failing store is logged once, and webhooks are delivered when it recovers', async () => {
  server = await new WebhookServer(db).start();
  await server.register({ url: receiver.url });
  await run(`ALTER TABLE "Webhook" RENAME TO "Elsewhere"`);
  const sets = await recordChangeSets(db, 's', 1);
  await expect.poll(() => server.log).toContain('the webhook queue cannot be read');
  sets.push(...(await recordChangeSets(db, 's', 1)));
  await run(`ALTER TABLE "Elsewhere" RENAME TO "Webhook"`);
  await notify();
  await expect.poll(() => receiver.changeSets).toEqual(sets);
  const lines = server.log.split('\n').filter((line) => line.includes('the webhook queue cannot be read'));
  expect(lines.map((line) => (JSON.parse(line) as { level: number }).level)).toEqual([40]);
});

test('a message whose outcome cannot be stored is logged, and is sent again after its lease ends', async () => {
  server = await new WebhookServer(db).start();
  const { id } = await server.register({ url: receiver.url });
  await run(`ALTER TABLE "WebhookAttempt" RENAME TO "Elsewhere"`);
  const [set] = await recordChangeSets(db, 's', 1);
  const lines = () => server.log.split('\n').filter((line) => line.includes('a webhook waits for its lease to end'));
  await expect.poll(lines).toHaveLength(1);
  expect(JSON.parse(lines()[0]!)).toMatchObject({ level: 40, webhook: id });
  await run(`ALTER TABLE "Elsewhere" RENAME TO "WebhookAttempt"`);
  await run(`UPDATE "Webhook" SET "leasedUntil" = now()`);
  await notify();
  await expect.poll(() => receiver.changeSets).toEqual([set, set]);
  await expect.poll(() => db.prisma.webhookAttempt.count()).toBe(1);
});

test('attempts are measured in seconds, by outcome', async () => {
  server = await new WebhookServer(db).start();
  const { id } = await server.register({ url: receiver.url });
  receiver.answer = (response) => void setTimeout(() => response.writeHead(500).end(), 20);
  await recordChangeSets(db, 's', 1);
  await expect.poll(() => server.webhook(id).then(({ failures }) => failures)).toBe(1);
  receiver.answer = 204;
  await server.mutate('resumeWebhook', { id });
  await expect.poll(() => server.webhook(id).then(({ attempts }) => attempts.length)).toBe(2);
  const { attempts } = await server.webhook(id);
  const metrics = await (await fetch(new URL('/metrics', server.url))).text();
  const measured = (name: string, outcome: string) =>
    Number(new RegExp(`^communique_webhook_seconds_${name}\\{outcome="${outcome}"\\} (.*)$`, 'm').exec(metrics)?.[1]);
  expect([measured('count', 'failed'), measured('count', 'delivered')]).toEqual([1, 1]);
  expect(measured('sum', 'failed')).toBe(attempts[1].milliseconds / 1_000);
});
