import { createClient } from 'graphql-sse';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { databaseUrl } from '../../support/postgresql-store.js';
import { build, setUp, start, type Running } from '../../support/process.js';
import { seededStore } from '../../support/store.js';
import { JWT_SECRET } from '../../support/token.js';
import { record, SOURCE, subscribed, subscriber } from './clients.js';

const SERVER = process.env['TEST_DATABASE_URL'];
const STATEMENTS = 'subscription { statementRecorded { text } }';

/** The built program: two processes over one PostgreSQL, or the one that an embedded store may have. */
let folder: string;
let db: Database | undefined;
let servers: Running[] = [];
let urls: string[];

beforeAll(async () => {
  await build();
  folder = await mkdtemp(join(tmpdir(), 'communique-live-'));
  const variables: Record<string, string> = { PORT: '0', JWT_SECRET };
  if (SERVER) {
    db = await seededStore();
    const [row] = await db.query<[string]>({ text: 'SELECT current_database()::text', values: [] });
    variables['DATABASE_URL'] = databaseUrl(SERVER, row![0]);
  } else {
    await setUp(folder);
  }
  servers = (SERVER ? [1, 2] : [1]).map(() => start('src/main.js', folder, variables));
  urls = await Promise.all(servers.map((server) => server.printed(/Listening on (\S+):/)));
});
afterAll(async () => {
  for (const { child } of servers) child.kill('SIGKILL');
  await Promise.all(servers.map(({ ended }) => ended));
  await db?.close();
  await rm(folder, { recursive: true, force: true });
});

describe('what one process commits', () => {
  test('reaches the subscribers of every other, once and in order', async () => {
    const clients = urls.map((url) => subscriber(url));
    const received = clients.map(({ listen }) => listen(STATEMENTS).results);
    for (const url of urls) await subscribed(url, 1);
    const texts = Array.from({ length: 10 }, (_, n) => `Statement ${n}.`);
    for (const text of texts) await record(urls[0]!, text);
    for (const results of received) {
      await expect.poll(() => results.map(({ data }) => data.statementRecorded.text)).toEqual(texts);
    }
    for (const { client } of clients) await client.dispose();
    for (const url of urls) await subscribed(url, 0);
  });

  test('reaches them again after its database connection was cut, and they get an error', async ({ skip }) => {
    skip(!SERVER, 'needs PostgreSQL: TEST_DATABASE_URL');
    const { client, listen } = subscriber(urls[1]!);
    const { ended } = listen(STATEMENTS);
    await subscribed(urls[1]!, 1);
    await db!.query({
      text: `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND (query LIKE 'LISTEN%' OR query = 'SELECT')`,
      values: [],
    });
    expect(await ended).toMatchObject([{ extensions: { code: 'SUBSCRIPTION_INTERRUPTED' } }]);

    let results: any[] = [];
    await expect
      .poll(async () => {
        const { results: next, ended: refused } = listen(STATEMENTS);
        results = next;
        return Promise.race([refused, subscribed(urls[1]!, 1).then(() => 'subscribed')]);
      })
      .toBe('subscribed');
    await record(urls[0]!, 'After the interruption.');
    await expect
      .poll(() => results)
      .toMatchObject([{ data: { statementRecorded: { text: 'After the interruption.' } } }]);
    await client.dispose();
    for (const url of urls) await subscribed(url, 0);
  });
});

test('SIGTERM closes what is live, and the process ends with nothing to mend', async () => {
  const [url, server] = [urls[0]!, servers[0]!];
  const { listen, closed } = subscriber(url);
  listen('subscription { sourceImported { source { slug } } }');
  const events = createClient({ url, retryAttempts: 0 }).iterate({ query: STATEMENTS });
  const event = events.next();
  await subscribed(url, 2);
  await record(url, `Of ${SOURCE}.`);
  expect((await event).value).toMatchObject({ data: { statementRecorded: {} } });
  const last = expect(events.next()).rejects.toThrow();

  server.child.kill('SIGTERM');
  expect(await closed).toMatchObject({ code: 1001, reason: 'going away' });
  await last;
  expect(await server.ended).toBe(0);
  expect(server.output().stderr).toBe('');
});
