import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSchema } from 'graphql';
import { statementsOf } from './filters/statements.mjs';
import { read } from './filters/candidates.mjs';
import { nounsOf } from './filters/questions.mjs';
import { number, table } from './report.mjs';
import { random } from './requests.mjs';
import { startServer } from './server.mjs';
import { crafted } from './worst/crafted.mjs';
import { loadGenerator } from './worst/generator.mjs';
import { backendMilliseconds, between } from './worst/processor.mjs';
import { operationOf, questionsOf } from './worst/questions.mjs';
import { withClient, worldDatabase } from './world/load.mjs';

/** Maximum CPU time in PostgreSQL per point, in milliseconds. */
export const BOUND = 30;
/** Limits on root fields, aliases and nodes of an operation (docs/limits.md). */
const LIMIT = { rootFields: 20, aliases: 30, nodes: 50_000 };
const NUMBERS = 260;
const KEPT = 20;
const SHOWN = 40;
/** The number of most expensive queries to repeat as often as allowed: this many per node, and this many per point. */
const REPEATED = 30;
/** A query is measured only once if it takes less than `CHEAP` per point, or longer than `LONG` in total (milliseconds). */
const [CHEAP, LONG] = [5, 1_000];
/** Disables parallel workers, whose CPU time is not counted for the backend. */
const SERIAL = '-c max_parallel_workers_per_gather=0';

/**
 * Measures how much CPU time in PostgreSQL a point buys. Requests every root field of the schema, every field of every object
 * with every filter, order and enum value, and every example once. Those that take the most per node are then repeated as
 * often as the limits allow. Afterwards, operations of the tests' generator are mutated and tried for `--search` seconds.
 */
export async function* worst(settings) {
  for (const visits of settings.worlds) {
    const database = await worldDatabase(settings.database, visits, settings);
    const text = await worstIn(database, settings);
    yield { title: `The worst operation, ${visits.toLocaleString('en')} visits`, text, visits };
  }
}

export async function worstIn(database, settings) {
  const rival = settings.rivals.find(({ name }) => name.startsWith('on'));
  const url = new URL(database);
  url.searchParams.set('options', SERIAL);
  const server = await startServer(rival, { DATABASE_URL: url.href });
  try {
    return await withClient(settings.database, async (observer) => {
      const judge = judgeBy(server, observer, url.pathname.slice(1));
      const found = await withClient(database, (client) =>
        askAll({ ...settings, client, judge, checkout: settings.server, server }),
      );
      return report(found);
    });
  } finally {
    await server.stop();
  }
}

async function askAll({ client, server, judge, checkout, searchSeconds, share = 1, log }) {
  const schema = buildSchema(readFileSync(join(checkout, 'schema.graphql'), 'utf8'));
  const vocabulary = await words(client);
  const samples = new Map();
  for (const noun of nounsOf(schema)) samples.set(noun.where.name, await read(noun, server.ask));
  const { generate, hidden, examples } = await built(checkout);
  const all = questionsOf(schema, { hidden, samples, examples, known: knownArguments(vocabulary) });
  const drawn = random(2031);
  const questions = all.filter(() => drawn() < share);
  log(`worst: ${questions.length} of ${all.length} questions`);
  const started = performance.now();
  const once = [];
  for (const [index, question] of questions.entries()) {
    const judged = await judge(operationOf(question, 1));
    if (index % 200 === 199) log(`worst: ${index + 1} queries run after ${number((performance.now() - started) / 1_000, 0)} s`);
    once.push({ question, title: question.title, times: 1, ...judged });
  }
  const failed = once.filter(({ error }) => error);
  for (const { title, error } of failed.slice(0, 10)) log(`worst: not answered: ${title}: ${error}`);
  const perNode = ({ milliseconds = 0, nodes }) => milliseconds / Math.max(1, nodes);
  const dearestBy = (price) => once.toSorted((a, b) => price(b) - price(a)).slice(0, REPEATED);
  const dearest = new Set([...dearestBy(perNode), ...dearestBy(({ perPoint = 0 }) => perPoint)]);
  const found = [];
  for (const { question, ...single } of dearest) found.push(await asOftenAsMayBe(question, single, judge));
  for (const [title, query] of crafted) found.push({ title, times: 1, ...(await judge({ query })) });
  const make = (numbers) => generate(vocabulary, numbers);
  const { tried, kept } = await search(make, judge, { searchSeconds, log });
  found.push(...kept.slice(0, KEPT));
  log(`worst: ${once.length} asked once, ${failed.length} not answered`);
  return { found, once, failed, tried, made: all.length };
}

/** Repeats a query as often as the limits allow, halving the number while the operation is refused. */
async function asOftenAsMayBe(question, single, judge) {
  const fields = question.fields?.(0).length ?? 1;
  const most = Math.min(LIMIT.rootFields / fields, LIMIT.aliases / fields, LIMIT.nodes / Math.max(1, single.nodes));
  for (let times = Math.floor(most); times > 1; times = Math.floor(times / 2)) {
    const judged = await judge(operationOf(question, times));
    if (!judged.error) return { title: question.title, times, ...judged };
  }
  return single;
}

async function search(make, judge, { searchSeconds, log }) {
  const next = random(2029);
  const pick = (below) => Math.floor(next() * below);
  const kept = [];
  let tried = 0;
  for (const started = performance.now(); performance.now() - started < searchSeconds * 1_000; tried += 1) {
    const parent = kept.length > 0 && next() < 0.7 ? kept[pick(kept.length)].numbers : null;
    const numbers = Array.from({ length: NUMBERS }, (_, index) => (parent && next() > 0.05 ? parent[index] : pick(10_000)));
    const { source: query, variables } = make(numbers);
    const judged = await judge({ query, variables });
    if (judged.error) continue;
    kept.push({ numbers, title: query, times: 1, ...judged });
    kept.sort((a, b) => b.perPoint - a.perPoint);
    if (kept.length > KEPT) kept.pop();
    if (kept[0].numbers === numbers) log(`worst: ${tried}: ${number(kept[0].perPoint, 1)} ms per point`);
  }
  return { tried, kept };
}

/**
 * Returns the cost of an operation and its CPU time, the lesser of two runs, because the first plans, fills caches and may have
 * been disturbed. An operation that fails has an `error`.
 */
function judgeBy(server, observer, database) {
  const run = async (asked) => {
    const before = await backendMilliseconds(observer, database);
    const response = await fetch(server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...asked, extensions: { cost: true } }),
    });
    const { errors, extensions } = await response.json();
    const milliseconds = between(before, await backendMilliseconds(observer, database));
    if (errors) return { error: errors[0].message, milliseconds, isLate: response.status === 504 };
    const { nodes, points } = extensions.cost;
    return { nodes, points, milliseconds, perPoint: milliseconds / points };
  };
  return async (asked) => {
    const first = await run(asked);
    if (first.error || first.perPoint < CHEAP || first.milliseconds > LONG) return first;
    const again = await run(asked);
    return again.error || again.milliseconds > first.milliseconds ? first : again;
  };
}

/** Loads the generator of the server's tests, the fields that need authorization, and the playground's examples. */
async function built(server) {
  const load = (file) => import(pathToFileURL(join(server, file)).href);
  const { schema } = await statementsOf(server);
  const { operationOf: generated } = await loadGenerator(server);
  const { authorizedFields } = await load('dist/src/query/compile/authorized-fields.js');
  const { readExamples } = await load('dist/src/features/playground/page.js');
  const examples = (await readExamples()).map(({ name, query, variables }) => ({
    name,
    query,
    variables: variables ? JSON.parse(variables) : {},
  }));
  const generate = (vocabulary, numbers) => generated(schema, vocabulary, numbers);
  return { generate, hidden: authorizedFields(), examples };
}

/** Returns values, as strings, for arguments that the schema does not determine. */
function knownArguments({ slugs, ids, codes, words: searched }) {
  const text = (values) => values.map((value) => JSON.stringify(value));
  return {
    slug: text(slugs.slice(0, 1)),
    code: text(codes.slice(0, 1)),
    id: text(ids.slice(0, 1)),
    ids: [JSON.stringify(ids), JSON.stringify(Array.from({ length: 100 }, (_, n) => ids[n % ids.length]))],
    query: text([...searched.filter((word) => word !== ''), searched.join(' or ')]),
    asOf: text(['2018-03-25', '0001-01-01']),
    since: text(['2000-01-01T00:00:00Z']),
    term: ['1'],
  };
}

/** Objects of the world to query. */
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

function report({ found, once, failed, tried, made }) {
  const shown = found.toSorted((a, b) => (b.perPoint ?? 0) - (a.perPoint ?? 0)).slice(0, SHOWN);
  const rows = shown.map(({ title, times, error, nodes, points, milliseconds, perPoint }) => [
    `\`${title.replace(/\s+/g, ' ').replaceAll('|', '¦').replaceAll('`', '').slice(0, 160)}\``,
    times,
    number(nodes, 0),
    number(points, 0),
    number(milliseconds, 0),
    error ? 'not answered' : number(perPoint, 1),
  ]);
  const over = found.filter(({ perPoint }) => perPoint > BOUND).length;
  return [
    `Of ${number(made, 0)} queries generated from the schema, ${number(once.length, 0)} were run once (${failed.length} of them were refused). The ${REPEATED} that took the most time per node, and those that took the most per point, were repeated as often as the limits allow. ${tried} other generated operations were tried. Of the operations below, ${over} took more than ${BOUND} ms of PostgreSQL's CPU time per point.`,
    table(['operation', 'times', 'nodes', 'points', 'PostgreSQL ms', 'ms per point'], rows),
  ].join('\n\n');
}
