import { readFileSync } from 'node:fs';
import { withClient } from '../world/load.mjs';

const read = (path) => readFileSync(new URL(path, import.meta.url), 'utf8');

/** Creates the functions through which PostGraphile reads data that the tables alone do not provide. */
export async function createPostgraphileFunctions(database) {
  const script = read('postgraphile.sql').replace('/* matches */', () => read('../operations/matches.sql'));
  await withClient(database, (client) => client.query(script));
}
