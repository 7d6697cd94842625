import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect } from 'vitest';
import { Cluster } from '../support/cluster/cluster.js';
import { clusterTest, hasClusters } from '../support/cluster/programs.js';
import { request } from '../support/histories/request.js';
import { ServerProcess } from '../support/server-process.js';
import { SEEDED } from '../support/store.js';
import { runs } from '../support/thorough.js';
import { isPlanted, tellCounts, times } from '../faults/counts.js';

// Ten clients read through two servers, one of which gets a write every 50 ms; one of two standbys is 30 s late.

const READS = times(runs(3_000, 5_000), 100_000);
/** The number of reads that are only measured, without writes. */
const MEASURED = times(1_000, READS);
const CLIENTS = 10;
const WRITE_EVERY_MS = 50;
const [EDITED, COUNTRY] = ['kim-jong-il-china-2000', 'north-korea'];
const READ = { query: `{ visit(slug: "${EDITED}") { id version title } country(slug: "${COUNTRY}") { name } }` };
const EDIT = `mutation ($input: UpdateVisitInput!) {
  updateVisit(input: $input) { dataVersion visit { version } errors { message } } }`;

let cluster: Cluster;
let servers: ServerProcess[] = [];

beforeEach(async () => {
  if (!hasClusters) return;
  cluster = await Cluster.start({ standbys: 2, template: SEEDED });
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.kill();
  await cluster?.close();
});

async function startServers(variables: Record<string, string>): Promise<void> {
  for (const server of servers.splice(0)) await server.stop();
  const all = { DATABASE_URL: cluster.url(), RESPONSE_CACHE_MB: '0', ...variables };
  servers = await Promise.all(['first', 'second'].map((name) => ServerProcess.start(name, all)));
}

/** The last written number, and a version of the data that contains it. */
interface Written {
  number: number;
  version: number;
}

/** Writes increasing numbers: an editor through the first server, and another program directly to the primary. */
class Writers {
  edited: Written = { number: 0, version: 0 };
  stored: Written = { number: 0, version: 0 };
  readonly #stop = new AbortController();
  #ended: Promise<unknown> = Promise.resolve();

  start(): void {
    this.#ended = Promise.all([this.#edit(), this.#store()]);
  }

  async stop(): Promise<number> {
    this.#stop.abort();
    await this.#ended;
    return this.edited.number + this.stored.number;
  }

  async #edit(): Promise<void> {
    const visit = (await request(servers[0]!.url, READ))!.data.visit as { id: string; version: number };
    for (let number = 1; !this.#stop.signal.aborted; number += 1) {
      const input = { id: visit.id, version: visit.version, title: String(number) };
      const answer = await request(servers[0]!.url, { query: EDIT, variables: { input } }, { isEditor: true });
      const { dataVersion, visit: after, errors } = answer!.data.updateVisit;
      if (errors.length > 0) throw new Error(JSON.stringify(errors));
      visit.version = after.version;
      this.edited = { number, version: Number(dataVersion) };
    }
  }

  async #store(): Promise<void> {
    for (let number = 1; !this.#stop.signal.aborted; number += 1) {
      await cluster.primary.query(`UPDATE "Country" SET "name" = '${number}' WHERE "slug" = '${COUNTRY}'`);
      const version = await cluster.primary.value<string>('(SELECT "version" FROM "DataVersion")');
      this.stored = { number, version: Number(version) };
      await sleep(WRITE_EVERY_MS);
    }
  }
}

/** Reads this often, alternating between servers, and returns the number of stale answers. */
async function readers(reads: number, writers: Writers): Promise<number> {
  let [begun, stale] = [0, 0];
  const client = async (first: number) => {
    for (let turn = first; begun < reads; turn += 1) {
      begun += 1;
      const [{ edited, stored }, server] = [writers, turn % 2];
      // The first server acknowledged the edit itself. Half of the reads demand the versions of all writes.
      const demands = turn % 4 < 2;
      const minVersion = demands ? Math.max(edited.version, stored.version) : undefined;
      const answer = await request(servers[server]!.url, READ, { minVersion });
      if (!answer) throw new Error('a read has failed');
      const { visit, country } = answer.data as { visit: { title: string }; country: { name: string } };
      const isEditOld = (demands || server === 0) && (Number(visit.title) || 0) < edited.number;
      if (isEditOld || (demands && (Number(country.name) || 0) < stored.number + (isPlanted ? 1 : 0))) stale += 1;
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, (_, number) => client(number)));
  return stale;
}

async function readsByNode(): Promise<Record<string, number>> {
  const reads: Record<string, number> = {};
  for (const { url } of servers) {
    const text = await (await fetch(url.replace('/graphql', '/metrics'))).text();
    for (const [, node, count] of text.matchAll(/^communique_reads_total{node="([^"]+)"} (\d+)$/gm)) {
      const name = cluster.standbys.findIndex(({ port }) => node!.endsWith(`:${port}`));
      const title = ['the near standby', 'the late standby'][name] ?? node!;
      reads[title] = (reads[title] ?? 0) + Number(count);
    }
  }
  return reads;
}

clusterTest(
  `none of ${READS} reads is stale while a write is made every ${WRITE_EVERY_MS} ms`,
  async (context) => {
    const measured: string[] = [];
    const replicas = cluster.standbys.map((standby) => standby.url()).join(',');
    for (const [nodes, variables] of [
      ['the primary alone', {}],
      ['two standbys', { REPLICA_URLS: replicas }],
    ] as const) {
      await startServers(variables);
      const started = performance.now();
      expect(await readers(MEASURED, new Writers())).toBe(0);
      measured.push(`${Math.round((MEASURED / (performance.now() - started)) * 1_000)} reads/s of ${nodes}`);
    }

    await cluster.delay(cluster.standbys[1]!, 30_000);
    await startServers({ REPLICA_URLS: replicas });
    const writers = new Writers();
    writers.start();
    const stale = await readers(READS, writers);
    const writes = await writers.stop();
    const nodes = await readsByNode();
    console.log(
      `${READS} reads, ${writes} writes, ${stale} stale; ${JSON.stringify(nodes)}; without writes ${measured.join(', ')}`,
    );
    tellCounts(context, `${READS} reads with ${writes} writes between, ${stale} stale`);
    expect(stale).toBe(0);
    expect(writes).toBeGreaterThan(0);
    expect(nodes['the near standby']).toBeGreaterThan(0);
  },
  3_600_000,
);
