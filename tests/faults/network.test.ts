import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect } from 'vitest';
import type { Cluster } from '../support/cluster/cluster.js';
import { clusterTest } from '../support/cluster/programs.js';
import { ServerProcess } from '../support/server-process.js';
import { tellCounts, times } from './counts.js';
import { connectionsOf } from './connections.js';
import { type Answer, Readers } from './readers.js';
import { seededCluster } from './seeded.js';
import { statementsOf, Writers, wrongWrites } from './writes.js';

// Row 11 of docs/reliability.md: the network to PostgreSQL silently stops carrying data.

const POOL_SIZE = 4;
/** The maximum age of an answer, and the maximum time to recover after the repair, in milliseconds. */
const LIMIT_MS = 10_000;
const FAULT_MS = times(15_000, 60_000);

let cluster: Cluster | undefined;
let server: ServerProcess | undefined;
let readers: Readers | undefined;
let writers: Writers | undefined;
afterEach(async () => {
  cluster?.name.flow();
  await Promise.all([readers?.stop(), writers?.stop()]);
  await server?.kill();
  await cluster?.close();
  cluster = server = readers = writers = undefined;
});

for (const [name, isPermanent] of [
  ['row 11: the network stalls and resumes', false],
  ['row 11: the network drops its connections, and carries new ones', true],
] as const) {
  clusterTest(
    name,
    async (context) => {
      cluster = await seededCluster();
      const variables = { DATABASE_URL: cluster.url(), POOL_SIZE: String(POOL_SIZE), REQUEST_TIMEOUT: '3' };
      server = await ServerProcess.start('server', variables);
      readers = new Readers(server.url, { writesTo: cluster.primary });
      writers = new Writers(server.url, 2);
      await readers.recover(40);
      await writers.acknowledge(5);

      const begun = performance.now();
      if (isPermanent) cluster.name.halt();
      else cluster.name.stall();
      await sleep(FAULT_MS);
      if (!isPermanent) cluster.name.flow();
      const mended = performance.now();
      await readers.recover(40);
      await writers.acknowledge(5);
      const recovered = performance.now();
      await Promise.all([readers.stop(), writers.stop()]);

      expect(readers.oldest).toBeLessThan(LIMIT_MS);
      const during = readers.answers.filter(({ sent }) => sent > begun && sent < mended);
      expect(readers.answers.filter(({ status }) => ![200, 503, 504].includes(status))).toEqual([]);
      if (!isPermanent) {
        const old = (answer: Answer) => answer.sent > begun + LIMIT_MS && answer.sent + answer.took < mended;
        expect(during.filter((answer) => answer.status === 200 && old(answer))).toEqual([]);
      }
      expect(wrongWrites(writers, await statementsOf(cluster.primary))).toEqual([]);
      expect(writers.strange).toEqual([]);
      await expect.poll(() => connectionsOf(server!.url)).toMatchObject({ waiting: 0, used: 0 });
      const [oldest, back] = [readers.oldest, recovered - mended].map(Math.round);
      tellCounts(
        context,
        `${FAULT_MS / 1000} s without network: ${readers.statuses(during)}, none older than ${oldest} ms; reads and writes again ${back} ms later`,
      );
    },
    900_000,
  );
}
