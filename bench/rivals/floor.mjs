// The floor: no GraphQL, and one prepared statement per operation, whose text is sent unchanged. With DATA_DIR, it reads the
// embedded store of this project, and SERVER is the project's folder.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';

const sql = (name) => readFileSync(new URL(`../operations/${name}.sql`, import.meta.url), 'utf8');
const start = ['-infinity', '-infinity', '00000000-0000-0000-0000-000000000000'];
const operations = {
  visit: { text: sql('floor/visit'), values: ({ slug }) => [slug] },
  visits: { text: sql('floor/visits'), values: ({ after }) => (after ? place(after) : start) },
  search: {
    text: sql('floor/search').replace('/* matches */', () => sql('matches')),
    values: ({ query }) => [query, 20],
  },
  person: { text: sql('floor/person'), values: ({ slug }) => [slug] },
};

const read = process.env.DATA_DIR ? await fromPglite() : fromPostgresql();

createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const { operation, variables } = JSON.parse(Buffer.concat(chunks));
    read(operation, operations[operation].values(variables)).then(
      (data) => {
        const body = Buffer.from(`{"data":${data}}\n`);
        response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length });
        response.end(body);
      },
      (error) => {
        console.error(error);
        response.writeHead(500).end();
      },
    );
  });
}).listen(Number(process.env.PORT), '127.0.0.1', () => console.log('Listening'));

/** The cursor is the plain position, formatted by `concat_ws`: the id, then the two days if there are any. */
function place(cursor) {
  const [id, earliest, latest] = cursor.split('|');
  return [earliest ?? null, latest ?? null, id];
}

function fromPostgresql() {
  const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: Number(process.env.POOL_SIZE) });
  return async (name, values) => {
    const { text } = operations[name];
    return (await pool.query({ name, text, values, rowMode: 'array' })).rows[0][0];
  };
}

/** One request at a time. */
async function fromPglite() {
  const from = createRequire(join(process.env.SERVER, 'package.json'));
  const { createPglite } = await import(join(process.env.SERVER, 'dist/src/db/embedded/pglite.js'));
  const { protocol } = await import(pathToFileURL(from.resolve('@electric-sql/pglite')));
  const { serialize } = protocol;
  const pglite = await createPglite({ dataDir: join(process.env.DATA_DIR, 'postgresql') });
  process.once('SIGTERM', () => pglite.close().then(() => process.exit()));
  const send = async (message) => (await pglite.execProtocol(message, { syncToFs: false })).messages;
  for (const [name, { text }] of Object.entries(operations)) await send(serialize.parse({ name, text }));
  return async (statement, values) => {
    await send(serialize.bind({ statement, values: values.map((value) => value && String(value)) }));
    const messages = await send(serialize.execute({}));
    await send(serialize.sync());
    return messages.find(({ name }) => name === 'dataRow').fields[0];
  };
}
