import assert from 'node:assert/strict';
import { cursors } from './cursors.mjs';
import { drive, median, quantile } from './drive.mjs';
import { number, table } from './report.mjs';
import { COMPARED, NOT_COMPARED, parameters } from './requests.mjs';
import { writePothosModel } from './rivals/pothos-model.mjs';
import { createPostgraphileFunctions } from './rivals/postgraphile-functions.mjs';
import { startServer } from './server.mjs';
import { rowsFrom, withClient, worldDatabase } from './world/load.mjs';

/** V8 needs this long to compile a server's hot code. */
const WARM_UP_SECONDS = 4;
const TITLES = {
  visit: 'Q1, one visit by slug',
  visits: 'Q2, a page of 20 visits after a random cursor',
  search: 'Q3, search for two words',
  person: 'Q4, one person by slug',
};

/** Measures all rivals on all operations, one world at a time. */
export async function* ladder(settings, postgresql) {
  writePothosModel(settings.server);
  for (const visits of settings.worlds) yield await world(settings, postgresql, visits);
}

async function world(settings, postgresql, visits) {
  const database = await worldDatabase(settings.database, visits, settings);
  await createPostgraphileFunctions(database);
  const asked = await withClient(database, async (client) => {
    const { rows } = await client.query('SELECT word FROM bench.word ORDER BY rank');
    const words = rows.map(({ word }) => word);
    return parameters(visits, words, (slugs) => dated(client, slugs));
  });

  const servers = [];
  try {
    for (const rival of settings.rivals) servers.push(await startServer(rival, { DATABASE_URL: database }));
    const tables = [];
    for (const operation of settings.operations) {
      const bodies = await agreed(servers, operation, asked[operation], database, settings);
      tables.push(`### ${TITLES[operation]}\n\n${await measure(servers, operation, bodies, postgresql, settings, visits)}`);
    }
    const memory = table(
      ['', 'peak memory, MB'],
      servers.map((server) => [server.rival.title, number(server.peakMegabytes(), 0)]),
    );
    return {
      title: `${visits.toLocaleString('en')} visits`,
      text: [...tables, `### Memory during all of these\n\n${memory}`].join('\n\n'),
      visits,
      statements: postgresql.counter,
    };
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

/** Returns the slugs of some visits that are followed by a full page of dated visits. */
async function dated(client, slugs) {
  const { rows } = await client.query(`SELECT slug FROM "Visit" WHERE slug = ANY ($1) AND "startEarliest" < '2020-01-01'`, [
    slugs,
  ]);
  const known = new Set(rows.map(({ slug }) => slug));
  return slugs.filter((slug) => known.has(slug));
}

/** Returns each rival's request bodies for an operation, after checking that all return the same facts for the first ones. */
async function agreed(servers, operation, asked, database, { log }) {
  const bodies = new Map();
  const expected = [];
  for (const server of servers) {
    const { rival, facts } = server;
    const slugs = asked.map(({ after }) => after);
    const variables = operation === 'visits' ? await cursors(server, slugs, rowsFrom(database)) : asked;
    for (const [index, each] of variables.slice(0, COMPARED).entries()) {
      const said = await facts(operation, each);
      expected[index] ??= said;
      if (NOT_COMPARED.includes(operation)) continue;
      assert.deepEqual(said, expected[index], `${rival.title} answers ${operation} ${JSON.stringify(each)} differently`);
    }
    bodies.set(
      rival,
      variables.map((each) => JSON.stringify(rival.ask(operation, each))),
    );
    log(`${operation}: ${rival.title} agrees`);
  }
  assert(
    expected.some((said) => said !== null && said.length !== 0),
    `${operation} finds nothing`,
  );
  return bodies;
}

/**
 * Measures the servers in turn in each round, every other round in reverse. A ratio is the median of the rounds' ratios,
 * because the machine's speed varies from minute to minute, but less within a round.
 */
async function measure(servers, operation, bodies, postgresql, settings, visits) {
  const runs = new Map(servers.map((server) => [server, []]));
  for (let round = 1; round <= settings.rounds; round += 1) {
    for (const server of round % 2 ? servers : servers.toReversed()) {
      const run = await once(server, bodies.get(server.rival), postgresql, settings, `communique_bench_${visits}`);
      runs.get(server).push(run);
      settings.log(`${operation}, round ${round}: ${server.rival.title}: ${number(run.rate, 0)} requests/s`);
    }
  }
  const middle = (server, key) => median(runs.get(server).map((run) => run[key]));
  const ratio = (server, name) => {
    const peer = runs.get(servers.find(({ rival }) => rival.name === name));
    return peer ? median(runs.get(server).map(({ rate }, round) => rate / peer[round].rate)) : NaN;
  };
  return table(
    [
      '',
      'requests/s',
      '÷ floor',
      '÷ PostGraphile',
      'p50 ms',
      'p99 ms',
      'server CPU ms',
      'PostgreSQL CPU ms',
      'statements',
      'buffers',
    ],
    servers.map((server) => [
      server.rival.title,
      number(middle(server, 'rate'), 0),
      number(ratio(server, 'floor'), 2),
      number(ratio(server, 'postgraphile'), 2),
      number(middle(server, 'p50'), 1),
      number(middle(server, 'p99'), 1),
      number(middle(server, 'serverCpu'), 2),
      number(middle(server, 'postgresqlCpu'), 2),
      number(middle(server, 'statements'), 2),
      number(middle(server, 'buffers'), 0),
    ]),
  );
}

async function once({ url, cpuSeconds }, bodies, postgresql, { connections, seconds }, database) {
  await postgresql.becomeIdle(database); // cancels statements left running by a slow rival
  await drive(url, bodies, { connections, seconds: WARM_UP_SECONDS });
  const before = {
    ...(await postgresql.statements(database)),
    server: cpuSeconds(),
    postgresql: postgresql.cpuSeconds(),
  };
  const { sent, answered, elapsed, latencies } = await drive(url, bodies, { connections, seconds });
  const [server, cpu] = [cpuSeconds(), postgresql.cpuSeconds()];
  const { calls, buffers } = await postgresql.statements(database);
  return {
    rate: answered / elapsed,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    serverCpu: ((server - before.server) * 1_000) / sent,
    postgresqlCpu: cpu === null ? NaN : ((cpu - before.postgresql) * 1_000) / sent,
    statements: (calls - before.calls) / sent,
    buffers: (buffers - before.buffers) / sent,
  };
}
