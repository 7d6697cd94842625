import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { MOST_OF_ONE_RECEIVER, MOST_SLOW, SLOTS } from '../../../src/features/webhooks/store/queue.js';
import { emptyStore } from '../../support/store.js';
import { recordChangeSets } from './backlog.js';
import { Receiver } from './receiver.js';
import { WebhookServer } from './webhook-server.js';

// Webhooks share the slots of a process: they take turns, and slow ones leave slots for others.

let db: Database;
let server: WebhookServer;
const receivers: Receiver[] = [];

beforeAll(async () => {
  db = await emptyStore();
});
afterEach(async () => {
  await server.stop();
  await Promise.all(receivers.splice(0).map((receiver) => receiver.stop()));
  await db.prisma.webhook.deleteMany();
});
afterAll(async () => {
  await db?.close();
});

async function started(count: number): Promise<Receiver[]> {
  const all = await Promise.all(Array.from({ length: count }, () => Receiver.start()));
  receivers.push(...all);
  return all;
}

/** A receiver that does not respond until it is released, and responds with 204 from then on. */
function hold(receiver: Receiver): { release: () => void } {
  const held: (() => void)[] = [];
  receiver.answer = (response) => void held.push(() => response.writeHead(204).end());
  return {
    release: () => {
      receiver.answer = 204;
      for (const answer of held) answer();
    },
  };
}

test('webhooks with a backlog take turns with other webhooks', async () => {
  server = await new WebhookServer(db).start();
  const backlogged = await started(SLOTS);
  const [good] = (await started(1)) as [Receiver];
  const held = backlogged.map(hold);
  for (const { url } of backlogged) await server.register({ url });
  const backlog = await recordChangeSets(db, 'backlog', 12);
  await expect.poll(() => backlogged.every(({ received }) => received.length === 1)).toBe(true);

  await server.register({ url: good.url });
  const before: number[] = []; // messages to the others before each message to the good one
  good.answer = (response) => {
    before.push(backlogged.reduce((sum, { received }) => sum + received.length, 0));
    response.writeHead(204).end();
  };
  const news = await recordChangeSets(db, 'news', 3);
  for (const { release } of held) release();
  await expect.poll(() => good.changeSets).toEqual(news);
  const most = [1, 2, 3].map((turn) => (turn + 1) * SLOTS * 2); // one turn each, while another is in progress
  expect(before.every((messages, turn) => messages <= most[turn]!)).toBe(true);
  for (const { changeSets } of backlogged) expect(changeSets).toEqual(backlog.slice(0, changeSets.length));
  await expect.poll(() => backlogged.map(({ changeSets }) => changeSets)).toEqual(backlogged.map(() => [...backlog, ...news]));
});

test('slow receivers leave slots for others', async () => {
  server = await new WebhookServer(db).start();
  const slow = await started(SLOTS);
  const [good] = (await started(1)) as [Receiver];
  for (const { url } of slow) await server.register({ url });
  for (const receiver of slow) receiver.answer = (response) => void setTimeout(() => response.writeHead(204).end(), 4_500);
  await recordChangeSets(db, 'first', 1);
  const answered = () => db.prisma.webhook.count({ where: { attempts: { some: {} } } });
  await expect.poll(answered).toBe(SLOTS);
  await server.register({ url: good.url });

  const held = new Set<object>();
  let mostHeld = 0;
  for (const receiver of slow) {
    receiver.answer = (response) => {
      held.add(response);
      mostHeld = Math.max(mostHeld, held.size);
      response.on('close', () => held.delete(response));
    };
  }
  const news = await recordChangeSets(db, 'news', 1);
  await expect.poll(() => held.size).toBe(MOST_SLOW);
  for (let n = 1; n <= 8; n++) {
    news.push(...(await recordChangeSets(db, 'news', 1)));
    await expect.poll(() => good.changeSets).toEqual(news);
  }
  expect(mostHeld).toBe(MOST_SLOW);
});

test('a receiver with many webhooks takes only its share of the slots', async () => {
  server = await new WebhookServer(db).start();
  const [shared, good] = (await started(2)) as [Receiver, Receiver];
  const { release } = hold(shared);
  for (let n = 0; n < SLOTS; n++) await server.register({ url: `${shared.url}/${n}` });
  await server.register({ url: good.url });
  const sets = await recordChangeSets(db, 'shared', 2);
  await expect.poll(() => good.changeSets).toEqual(sets);
  expect(shared.received.length).toBe(MOST_OF_ONE_RECEIVER);
  release();
  await expect.poll(() => shared.received.length).toBe(2 * SLOTS);
});

test('a response ends with its status, whatever follows', async () => {
  server = await new WebhookServer(db).start();
  const [dripping] = (await started(1)) as [Receiver];
  const ended: Promise<unknown>[] = [];
  dripping.answer = (response) => {
    response.writeHead(200).write('.');
    const drip = setInterval(() => response.write('.'), 100);
    ended.push(new Promise((closed) => response.on('close', () => (clearInterval(drip), closed(null)))));
  };
  const { id } = await server.register({ url: dripping.url });
  const sets = await recordChangeSets(db, 'dripping', 3);
  await expect.poll(() => dripping.changeSets).toEqual(sets);
  await Promise.all(ended);
  const { attempts } = await server.webhook(id);
  expect(attempts.map(({ status, error }: any) => [status, error])).toEqual(sets.map(() => [200, null]));
});

test('processes share a backlog, and each webhook receives all of it once and in order', async () => {
  server = await new WebhookServer(db).start();
  const other = await new WebhookServer(db).start();
  const all = await started(4);
  for (const { url } of all) await server.register({ url });
  const sets = await recordChangeSets(db, 'shared', 12);
  await expect.poll(() => all.every(({ received }) => received.length >= sets.length)).toBe(true);
  await other.stop();
  for (const { changeSets } of all) expect(changeSets).toEqual(sets);
});
