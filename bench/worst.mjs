import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { explain, statementsOf } from './filters/statements.mjs';
import { number, table } from './report.mjs';
import { random } from './requests.mjs';
import { crafted } from './worst/crafted.mjs';
import { loadGenerator } from './worst/generator.mjs';
import { withClient, worldDatabase } from './world/load.mjs';

const LIMIT = { nodes: 50_000, conditions: 200, seconds: 20 };
const NUMBERS = 260;
const KEPT = 20;
const SHOWN = 8;

/**
 * The operation within the limits that reads the most. The generator of the tests makes operations from sequences of
 * numbers; those that read the most are changed at some places and tried again, for as long as `--search` seconds. Beside
 * them stand some that are made to be expensive.
 */
export async function* worst(settings) {
  const statements = await statementsOf(settings.server);
  const { operationOf } = await loadGenerator(settings.server);
  for (const visits of settings.worlds) {
    const database = await worldDatabase(settings.database, visits, settings);
    const { tried, found } = await withClient(database, async (client) => {
      await client.query(`SET statement_timeout = '${LIMIT.seconds}s'`);
      const judge = await judgeOf(settings.server, client, statements);
      const vocabulary = await words(client);
      const make = (numbers) => operationOf(statements.schema, vocabulary, numbers);
      const found = [];
      for (const [title, source] of crafted) found.push({ title, ...(await judge({ source, variables: {} })) });
      return { found, ...(await search(make, judge, found, settings)) };
    });
    yield { title: `The worst operation, ${visits.toLocaleString('en')} visits`, text: report(found, tried), visits };
  }
}

async function search(make, judge, found, { searchSeconds, log }) {
  const next = random(2029);
  const pick = (below) => Math.floor(next() * below);
  const kept = [];
  let tried = 0;
  for (const started = performance.now(); performance.now() - started < searchSeconds * 1_000; tried += 1) {
    const parent = kept.length > 0 && next() < 0.7 ? kept[pick(kept.length)].numbers : null;
    const numbers = Array.from({ length: NUMBERS }, (_, index) => (parent && next() > 0.05 ? parent[index] : pick(10_000)));
    const operation = make(numbers);
    const judged = await judge(operation);
    if (!judged || judged.refused) continue;
    kept.push({ numbers, title: operation.source, ...judged });
    kept.sort((a, b) => b.buffers - a.buffers);
    if (kept.length > KEPT) kept.pop();
    if (kept[0].numbers === numbers) log(`worst: ${tried}: ${number(kept[0].buffers, 0)} buffers`);
  }
  found.push(...kept.slice(0, SHOWN));
  return { tried };
}

/** What an operation costs and reads; null if it is not compiled. */
async function judgeOf(server, client, statements) {
  const load = (file) => import(pathToFileURL(join(server, file)).href);
  const { CostMeter } = await load('dist/src/server/limits/cost-meter.js');
  const { TableSizes } = await load('dist/src/server/limits/table-sizes.js');
  const query = async ({ text, values }) => (await client.query({ text, values, rowMode: 'array' })).rows;
  const sizes = new TableSizes({ query }, { warn: console.error });
  await sizes.refresh();
  const meter = new CostMeter(statements.schema, sizes);
  return async ({ source, variables }) => {
    const { document, operation } = statements.parse(source);
    const cost = meter.measure(document, operation, source, variables);
    if (!cost) return null;
    if (cost.nodes > LIMIT.nodes || cost.conditions > LIMIT.conditions) return { ...cost, refused: true };
    let statement;
    try {
      statement = statements.compile(source, variables);
    } catch {
      return null; // the resolvers answer or refuse it
    }
    const started = performance.now();
    try {
      const { buffers } = await explain(client, statement);
      return { ...cost, buffers, seconds: (performance.now() - started) / 1_000 };
    } catch (error) {
      if (error.code !== '57014') throw error;
      return { ...cost, buffers: 0, seconds: LIMIT.seconds }; // the time limit ended it
    }
  };
}

/** What is in the world, for the generator to ask for. */
async function words(client) {
  const models = ['Visit', 'Person', 'Country', 'Topic', 'Organization', 'Source', 'Statement'];
  const ids = [];
  for (const model of models) {
    const { rows } = await client.query(`SELECT id FROM "${model}" ORDER BY id LIMIT 2`);
    ids.push(...rows.map(({ id }) => Buffer.from(`${model}:${id}`).toString('base64url')));
  }
  return {
    slugs: ['visit-1', 'visit-77', 'person-2', 'country-2', 'country-6', 'source-1', 'organization-1', 'peace', 'nowhere'],
    ids,
    cursors: ['nonsense'],
    codes: ['AA', 'AB', 'ZZ'],
    words: ['peace', 'visit', 'ba', 'qq', 'a', 'republic', 'nothing at all', ''],
  };
}

function report(found, tried) {
  const rows = found
    .toSorted((a, b) => (b.seconds ?? 0) - (a.seconds ?? 0))
    .map(({ title, refused, nodes, buffers, seconds }) => {
      const end = refused ? 'refused' : seconds >= LIMIT.seconds ? 'ended by the time limit' : number(buffers, 0);
      return [`\`${title.replace(/\s+/g, ' ').replaceAll('|', '¦').slice(0, 300)}\``, number(nodes, 0), end, number(seconds, 1)];
    });
  return `${tried} operations were tried, beside those at the top that are made to be expensive.\n\n${table(['operation', 'nodes', 'buffers', 's'], rows)}`;
}
