import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { JWTPayload } from 'jose';
import { afterEach, expect, inject, type TestContext } from 'vitest';
import { SOURCE, VISIT } from '../features/live/clients.js';
import { clusterTest } from '../support/cluster/programs.js';
import { ServerProcess } from '../support/server-process.js';
import { slowTest } from '../support/thorough.js';
import { sign } from '../support/token.js';
import { isPlanted, tellCounts, times } from './counts.js';
import { Feed } from './feed.js';
import { seededCluster, seededFolder } from './seeded.js';

// Row 19 of docs/reliability.md: the clock of the server's machine is put an hour back, and a year forward.

const LIBRARY = readdirSync('/usr/lib')
  .map((folder) => join('/usr/lib', folder, 'faketime/libfaketimeMT.so.1'))
  .find((file) => existsSync(file));
const HOUR = 3_600;
const TIMEOUT = 900_000;
/** The successive clock offsets in seconds, in the format of libfaketime. */
const CLOCKS: [seconds: number, told: string][] = [
  [0, '+0'],
  [-HOUR, '-1h'],
  [365 * 24 * HOUR, '+365d'],
  [0, '+0'],
  [-HOUR, '-1h'],
];
const WRITES = times(5, 50);
const RECORD = `mutation ($input: CreateStatementInput!) {
  createStatement(input: $input) { statement { id } errors { message } } }`;
const PATHS = ['/', '/visits', '/health/ready', '/metrics', '/export/visits.csv', '/graphql?query={visits{totalCount}}'];

const opened: { kill?(): Promise<void>; close?(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of opened.splice(0).reverse()) await (each.kill ?? each.close)!.call(each);
});

slowTest(
  'row 19, embedded: the server loses nothing when the clock jumps',
  async (context) => {
    context.skip(!LIBRARY, "needs Debian's package faketime");
    await keepsOrder(context, { DATA_DIR: await seededFolder() });
  },
  TIMEOUT,
);

clusterTest(
  'row 19, PostgreSQL: the server loses nothing when the clock of the database jumps',
  async (context) => {
    context.skip(!LIBRARY, "needs Debian's package faketime");
    const cluster = await seededCluster();
    opened.push(cluster);
    await keepsOrder(context, { DATABASE_URL: cluster.url() });
  },
  TIMEOUT,
);

async function keepsOrder(context: TestContext, variables: Record<string, string>): Promise<void> {
  const clock = join(await mkdtemp(join(inject('runFolder'), 'clock-')), 'clock');
  await writeFile(clock, '+0');
  const server = await ServerProcess.start('server', {
    ...variables,
    LD_PRELOAD: LIBRARY!,
    FAKETIME_TIMESTAMP_FILE: clock,
    FAKETIME_CACHE_DURATION: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
    NO_FAKE_STAT: '1',
  });
  opened.push(server);
  const { origin } = new URL(server.url);
  const feed = new Feed(server.url);
  await feed.created();
  const acknowledged: string[] = [];
  const counts = { answers: 0, restarts: 0 };

  for (const [number, [wrong, told]] of CLOCKS.entries()) {
    await writeFile(clock, told);
    await untilClock(origin, wrong);
    const now = Math.floor(Date.now() / 1000) + wrong;
    const headers = await bearing({ exp: now + HOUR });
    const expected: string[] = [];
    for (let n = 0; n < WRITES; n++) {
      if (n === Math.floor(WRITES / 2)) {
        await server.kill(); // it starts with this clock, on data written under another one
        await server.start();
        counts.restarts += 1;
      }
      const text = `Statement ${n} by clock ${number}.`;
      const { status, body } = await ask(server.url, RECORD, headers, inputOf(text));
      expect({ status, body }).toEqual({ status: 200, body: expect.stringContaining('"errors":[]') });
      expected.push(text);
    }
    acknowledged.push(...expected);
    if (isPlanted) expected.reverse();
    expect(await feed.created(headers)).toEqual(expected);

    // The server checks tokens against its own clock.
    const judged = async (claims: JWTPayload) => (await ask(server.url, '{ __typename }', await bearing(claims))).status;
    expect(await judged({ exp: now - 300 })).toBe(401);
    expect(await judged({ exp: now + 300 })).toBe(200);
    expect(await judged({ exp: now + 2 * HOUR, nbf: now + HOUR })).toBe(401);
    for (const path of PATHS) {
      expect([path, (await fetch(origin + path, { headers: { accept: 'text/html, */*' } })).status]).toEqual([path, 200]);
      counts.answers += 1;
    }
    counts.answers += WRITES + 3;
  }
  expect(await new Feed(server.url).created(await bearing({ exp: Math.floor(Date.now() / 1000) }))).toEqual(acknowledged);
  expect(server.log).not.toMatch(/"level":(50|60)/);
  tellCounts(
    context,
    `${CLOCKS.length} clocks, ${acknowledged.length} writes in order, ${counts.restarts} kills, ${counts.answers} answers as they should be`,
  );
}

async function untilClock(origin: string, wrong: number): Promise<void> {
  for (;;) {
    const date = Date.parse((await fetch(`${origin}/health/live`)).headers.get('date')!);
    if (Math.abs(date - Date.now() - wrong * 1000) < 60_000) return;
    await sleep(100);
  }
}

async function bearing(claims: JWTPayload): Promise<Record<string, string>> {
  return { authorization: `Bearer ${await sign(claims)}` };
}

function inputOf(text: string): object {
  return { input: { source: SOURCE, kind: 'PARAPHRASE', text, visit: VISIT, cite: [{ start: 10, end: 20 }] } };
}

async function ask(url: string, query: string, headers: Record<string, string>, variables?: object) {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  };
  const response = await fetch(url, init);
  return { status: response.status, body: await response.text() };
}
