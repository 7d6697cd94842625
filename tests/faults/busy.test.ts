import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, expect } from 'vitest';
import type { Cluster } from '../support/cluster/cluster.js';
import { clusterTest } from '../support/cluster/programs.js';
import { ServerProcess } from '../support/server-process.js';
import { connectionsOf } from './connections.js';
import { tellCounts, times } from './counts.js';
import { plantedLeak } from './planted.js';
import { Readers } from './readers.js';
import { seededCluster } from './seeded.js';
import { statementsOf, Writers, wrongWrites } from './writes.js';

// Row 10 of docs/reliability.md: all connections are busy, waiting for locks or running slow statements.

const FAULT_MS = times(8_000, 60_000);
/** Shorter than the fault, in seconds; statements that it cancels would otherwise outlast the fault. */
const REQUEST_TIMEOUT = times(5, 30);
const POOL_SIZE = 4;
const READERS = 12;
/** An answer that takes longer than the limits of the server allow counts as missing. */
const HANGS_MS = 60_000;

let cluster: Cluster | undefined;
let server: ServerProcess | undefined;
let readers: Readers | undefined;
let writers: Writers | undefined;
afterEach(async () => {
  await Promise.all([readers?.stop(), writers?.stop()]);
  await server?.kill();
  await cluster?.close();
  cluster = server = readers = writers = undefined;
});

/** Each function starts a fault, and returns a function that ends it. */
const FAULTS: Record<string, (primary: pg.Client) => Promise<() => Promise<unknown>>> = {
  async 'tables are locked elsewhere'(primary) {
    await primary.query('BEGIN; LOCK TABLE "Country", "Statement" IN ACCESS EXCLUSIVE MODE');
    return () => primary.query('ROLLBACK');
  },
  async 'every statement is slow'(primary) {
    await primary.query(`BEGIN; ALTER TABLE "Country" RENAME TO "CountryOf";
      CREATE VIEW "Country" AS SELECT * FROM "CountryOf" WHERE (SELECT pg_sleep(60)) IS NOT NULL; COMMIT`);
    return () => primary.query('BEGIN; DROP VIEW "Country"; ALTER TABLE "CountryOf" RENAME TO "Country"; COMMIT');
  },
};

for (const [name, fault] of Object.entries(FAULTS)) {
  clusterTest(
    `row 10: ${name}`,
    async (context) => {
      cluster = await seededCluster();
      const limits = { POOL_SIZE: String(POOL_SIZE), REQUEST_TIMEOUT: String(REQUEST_TIMEOUT), RESPONSE_CACHE_MB: '0' };
      server = await ServerProcess.start('server', { DATABASE_URL: cluster.url(), ...limits, ...plantedLeak() });
      readers = new Readers(server.url, { clients: READERS, hangs: HANGS_MS });
      writers = new Writers(server.url, 2);
      await readers.recover(100);
      await writers.acknowledge(5);

      const other = new pg.Client(cluster.primary.url());
      await other.connect();
      const end = await fault(other);
      const begun = performance.now();
      await sleep(FAULT_MS);
      await end();
      await other.end();
      const mended = performance.now();
      await readers.recover(100);
      await writers.acknowledge(5);
      const recovered = performance.now();
      await Promise.all([readers.stop(), writers.stop()]);

      const during = readers.answers.filter(({ sent }) => sent > begun && sent < mended);
      expect(during.filter(({ status }) => status !== 200).length).toBeGreaterThan(0);
      expect(readers.answers.filter(({ status }) => ![200, 503, 504].includes(status))).toEqual([]);
      expect(writers.strange).toEqual([]);
      expect(wrongWrites(writers, await statementsOf(cluster.primary))).toEqual([]);
      await expect.poll(() => connectionsOf(server!.url)).toMatchObject({ waiting: 0, used: 0 });
      const busy = `(SELECT count(*)::int FROM pg_stat_activity WHERE application_name = 'communique' AND state <> 'idle')`;
      expect(await cluster.primary.value(busy)).toBe(0);

      const longest = Math.max(...readers.answers.map(({ took }) => took));
      tellCounts(
        context,
        `${name} for ${FAULT_MS / 1000} s: ${readers.statuses(during)}, the slowest after ${seconds(longest)}; reads and writes again ${seconds(recovered - mended)} later, no connection leaked`,
      );
    },
    900_000,
  );
}

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;
