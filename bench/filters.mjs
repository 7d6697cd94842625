import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { median } from './drive.mjs';
import { questionsOf } from './filters/questions.mjs';
import { report } from './filters/report.mjs';
import { explain, statementsOf } from './filters/statements.mjs';
import { startServer } from './server.mjs';
import { withClient, worldDatabase } from './world/load.mjs';

const REPEATED = 3;
const PAGE = 20;
const SELECTED = {
  page: 'pageInfo { hasNextPage } nodes { id }',
  counted: 'totalCount pageInfo { hasNextPage } nodes { id }',
};

/**
 * Measures every query that a filter at the root can express, alternating with the plain first page of the ladder (Q2). The
 * responses are compared with the same conditions in plain SQL.
 */
export async function* filters(settings) {
  const rival = settings.rivals.find(({ name }) => name.startsWith('on'));
  const schema = buildSchema(readFileSync(join(settings.server, 'schema.graphql'), 'utf8'));
  const statements = await statementsOf(settings.server);
  for (const visits of settings.worlds) {
    const database = await worldDatabase(settings.database, visits, settings);
    const server = await startServer(rival, { DATABASE_URL: database });
    try {
      const measured = await withClient(database, async (client) => {
        const questions = await questionsOf(schema, server.ask, settings.log);
        return inTurn(questions, { server, client, statements, log: settings.log });
      });
      yield { title: `Filters, ${visits.toLocaleString('en')} visits`, text: report(measured), visits };
    } finally {
      await server.stop();
    }
  }
}

async function inTurn(questions, tools) {
  const measured = [];
  for (const [index, question] of questions.entries()) {
    const asked = question.operator ? ['counted'] : Object.keys(SELECTED);
    for (const selected of asked) measured.push(await measure(question, selected, tools));
    if (index % 100 === 99) tools.log(`filters: ${index + 1} of ${questions.length} questions measured`);
  }
  return measured;
}

async function measure({ noun, title, kind, where, operator }, selected, { server, client, statements }) {
  const { list, type } = noun;
  const query = `query ($where: ${noun.where.name}) { ${list}(first: ${PAGE}, where: $where) { ${SELECTED[selected]} } }`;
  const asked = { query, variables: { where } };
  const [base, times] = [[], []];
  let answer;
  for (let round = -1; round < REPEATED; round += 1) {
    const page = await timed(() => server.facts('visits', {}));
    const own = await timed(() => server.ask(query, asked.variables));
    answer = own.value[list];
    if (round < 0) continue; // the first round plans statements and fills caches
    base.push(page.milliseconds);
    times.push(own.milliseconds);
  }
  await compare(answer, asked, { list, type, client, statements });
  const cost = await explain(client, statements.compile(query, asked.variables));
  const milliseconds = median(times);
  return {
    list,
    title,
    operator,
    kind,
    selected,
    where,
    milliseconds,
    ratio: milliseconds / median(base),
    base: median(base),
    ...cost,
  };
}

/** Fails if the response differs from the result of the same conditions in plain SQL. */
async function compare({ nodes, totalCount, pageInfo }, asked, { list, type, client, statements }) {
  const { rows } = await client.query(statements.plain(asked, list, PAGE + 1));
  const said = JSON.stringify(asked.variables);
  const ids = nodes.map(({ id }) => Buffer.from(id, 'base64url').toString().replace(`${type.name}:`, ''));
  assert.deepEqual(
    ids,
    rows.slice(0, PAGE).map(({ id }) => id),
    `${list} ${said}: other rows`,
  );
  assert.equal(pageInfo.hasNextPage, rows.length > PAGE, `${list} ${said}: another end`);
  if (totalCount !== undefined) assert.equal(totalCount, rows[0]?.count ?? 0, `${list} ${said}: another number`);
}

async function timed(work) {
  const started = performance.now();
  const value = await work();
  return { value, milliseconds: performance.now() - started };
}
