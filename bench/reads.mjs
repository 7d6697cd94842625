import { setTimeout } from 'node:timers/promises';
import { drive, quantile } from './drive.mjs';
import { number, table } from './report.mjs';
import { parameters, random } from './requests.mjs';
import { startServer } from './server.mjs';
import { withClient, worldDatabase } from './world/load.mjs';

const VISITS = 100_000;
const REPEATED = 20;
const WARM_UP_SECONDS = 2;
const MEGABYTE = 2 ** 20;

const mine = (settings) => settings.rivals.find(({ name }) => name.startsWith('on'));

/** Measures the effect of the response cache: the same few requests with and without it. */
export async function* cache(settings) {
  const database = await worldDatabase(settings.database, VISITS, settings);
  const words = await withClient(database, async (client) => {
    const { rows } = await client.query('SELECT word FROM bench.word ORDER BY rank');
    return rows.map(({ word }) => word);
  });
  const asked = await parameters(VISITS, words, async (slugs) => slugs, REPEATED);
  asked.visits = [{ after: null }];
  const rates = {};
  for (const [title, megabytes] of Object.entries({ without: '0', with: '64' })) {
    const server = await startServer(mine(settings), { DATABASE_URL: database, RESPONSE_CACHE_MB: megabytes });
    try {
      for (const operation of settings.operations) {
        const bodies = asked[operation].map((each) => JSON.stringify(server.rival.ask(operation, each)));
        const all = Array.from({ length: settings.connections }, () => bodies).flat();
        await drive(server.url, all, { connections: settings.connections, seconds: WARM_UP_SECONDS });
        const { answered, elapsed } = await drive(server.url, all, settings);
        (rates[operation] ??= {})[title] = answered / elapsed;
        settings.log(`cache: ${operation}: ${title}: ${number(answered / elapsed, 0)} requests/s`);
      }
    } finally {
      await server.stop();
    }
  }
  const rows = Object.entries(rates).map(([operation, { without, with: having }]) => [
    operation,
    number(without, 0),
    number(having, 0),
    number(having / without, 1),
  ]);
  const head = ['', 'requests/s without', 'with', 'ratio'];
  yield {
    title: 'Response cache hits',
    text: `The same ${REPEATED} requests, repeated.\n\n${table(head, rows)}`,
    visits: VISITS,
  };
}

/** Measures pages for readers, on the first request and again while nothing has changed. */
export async function* pages(settings) {
  const database = await worldDatabase(settings.database, VISITS, settings);
  const next = random(2030);
  const upTo = (below) => 1 + Math.floor(next() * below);
  const paths = {
    'the start': () => '/',
    'a visit': () => `/visits/visit-${upTo(VISITS)}`,
    'a person': () => `/people/person-${upTo(VISITS / 5)}`,
    'a country': () => `/countries/country-${upTo(249)}`,
    'a list of visits': () => `/visits?since=${1950 + upTo(60)}`,
    'two countries': () => `/between/country-${upTo(100)}/country-${100 + upTo(100)}`,
  };
  const server = await startServer(mine(settings), { DATABASE_URL: database, RESPONSE_CACHE_MB: '64' });
  const rows = [];
  try {
    for (const [title, path] of Object.entries(paths)) {
      const asked = Array.from({ length: title === 'the start' ? 1 : REPEATED }, path);
      const [first, again] = [await times(server, asked), await times(server, asked)];
      rows.push([title, ...[first, again].flatMap((each) => [quantile(each, 0.5), each.at(-1)].map((ms) => number(ms, 1)))]);
      settings.log(`pages: ${rows.at(-1).join(' ')}`);
    }
  } finally {
    await server.stop();
  }
  const head = ['', 'first: median ms', 'slowest', 'again: median ms', 'slowest'];
  yield { title: 'Pages for readers', text: `One request at a time.\n\n${table(head, rows)}`, visits: VISITS };
}

async function times({ url }, paths) {
  const milliseconds = [];
  for (const path of paths) {
    const started = performance.now();
    const response = await fetch(new URL(path, url), { headers: { accept: 'text/html' } });
    await response.text();
    if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
    milliseconds.push(performance.now() - started);
  }
  return milliseconds.sort((a, b) => a - b);
}

/** Measures an export of all rows of a list: time, size, and growth of the server's memory. */
export async function* exports(settings) {
  const database = await worldDatabase(settings.database, VISITS, settings);
  const rows = [];
  for (const file of ['visits.jsonl', 'statements.jsonl', 'visits.csv']) {
    const server = await startServer(mine(settings), { DATABASE_URL: database });
    try {
      await setTimeout(500);
      const idle = server.peakMegabytes();
      const started = performance.now();
      const response = await fetch(new URL(`/export/${file}`, server.url));
      if (response.status !== 200) throw new Error(`${file}: ${response.status} ${await response.text()}`);
      let bytes = 0;
      for await (const chunk of response.body) bytes += chunk.length;
      const seconds = (performance.now() - started) / 1_000;
      const cells = [number(seconds, 1), number(bytes / MEGABYTE, 0), number(idle, 0), number(server.peakMegabytes(), 0)];
      rows.push([file, ...cells]);
      settings.log(`exports: ${rows.at(-1).join(' ')}`);
    } finally {
      await server.stop();
    }
  }
  yield { title: 'Exports', text: table(['', 's', 'MB', 'memory before, MB', 'at most'], rows), visits: VISITS };
}
