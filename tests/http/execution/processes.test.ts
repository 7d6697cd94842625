import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { get } from '../serve.js';
import { variablesOf } from '../../support/postgresql-store.js';
import { build, start, type Running } from '../../support/process.js';
import { seededStore } from '../../support/store.js';

const SERVER = process.env['TEST_DATABASE_URL'];
const NAME = '{ country(code: "KP") { name } }';
const WRITES = 200;

describe.runIf(SERVER)('two servers sharing one PostgreSQL', () => {
  let db: Database;
  let variables: Record<string, string>;
  let servers: Running[];
  let urls: string[];

  beforeAll(async () => {
    await build();
    db = await seededStore();
    variables = { PORT: '0', RATE_LIMIT: '0', ...(await variablesOf(db)) };
    servers = [1, 2].map(() => start('src/main.js', '.', variables));
    urls = await Promise.all(servers.map((server) => server.printed(/Listening on (\S+):/)));
  });
  afterAll(async () => {
    for (const { child } of servers ?? []) child.kill();
    await Promise.all(servers?.map(({ ended }) => ended) ?? []);
    await db?.close();
  });

  const ask = async (url: string) => (await get(url, NAME)).text();

  test('both see a commit made through either of them', async () => {
    const lags: number[] = [];
    for (let n = 0; n < WRITES; n++) {
      for (const url of urls) await ask(url); // is now cached
      await db.prisma.country.update({ where: { code: 'KP' }, data: { name: `name ${n}` } });
      const committed = performance.now();
      for (const url of urls) {
        let asked = performance.now();
        while (!(await ask(url)).includes(`"name ${n}"`)) asked = performance.now();
        lags.push(Math.max(0, asked - committed));
      }
    }
    lags.sort((one, other) => one - other);
    const [median, worst] = [lags[lags.length / 2]!, lags.at(-1)!].map((lag) => lag.toFixed(1));
    console.log(`${WRITES} commits were seen by both other servers after ${median} ms (median), ${worst} ms (worst)`);
  });

  test('both see an import made through either of them', async () => {
    const expected = '"name":"North Korea"';
    for (const url of urls) expect(await ask(url)).not.toContain(expected);
    expect(await start('communique seed', '.', variables).ended).toBe(0);
    for (const url of urls) await expect.poll(() => ask(url)).toContain(expected);
  });
});
