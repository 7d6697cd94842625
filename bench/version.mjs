import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { median } from './drive.mjs';
import { number, table } from './report.mjs';
import { parameters } from './requests.mjs';
import { withClient, worldDatabase } from './world/load.mjs';

const VISITS = 1_000;
const READS = 5_000;
const COMMITS = 1_000;
const COLUMN = ', (SELECT "version" FROM "DataVersion")';

/**
 * Measures the cost of the data version: a compiled statement with and without it, and the commit of one row whose trigger
 * advances it or only notifies. Each pair alternates on one connection, so that noise affects both.
 */
export async function* version(settings) {
  const database = await worldDatabase(settings.database, VISITS, settings);
  yield await withClient(database, async (client) => {
    const reads = [];
    for (const [operation, statement] of Object.entries(await statements(settings.server, client))) {
      reads.push([operation, ...(await readTimes(client, statement))]);
      settings.log(`${operation}: read`);
    }
    const commits = await commitTimes(client);
    return {
      title: 'Cost of the data version',
      text: [
        `One connection; medians of ${READS} reads and ${COMMITS} commits of each, alternating.`,
        table(['Read', 'without, ms', 'with, ms', 'ratio'], reads.map(row)),
        table(['Commit of one row', 'notifies only, ms', 'advances, ms', 'ratio'], [row(['update', ...commits])]),
      ].join('\n\n'),
      visits: VISITS,
    };
  });
}

const row = ([title, without, having]) => [title, number(without, 3), number(having, 3), number(having / without, 3)];

/** Returns the statement of each operation, with the values of many requests. */
async function statements(server, client) {
  const load = (file) => import(pathToFileURL(join(server, file)).href);
  await import('reflect-metadata');
  const { getOperationAST, parse } = await load('node_modules/graphql/index.js');
  const { createSchema } = await load('dist/src/schema/schema.js');
  const { FEATURES } = await load('dist/src/features.js');
  const { Compiler } = await load('dist/src/query/compile/compiler.js');
  const compiler = new Compiler(await createSchema(FEATURES));
  const { rows } = await client.query('SELECT word FROM bench.word ORDER BY rank');
  const words = rows.map(({ word }) => word);
  const asked = await parameters(VISITS, words, async (slugs) => slugs, READS);
  return Object.fromEntries(
    ['visit', 'person', 'search'].map((operation) => {
      const source = readFileSync(new URL(`operations/${operation}.graphql`, import.meta.url), 'utf8');
      const document = parse(source);
      const compile = (variables) => compiler.compile(document, getOperationAST(document), operation, variables);
      const all = asked[operation].map(compile);
      if (all.some((each) => 'reason' in each)) throw new Error(`${operation} is not compiled`);
      return [operation, { text: all[0].statement.text, values: all.map(({ values }) => values) }];
    }),
  );
}

async function readTimes(client, { text, values }) {
  const end = text.lastIndexOf(COLUMN);
  if (end === -1) throw new Error('The statement does not read the version.');
  const texts = [text.slice(0, end) + text.slice(end + COLUMN.length), text];
  const names = texts.map((each) => createHash('sha256').update(each).digest('base64url'));
  const times = [[], []];
  for (let round = -200; round < READS; round += 1) {
    const answers = [];
    for (const each of round % 2 ? [0, 1] : [1, 0]) {
      const started = performance.now();
      const { rows } = await client.query({
        name: names[each],
        text: texts[each],
        values: values[(round + READS) % READS],
        rowMode: 'array',
      });
      if (round >= 0) times[each].push(performance.now() - started);
      answers.push(rows[0][0]);
    }
    if (answers[0] !== answers[1]) throw new Error('The answers differ.');
  }
  return times.map(median);
}

/** Uses a separate table, whose trigger only notifies in the case without a version. */
async function commitTimes(client) {
  await client.query(`
    DROP TABLE IF EXISTS bench.notifies, bench.advances;
    CREATE TABLE bench.notifies (id int PRIMARY KEY, value int);
    CREATE TABLE bench.advances (LIKE bench.notifies INCLUDING ALL);
    INSERT INTO bench.notifies VALUES (1, 0);
    INSERT INTO bench.advances VALUES (1, 0);
    CREATE OR REPLACE FUNCTION bench.notify_only() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN PERFORM pg_notify('communique_data', ''); RETURN NULL; END $$;
    CREATE TRIGGER tell AFTER UPDATE ON bench.notifies FOR EACH STATEMENT EXECUTE FUNCTION bench.notify_only();
    SELECT tell_changes_of('bench.advances')`);
  const times = [[], []];
  for (let round = -50; round < COMMITS; round += 1) {
    for (const each of round % 2 ? [0, 1] : [1, 0]) {
      const started = performance.now();
      await client.query(`UPDATE bench.${each === 0 ? 'notifies' : 'advances'} SET value = value + 1`);
      if (round >= 0) times[each].push(performance.now() - started);
    }
  }
  await client.query('DROP TABLE bench.notifies, bench.advances');
  return times.map(median);
}
