import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Reading smaller tables completely is cheap. */
const LARGE = 5_000;

/** Compiles a query with the built server, and returns its statement and, in plain SQL, the expected result. */
export async function statementsOf(server) {
  const load = (file) => import(pathToFileURL(join(server, file)).href);
  await import('reflect-metadata');
  const [{ getOperationAST, parse }, { getArgumentValues }, { getVariableValues }] = await Promise.all(
    ['index.js', 'execution/values.js', 'execution/values.js'].map((file) => load(`node_modules/graphql/${file}`)),
  );
  const { createSchema } = await load('dist/src/schema/schema.js');
  const { FEATURES } = await load('dist/src/features.js');
  const { Compiler } = await load('dist/src/query/compile/compiler.js');
  const { several } = await load('dist/src/query/stored-as.js');
  const { Conditions } = await load('dist/src/query/sql/where.sql.js');
  const { orderBy } = await load('dist/src/query/sql/rows.sql.js');
  const { Prisma } = await load('dist/src/db/generated/client.js');
  const schema = await createSchema(FEATURES);
  const compiler = new Compiler(schema);

  return {
    schema,
    parse(source) {
      const document = parse(source);
      return { document, operation: getOperationAST(document) };
    },
    compile(query, variables) {
      const document = parse(query);
      const answer = compiler.compile(document, getOperationAST(document), query, variables);
      if ('reason' in answer) throw new Error(`${query} is not compiled: ${answer.reason}`);
      return { text: answer.statement.text, values: answer.values };
    },
    /** Reads the ids of the first matching rows and the total number in the simplest way, without pages and steps. */
    plain({ query, variables }, list, count) {
      const operation = getOperationAST(parse(query));
      const { coerced } = getVariableValues(schema, operation.variableDefinitions, variables);
      const field = schema.getQueryType().getFields()[list];
      const args = getArgumentValues(field, operation.selectionSet.selections[0], coerced);
      const { rows, order } = several(field.extensions.stored, 'Query', args);
      let names = 0;
      const conditions = new Conditions(() => Prisma.raw(`t${++names}`));
      const row = Prisma.raw('t0');
      const where = conditions.where(rows.where, rows.source.model, row);
      const { text, values } = Prisma.sql`SELECT t0.id::text, count(*) OVER ()::int AS count
        FROM ${Prisma.raw(`"${rows.source.model}"`)} t0 WHERE ${where} ORDER BY ${orderBy(order, row)} LIMIT ${count}`;
      return {
        text,
        values: values.map((value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value)),
      };
    },
  };
}

/** Returns the buffers that a statement touches, and the large tables that it reads completely. */
export async function explain(client, { text, values }) {
  const { rows } = await client.query({ text: `EXPLAIN (ANALYZE, TIMING OFF, BUFFERS, FORMAT JSON) ${text}`, values });
  const { Plan: plan } = rows[0]['QUERY PLAN'][0];
  const whole = new Set();
  const visit = (node) => {
    const read = node['Actual Loops'] * (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0));
    if (node['Node Type'].endsWith('Seq Scan') && read > LARGE) whole.add(node['Relation Name']);
    node.Plans?.forEach(visit);
  };
  visit(plan);
  return { buffers: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'], whole: [...whole] };
}
