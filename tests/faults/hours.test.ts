import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, inject, type TestContext } from 'vitest';
import { clusterTest } from '../support/cluster/programs.js';
import { ServerProcess } from '../support/server-process.js';
import { slowTest } from '../support/thorough.js';
import { connectionsOf } from './connections.js';
import { isPlanted, tellCounts, times } from './counts.js';
import { HalfLoad } from './load.js';
import { loading } from './planted.js';
import { seededCluster, seededFolder } from './seeded.js';

// Row 18 of docs/reliability.md: half load for an hour, while exports and subscriptions are cut off.

const MINUTES = Number(process.env['FAULTS_MINUTES'] ?? times(0.2, 60));
/** The share of the time in which caches fill. */
const WARM_UP = 1 / 3;
const SAMPLES = 40;
const MOST_MB_IN_TEN_MINUTES = 1;
const TIMEOUT = 2 * MINUTES * 60_000 + 900_000;

interface Sample {
  at: number;
  heapUsed: number;
  external: number;
  rss: number;
  handles: number;
  files: number;
}

const opened: { kill?(): Promise<void>; close?(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of opened.splice(0).reverse()) await (each.kill ?? each.close)!.call(each);
});

slowTest(
  'row 18, embedded: memory and file descriptors do not grow',
  async (context) => staysFlat(context, { DATA_DIR: await seededFolder() }),
  TIMEOUT,
);

clusterTest(
  'row 18, PostgreSQL: memory and file descriptors do not grow',
  async (context) => {
    const cluster = await seededCluster();
    opened.push(cluster);
    await staysFlat(context, { DATABASE_URL: cluster.url() });
  },
  TIMEOUT,
);

async function staysFlat(context: TestContext, variables: Record<string, string>): Promise<void> {
  const file = join(await mkdtemp(join(inject('runFolder'), 'measures-')), 'measures');
  await writeFile(file, '');
  const server = await ServerProcess.start('server', {
    ...variables,
    RESPONSE_CACHE_MB: '1', // full before the first sample that counts
    ...loading('measure.mjs'),
    MEASURES: file,
    FAULTS_PLANTED: isPlanted ? '1' : '',
  });
  opened.push(server);
  const sample = async (): Promise<Sample> => {
    const lines = async () => (await readFile(file, 'utf8')).split('\n').slice(0, -1);
    const before = (await lines()).length;
    server.signal('SIGUSR2');
    while ((await lines()).length === before) await sleep(20);
    return JSON.parse((await lines()).at(-1)!) as Sample;
  };
  const idle = async (): Promise<Sample> => {
    await expect.poll(() => connectionsOf(server.url)).toMatchObject({ used: 0, waiting: 0 });
    return sample();
  };

  const warmUp = new HalfLoad(server.url);
  await sleep(MINUTES * 60_000 * WARM_UP);
  await warmUp.stop();
  const before = await idle();
  const load = new HalfLoad(server.url);
  const samples: Sample[] = [];
  for (let n = 0; n < SAMPLES; n++) {
    await sleep((MINUTES * 60_000 * (1 - WARM_UP)) / SAMPLES);
    samples.push(await sample());
  }
  await load.stop();
  expect(warmUp.counts.failures + load.counts.failures).toBe(0);
  // The embedded engine keeps table files open, and may have opened more of them.
  const more = variables['DATA_DIR'] ? 8 : 0;
  await expect.poll(async () => (await idle()).files).toBeLessThanOrEqual(before.files + more);
  await expect.poll(async () => (await idle()).handles).toBeLessThanOrEqual(before.handles);

  const growth = (of: (sample: Sample) => number) => (slope(samples, of) * 600_000) / 2 ** 20;
  const used = growth(({ heapUsed, external }) => heapUsed + external);
  const resident = growth(({ rss }) => rss);
  const { queries, writes, exports, subscriptions } = load.counts;
  const [low, high] = [Math.min, Math.max].map((of) => of(...samples.map(({ files }) => files)));
  const told = `${MINUTES} min: ${queries} queries, ${writes} writes, ${exports} exports and ${subscriptions} subscriptions cut off; in ten minutes ${used.toFixed(2)} MB of live memory and ${resident.toFixed(2)} MB of resident memory more; ${low} to ${high} file descriptors`;
  if (MINUTES >= 30) expect(used, told).toBeLessThan(MOST_MB_IN_TEN_MINUTES);
  tellCounts(context, told);
}

/** Returns the slope per millisecond, by least squares. */
function slope(samples: Sample[], of: (sample: Sample) => number): number {
  const mean = (of: (sample: Sample) => number) => samples.reduce((sum, each) => sum + of(each), 0) / samples.length;
  const [at, value] = [mean((each) => each.at), mean(of)];
  return mean((each) => (each.at - at) * (of(each) - value)) / mean((each) => (each.at - at) ** 2);
}
