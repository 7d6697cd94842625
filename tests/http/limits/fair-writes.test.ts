import { afterAll, beforeAll, expect, test } from 'vitest';
import { currentSignal, notedClient, onBehalfOf } from '../../../src/db/cancellation.js';
import type { Database } from '../../../src/db/database.js';
import { writeTransaction } from '../../../src/store/transaction.js';
import { metric, record, subscribed, subscriber } from '../../features/live/clients.js';
import { seededStore } from '../../support/store.js';
import { JWT_SECRET, sign } from '../../support/token.js';
import { serve, type Served } from '../serve.js';

let db: Database;
let server: Served;
/** The clients for which transactions have started. */
const writers: (string | null)[] = [];
beforeAll(async () => {
  db = await seededStore();
  const prisma = new Proxy(db.prisma, {
    get(target, property, receiver) {
      if (property === '$transaction') writers.push(notedClient(currentSignal()));
      return Reflect.get(target, property, receiver) as unknown;
    },
  });
  server = await serve({ ...db, prisma }, { JWT_SECRET, LIVE_CONNECTIONS_PER_CLIENT: '20' });
});
afterAll(async () => {
  await server?.close();
  await db?.close();
});

test('clients take turns writing', async () => {
  const order: string[] = [];
  const write = (client: string) => onBehalfOf(client, () => writeTransaction(db.prisma, async () => void order.push(client)));
  let writes!: Promise<void>[];
  await writeTransaction(db.prisma, async () => void (writes = ['many', 'many', 'many', 'many', 'one', 'one'].map(write)));
  await Promise.all(writes);
  expect(order).toEqual(['many', 'one', 'many', 'one', 'many', 'many']);
});

test('a mutation takes the turn of the client that sent it', async () => {
  writers.length = 0;
  await record(server.url, 'One.');
  await record(server.url, 'Two.');
  expect(writers).toEqual([expect.stringMatching(/^subject /), writers[0]]);
});

test.runIf(process.env['TEST_DATABASE_URL'])(
  "one client's subscriptions with pending results take no results or connections away from another client",
  async () => {
    const of = async (sub: string) => subscriber(server.url, { authorization: `Bearer ${await sign({ sub })}` });
    const [many, one] = [await of('many'), await of('one')];
    const waiting = Array.from({ length: 12 }, (_, n) =>
      many.listen(`subscription { statementRecorded { f${n}: topics { name } } }`),
    );
    const { results } = one.listen('subscription { statementRecorded { text } }');
    await subscribed(server.url, 13);
    await db.prisma.$transaction(
      async (transaction) => {
        await transaction.$executeRaw`LOCK TABLE "Topic"`;
        await record(server.url, 'For both.');
        await expect.poll(() => results).toMatchObject([{ data: { statementRecorded: { text: 'For both.' } } }]);
        expect(waiting.flatMap((each) => each.results)).toEqual([]);
        expect(await metric(server.url, 'subscriptions')).toBe(13);
      },
      { timeout: 120_000 },
    );
    for (const each of waiting) await expect.poll(() => each.results.length).toBe(1);
    for (const { client } of [many, one]) await client.dispose();
  },
);
