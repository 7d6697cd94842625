import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect } from 'vitest';
import { openDatabase } from '../../src/db/open.js';
import { addTopics } from '../features/exports/topics.js';
import type { Cluster } from '../support/cluster/cluster.js';
import { clusterTest } from '../support/cluster/programs.js';
import { ServerProcess } from '../support/server-process.js';
import { isPlanted, tellCounts, times } from './counts.js';
import { seededCluster } from './seeded.js';

// Row 23 of docs/reliability.md: two clients read exports as slowly as the limits allow.

/** 20 MB. */
const [TOPICS, LENGTH] = [10_000, 2_000];
const BYTES_PER_SECOND = 70_000;
const FAULT_MS = times(20_000, 120_000);
const OTHERS = 5;

let cluster: Cluster | undefined;
let server: ServerProcess | undefined;
const stop = new AbortController();
afterEach(async () => {
  stop.abort();
  await server?.kill();
  await cluster?.close();
  cluster = server = undefined;
});

clusterTest(
  'row 23: two slow readers of exports do not block other requests',
  async (context) => {
    cluster = await seededCluster();
    const db = await openDatabase({ databaseUrl: cluster.url(), dataDir: '' });
    await addTopics(db, 'large', TOPICS, LENGTH);
    await db.close();
    const planted: Record<string, string> = isPlanted ? { EXPORT_SPOOL_MB: '0' } : {};
    server = await ServerProcess.start('server', { DATABASE_URL: cluster.url(), ...planted });
    const exported = (file: string) => fetch(server!.url.replace('graphql', `export/${file}`), { signal: stop.signal });
    const slow = await Promise.all([exported('topics.jsonl'), exported('topics.jsonl')]);
    const reading = slow.map((answer) => readSlowly(answer).catch(() => 0));

    const begun = performance.now();
    const answers: { status: number; took: number }[] = [];
    while (performance.now() - begun < FAULT_MS) {
      await Promise.all(
        Array.from({ length: OTHERS }, async () => {
          const sent = performance.now();
          const answer = await exported('countries.csv');
          await answer.arrayBuffer();
          answers.push({ status: answer.status, took: performance.now() - sent });
        }),
      );
      await sleep(500);
    }
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
    const open = `(SELECT count(*)::int FROM pg_stat_activity WHERE application_name = 'communique' AND xact_start IS NOT NULL)`;
    expect(await cluster.primary.value(open)).toBe(0);
    stop.abort();
    const bytes = await Promise.all(reading);
    expect(bytes.every((each) => each > 0)).toBe(true);
    const longest = Math.max(...answers.map(({ took }) => took));
    tellCounts(
      context,
      `${FAULT_MS / 1000} s of two readers at ${BYTES_PER_SECOND / 1000} kB/s: ${answers.length} exports of others, the slowest in ${Math.round(longest)} ms, no transaction open`,
    );
  },
  300_000,
);

/** Returns the number of bytes that were read when the test stopped. */
async function readSlowly(answer: Response): Promise<number> {
  let bytes = 0;
  const reader = answer.body!.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      bytes += next.value.length;
      await sleep((next.value.length / BYTES_PER_SECOND) * 1_000, undefined, { signal: stop.signal });
    }
  } catch (error) {
    if (!stop.signal.aborted) throw error;
  }
  return bytes;
}
