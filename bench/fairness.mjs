import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setMaxListeners } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { quantile } from './drive.mjs';
import { makeStore } from './embedded.mjs';
import { number, table } from './report.mjs';
import { startServer } from './server.mjs';
import { worldDatabase } from './world/load.mjs';

/** Concurrent requests from the attacker's address. */
const ATTACKERS = 32;
/** The addresses of the attacker and of another client. On Linux, all of 127.0.0.0/8 is local. */
const [ATTACKER, OTHER] = ['127.0.0.66', '127.0.0.2'];
const SETTLE_MS = 2_000;
const EMBEDDED_VISITS = 1_000;

const aliased = (count, field) => `{ ${Array.from({ length: count }, (_, n) => `f${n}: ${field}`).join(' ')} }`;
const nodes = '{ nodes { __typename } }';
/** Operations as expensive as the limits allow. The last one has `counts` counts. */
const attacksWith = (counts) => ({
  searches: aliased(5, 'search(query: "peace or visit", first: 20) { totalCount edges { headline } }'),
  'suspected duplicates': aliased(20, `suspectedDuplicates(first: 1) ${nodes}`),
  'suspected same people': aliased(20, `suspectedSamePeople(first: 1) ${nodes}`),
  'visits of one source': aliased(20, `visits(where: { sourcesCount: { equals: 1 } }, first: 1) ${nodes}`),
  counts: aliased(counts, 'visitCountsConnection(by: [GUEST, YEAR], first: 1) { totalCount }'),
});
const asked = {
  'a page': 'query ($n: Int!) { visits(first: $n, orderBy: [{ start: ASC }]) { nodes { slug title start { edtf } } } }',
  'a search': 'query ($n: Int!) { search(query: "treaty", first: $n) { edges { headline } } }',
};

/** Measures how one client is served while another address sends expensive operations over many connections. */
export async function* fairness(settings) {
  const server = settings.rivals.find(({ name }) => name === 'on');
  if (settings.database) {
    for (const visits of settings.worlds) {
      const DATABASE_URL = await worldDatabase(settings.database, visits, settings);
      const text = await measured(server, { DATABASE_URL }, attacksWith(1), settings);
      yield { title: `During an attack, ${visits.toLocaleString('en')} visits`, text, visits };
    }
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'communique-bench-'));
  try {
    await makeStore(dataDir, EMBEDDED_VISITS, settings);
    const text = await measured(server, { DATA_DIR: dataDir }, attacksWith(3), settings);
    yield { title: `During an attack, the embedded store, ${EMBEDDED_VISITS.toLocaleString('en')} visits`, text };
  } finally {
    await rm(dataDir, { recursive: true });
  }
}

async function measured(rival, env, attacks, { seconds, log }) {
  const rows = [];
  const server = await startServer(rival, env);
  try {
    for (const [attack, source] of [['none', null], ...Object.entries(attacks)]) {
      for (const [operation, query] of Object.entries(asked)) {
        const attackers = attackBy(server.url, source);
        await setTimeout(source ? SETTLE_MS : 0);
        const { answers, latencies } = await askedFor(server.url, query, seconds);
        const attacked = await attackers.stop();
        const statuses = Object.entries(answers).map(([status, count]) => `${count} × ${status}`);
        rows.push([
          attack,
          operation,
          statuses.join(', '),
          number(quantile(latencies, 0.5), 1),
          number(quantile(latencies, 0.99), 1),
          attacked,
        ]);
        log(`fairness: ${rows.at(-1).join(' | ')}`);
      }
    }
  } finally {
    await server.stop();
  }
  const figures = table(
    ['attack', 'requests of another client', 'its responses', 'p50 ms', 'p99 ms', 'responses to the attacker'],
    rows,
  );
  return `One address keeps ${ATTACKERS} operations running. Another sends one request at a time for ${seconds} s.\n\n${figures}`;
}

/** Keeps operations from one address running until it is stopped, then returns the outcomes. */
function attackBy(url, query) {
  const agent = new Agent({ keepAlive: true, localAddress: ATTACKER });
  const abort = new AbortController();
  setMaxListeners(0, abort.signal);
  const statuses = {};
  const loop = async () => {
    while (!abort.signal.aborted) {
      const status = await send(url, { query }, agent, abort.signal).catch(() => 'none');
      if (!abort.signal.aborted) statuses[status] = (statuses[status] ?? 0) + 1;
      if (status !== 200) await setTimeout(10);
    }
  };
  const loops = query ? Array.from({ length: ATTACKERS }, loop) : [];
  return {
    async stop() {
      abort.abort();
      await Promise.all(loops);
      agent.destroy();
      return Object.entries(statuses)
        .map(([status, count]) => `${count} × ${status}`)
        .join(', ');
    },
  };
}

async function askedFor(url, query, seconds) {
  const agent = new Agent({ keepAlive: true, localAddress: OTHER });
  const answers = {};
  const latencies = [];
  const until = performance.now() + seconds * 1_000;
  for (let index = 0; performance.now() < until; index += 1) {
    const started = performance.now();
    const status = await send(url, { query, variables: { n: 10 + (index % 10) } }, agent);
    latencies.push(performance.now() - started);
    answers[status] = (answers[status] ?? 0) + 1;
  }
  agent.destroy();
  return { answers, latencies: latencies.sort((a, b) => a - b) };
}

/** Reads the response, and returns its status. */
function send(url, body, agent, signal) {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', accept: 'application/graphql-response+json' };
    const sent = request(url, { method: 'POST', agent, headers, signal }, (response) => {
      response
        .resume()
        .on('end', () => resolve(response.statusCode))
        .on('error', reject);
    });
    sent.on('error', reject).end(JSON.stringify(body));
  });
}
