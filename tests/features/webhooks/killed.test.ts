import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { storeCountries } from '../../../src/store/import/countries.js';
import { aCountry } from '../../support/countries.js';
import { addressesOf } from '../../support/postgresql-store.js';
import { ServerProcess } from '../../support/server-process.js';
import { emptyStore } from '../../support/store.js';
import { Receiver } from './receiver.js';
import { askAt, commitAt } from './webhook-server.js';

// Two processes on one PostgreSQL share a webhook; one is killed while the receiver has its message.

const SERVER = process.env['TEST_DATABASE_URL'];

let db: Database;
let receiver: Receiver;
let servers: ServerProcess[] = [];

beforeAll(async () => {
  if (!SERVER) return;
  db = await emptyStore();
  await storeCountries(db.prisma, [aCountry('china')]);
  const { databaseUrl } = await addressesOf(db);
  receiver = await Receiver.start();
  const variables = { DATABASE_URL: databaseUrl, WEBHOOK_PRIVATE_ADDRESSES: '127.0.0.1', LOG_LEVEL: 'info' };
  servers = await Promise.all(['one', 'other'].map((name) => ServerProcess.start(name, variables)));
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.kill()));
  await receiver?.stop();
  await db?.close();
});

const rows = (text: string) => db.query<[string, string]>({ text, values: [] });

test.skipIf(!SERVER)(
  'another process resends the message that a killed process was sending, and repeats no other',
  async () => {
    const [one, other] = servers as [ServerProcess, ServerProcess];
    const query = `mutation ($url: String!) { registerWebhook(input: { url: $url }) { errors { message } } }`;
    const { data } = await askAt(one.url, query, { url: receiver.url }, 'admin');
    expect(data.registerWebhook.errors).toEqual([]);
    const sets = [await commitAt(one.url, db, 'killed', 'One')];
    await expect.poll(() => receiver.changeSets).toEqual(sets);

    const free = () => rows(`SELECT count(*) FILTER (WHERE "lease" IS NULL)::text, '' FROM "Webhook"`).then(([row]) => row![0]);
    await expect.poll(free).toBe('1');
    receiver.answer = () => {}; // does not answer
    other.signal('SIGSTOP'); // so that the other process sends
    sets.push(await commitAt(one.url, db, 'killed', 'Two'));
    await expect.poll(() => receiver.received.length).toBe(2);
    other.signal('SIGCONT');
    await one.kill();
    sets.push(await commitAt(other.url, db, 'killed', 'Three'));
    expect(receiver.changeSets).toEqual(sets.slice(0, 2)); // the lease is still valid

    receiver.answer = 204;
    await rows(`UPDATE "Webhook" SET "leasedUntil" = now()`); // as if half a minute had passed
    await rows(`SELECT pg_notify('communique_webhooks', '')::text, ''`);
    await expect.poll(() => receiver.changeSets).toEqual([sets[0], sets[1], sets[1], sets[2]]);
    const [, first, again] = receiver.received;
    expect([again!.id, again!.body]).toEqual([first!.id, first!.body]);
  },
  120_000,
);
