// The floor: no GraphQL, one prepared statement for each operation, whose text goes out as it comes.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import pg from 'pg';

const read = (name) => readFileSync(new URL(`../operations/${name}.sql`, import.meta.url), 'utf8');
const start = ['-infinity', '-infinity', '00000000-0000-0000-0000-000000000000'];
const operations = {
  visit: { text: read('floor/visit'), values: ({ slug }) => [slug] },
  visits: { text: read('floor/visits'), values: ({ after }) => (after ? place(after) : start) },
  search: {
    text: read('floor/search').replace('/* matches */', () => read('matches')),
    values: ({ query }) => [query, 20],
  },
  person: { text: read('floor/person'), values: ({ slug }) => [slug] },
};

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: Number(process.env.POOL_SIZE) });

createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const { operation, variables } = JSON.parse(Buffer.concat(chunks));
    const { text, values } = operations[operation];
    pool.query({ name: operation, text, values: values(variables), rowMode: 'array' }).then(
      ({ rows: [[data]] }) => {
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

/** Its cursor is the place itself, as `concat_ws` writes it: the id, then the two days if there are any. */
function place(cursor) {
  const [id, earliest, latest] = cursor.split('|');
  return [earliest ?? null, latest ?? null, id];
}
