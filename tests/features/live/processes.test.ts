import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'graphql-sse';
import { createClient as createWsClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Database } from '../../../src/db/database.js';
import { variablesOf } from '../../support/postgresql-store.js';
import { build, setUp, start, type Running } from '../../support/process.js';
import { seededStore } from '../../support/store.js';
import { slowTest } from '../../support/thorough.js';
import { JWT_SECRET } from '../../support/token.js';
import { post } from '../../http/serve.js';
import { record, SOURCE, subscribed, subscriber, VISIT } from './clients.js';
import { followVisit } from './follow.js';

const SERVER = process.env['TEST_DATABASE_URL'];
const STATEMENTS = 'subscription ($after: String) { statementRecorded(after: $after) { text } }';
const statement = (text: string) => ({ data: { statementRecorded: { text } } });

/** The built program: two processes over one PostgreSQL, or the one that an embedded store may have. */
let folder: string;
let db: Database | undefined;
let servers: Running[] = [];
let urls: string[];
const variables: Record<string, string> = { PORT: '0', JWT_SECRET };

beforeAll(async () => {
  await build();
  folder = await mkdtemp(join(tmpdir(), 'communique-live-'));
  if (SERVER) {
    db = await seededStore();
    Object.assign(variables, await variablesOf(db));
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

describe('a commit in one process', () => {
  test('reaches the subscribers of every other process once and in order', async () => {
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

  test('reaches them after their database connection was cut, once they have resumed', async ({ skip }) => {
    skip(!SERVER, 'needs PostgreSQL: TEST_DATABASE_URL');
    const { client, listen } = subscriber(urls[1]!);
    const { results: before, ended } = listen(STATEMENTS);
    await subscribed(urls[1]!, 1);
    await record(urls[0]!, 'Before the interruption.');
    await expect.poll(() => before).toMatchObject([statement('Before the interruption.')]);
    await db!.query({
      text: `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND application_name = 'communique listener'`,
      values: [],
    });
    expect(await ended).toMatchObject([{ extensions: { code: 'SUBSCRIPTION_INTERRUPTED' } }]);
    await record(urls[0]!, 'During the interruption.');

    let results: any[] = [];
    await expect
      .poll(async () => {
        const { results: next, ended: refused } = listen(STATEMENTS, { after: before[0].extensions.cursor });
        results = next;
        return Promise.race([refused, subscribed(urls[1]!, 1).then(() => 'subscribed')]);
      })
      .toBe('subscribed');
    await record(urls[0]!, 'After the interruption.');
    const missed = ['During the interruption.', 'After the interruption.'].map(statement);
    await expect.poll(() => results).toMatchObject(missed);
    await client.dispose();
    for (const url of urls) await subscribed(url, 0);
  });
});

slowTest('clients following a visit miss nothing when a server is killed and restarted', async () => {
  const url = urls[0]!;
  const ask = async (query: string, variables: object) => {
    const response = await post(url, query, { body: JSON.stringify({ query, variables }) });
    return ((await response.json()) as { data: unknown }).data;
  };
  const clients = [
    createWsClient({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket, retryWait: () => sleep(100) }),
    createClient({ url, retry: () => sleep(100) }),
  ];
  const shown = clients.map((): unknown[] => []);
  const stops = clients.map((client, n) => followVisit(client, ask, VISIT, (visit) => shown[n]!.push(visit)));
  await subscribed(url, 2);
  for (let n = 0; n < 3; n++) await record(url, `Before the restart ${n}.`);
  for (const visits of shown) await expect.poll(() => visits).toHaveLength(4);

  servers[0]!.child.kill('SIGKILL');
  await servers[0]!.ended;
  if (urls[1]) for (let n = 0; n < 3; n++) await record(urls[1], `During the restart ${n}.`);
  servers[0] = start('src/main.js', folder, { ...variables, PORT: new URL(url).port });
  await servers[0].printed(/Listening on (\S+):/);
  await record(url, 'After the restart.');
  const count = urls[1] ? 8 : 5;
  for (const visits of shown) await expect.poll(() => visits.length).toBe(count);
  await subscribed(url, 2);
  for (const stop of stops) stop();
  await subscribed(url, 0);
  expect(shown.map((visits) => visits.length)).toEqual([count, count]);
});

test('SIGTERM closes live connections, and the process exits leaving nothing to repair', async () => {
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
