// PostGraphile over the same tables, set up for production according to its documentation.
import { createServer } from 'node:http';
import { grafserv } from 'postgraphile/grafserv/node';
import { makePgService } from 'postgraphile/adaptors/pg';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { postgraphile } from 'postgraphile';
import { TYPES } from 'postgraphile/@dataplan/pg';
import { addPgTableOrderBy, jsonPgSmartTags, orderByAscDesc } from 'postgraphile/utils';

// Prisma creates unique indexes, but PostGraphile finds rows by unique constraints.
const slugIsUnique = { tags: { unique: 'slug' } };

/** Allows a join table to be sorted by a column of one of its ends. */
function orderThrough(table, key, target, column, codec) {
  return addPgTableOrderBy({ schemaName: 'public', tableName: table }, ({ sql }) =>
    orderByAscDesc(
      `${target}_${column}`,
      ({ alias }) => ({
        fragment: sql.parens(
          sql`SELECT ${sql.identifier(column)} FROM ${sql.identifier(target)} AS target WHERE target.id = ${alias}.${sql.identifier(key)}`,
        ),
        codec,
      }),
      { nulls: 'last' },
    ),
  );
}

const preset = {
  extends: [PostGraphileAmberPreset],
  plugins: [
    jsonPgSmartTags({ version: 1, config: { class: { Visit: slugIsUnique, Person: slugIsUnique } } }),
    orderThrough('Delegate', 'visitId', 'Visit', 'startEarliest', TYPES.date),
    orderThrough('Delegate', 'visitId', 'Visit', 'startLatest', TYPES.date),
    orderThrough('StatementSpeaker', 'statementId', 'Statement', 'sourceId', TYPES.uuid),
    orderThrough('StatementSpeaker', 'statementId', 'Statement', 'passageStart', TYPES.int),
  ],
  // Mutations and subscriptions are disabled; lists without cursors are enabled, because this server's schema has both kinds.
  disablePlugins: ['PgMutationCreatePlugin', 'PgMutationUpdateDeletePlugin'],
  schema: { defaultBehavior: 'connection list', pgOrderByNullsLast: true },
  grafast: { explain: false },
  grafserv: { graphiql: false, graphiqlOnGraphQLGET: false, websockets: false, watch: false },
  pgServices: [
    makePgService({
      connectionString: process.env.DATABASE_URL,
      schemas: ['public'],
      pubsub: false,
      poolConfig: { max: Number(process.env.POOL_SIZE) },
    }),
  ],
};

const instance = postgraphile(preset);
if (process.argv.includes('--schema')) {
  const { printSchema } = await import('graphql');
  console.log(printSchema((await instance.getSchemaResult()).schema));
  process.exit();
}
const serv = instance.createServ(grafserv);
const server = createServer();
await serv.addTo(server);
server.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('Listening'));
