import { cursors } from './cursors.mjs';
import { median, quantile } from './drive.mjs';
import { number, table } from './report.mjs';
import { parameters, secondWords } from './requests.mjs';
import { startServer } from './server.mjs';
import { rowsFrom, withClient, worldDatabase } from './world/load.mjs';

const SMALL = 1_000;
const LARGE = 1_000_000;
const REQUESTS = 100;
const DEPTHS = [0.1, 0.5, 0.9];
const MEASURED = ['on', 'off', 'floor'];

/** Measures the cost of one request in PostgreSQL in a small and a large world, and of a search in the large one. */
export async function* buffers(settings, postgresql) {
  const rivals = settings.rivals.filter(({ name }) => MEASURED.includes(name));
  const found = new Map(rivals.map((rival) => [rival, {}]));
  const searches = new Map();
  for (const visits of [SMALL, LARGE]) {
    const database = await worldDatabase(settings.database, visits, settings);
    const asked = await withClient(database, (client) => questions(client, visits));
    for (const rival of rivals) {
      const server = await startServer(rival, { DATABASE_URL: database });
      try {
        for (const [title, { operation, variables, after }] of Object.entries(asked.depths)) {
          const put = after ? await cursors(server, after, rowsFrom(database)) : variables;
          const cost = await price(server, operation, put, postgresql, `communique_bench_${visits}`);
          (found.get(rival)[title] ??= {})[visits] = cost;
          settings.log(`${visits} visits: ${rival.title}: ${title}: ${number(cost.buffers, 0)} buffers`);
        }
        if (visits === LARGE) searches.set(rival, await searchTimes(server, asked.searches, settings.log));
      } finally {
        await server.stop();
      }
    }
  }
  yield {
    title: 'PostgreSQL buffers per request, from 1,000 to 1,000,000 visits',
    text: [...found].map(([rival, costs]) => `### ${rival.title}\n\n${growth(costs)}`).join('\n\n'),
    visits: LARGE,
  };
  yield { title: 'Search among 5 million statements', text: searchTable(searches), visits: LARGE };
}

async function questions(client, visits) {
  const { rows } = await client.query('SELECT word FROM bench.word ORDER BY rank');
  const words = rows.map(({ word }) => word);
  const { visit, person } = await parameters(visits, words, async (slugs) => slugs, REQUESTS);
  const depths = {
    'Q1, a visit': { operation: 'visit', variables: visit },
    'Q4, a person': { operation: 'person', variables: person },
    'Q2, the first page': { operation: 'visits', variables: Array.from({ length: REQUESTS }, () => ({ after: null })) },
  };
  for (const depth of DEPTHS) {
    const { rows: places } = await client.query(
      'SELECT slug FROM "Visit" ORDER BY "startEarliest", "startLatest", id OFFSET $1 LIMIT $2',
      [Math.floor(visits * depth), Math.min(REQUESTS, visits / 100)],
    );
    const percent = `${depth * 100} %`;
    depths[`Q2, after ${percent} of the list`] = { operation: 'visits', after: places.map(({ slug }) => slug) };
  }
  if (visits === LARGE) {
    // The small world has less than a page of undated visits.
    const { rows: undated } = await client.query('SELECT slug FROM "Visit" WHERE "startEarliest" IS NULL ORDER BY id LIMIT $1', [
      REQUESTS,
    ]);
    depths['Q2, among those without a date'] = { operation: 'visits', after: undated.map(({ slug }) => slug) };
  }

  const searches = {};
  for (const kind of Object.keys(secondWords)) searches[kind] = [];
  const { search } = await parameters(visits, words, async (slugs) => slugs, REQUESTS * 3);
  search.forEach((query, index) => Object.values(searches)[index % 3].push(query));
  return { depths, searches };
}

/** Measures the buffers and milliseconds that sequential requests take, after warming up with each of them. */
async function price(server, operation, variables, postgresql, database) {
  await times(server, operation, variables);
  const before = await postgresql.statements(database);
  const milliseconds = await times(server, operation, variables);
  const after = await postgresql.statements(database);
  return { buffers: (after.buffers - before.buffers) / variables.length, milliseconds: median(milliseconds) };
}

async function times(server, operation, variables) {
  const milliseconds = [];
  for (const each of variables) {
    const started = performance.now();
    await server.facts(operation, each);
    milliseconds.push(performance.now() - started);
  }
  return milliseconds;
}

async function searchTimes(server, searches, log) {
  const found = {};
  for (const [kind, variables] of Object.entries(searches)) {
    await times(server, 'search', variables);
    found[kind] = await times(server, 'search', variables);
    log(`search: ${server.rival.title}: ${kind}: ${number(median(found[kind]), 0)} ms`);
  }
  return { ...found, 'all together': Object.values(found).flat() };
}

function growth(costs) {
  return table(
    ['', 'buffers at 1,000', 'at 1,000,000', 'growth', 'ms at 1,000', 'at 1,000,000'],
    Object.entries(costs).map(([title, { [SMALL]: small, [LARGE]: large }]) => [
      title,
      number(small?.buffers, 0),
      number(large.buffers, 0),
      number(large.buffers / small?.buffers, 2),
      number(small?.milliseconds, 1),
      number(large.milliseconds, 1),
    ]),
  );
}

function searchTable(searches) {
  return table(
    ['', 'the second word', 'median ms', 'p95 ms'],
    [...searches].flatMap(([{ title }, found]) =>
      Object.entries(found).map(([kind, milliseconds]) => [
        title,
        kind,
        number(median(milliseconds), 1),
        number(
          quantile(
            milliseconds.toSorted((a, b) => a - b),
            0.95,
          ),
          1,
        ),
      ]),
    ),
  );
}
