import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fromContract, fromPostgraphile, fromPothos } from './facts.mjs';

/** Connections to PostgreSQL, the same for all rivals: the default of src/db/postgresql/postgresql.ts. */
export const POOL_SIZE = 10;
export const operations = ['visit', 'visits', 'search', 'person'];

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/**
 * A rival consists of a command that starts a server, a function that formats an operation for it, and a function that reads
 * the facts from its response. `server` is the folder of this project, built; `nodes` are Node binaries by major version.
 */
export function allRivals(server, nodes) {
  const main = join(server, 'dist/programs/main.js');
  const communique = (name, compiler, node) => ({
    name,
    title: `this server${compiler === 'on' ? '' : ', compiler off'}${node === 22 ? '' : ` (Node ${node})`}`,
    command: [nodes[node], main],
    env: { COMPILER: compiler, HOST: '127.0.0.1', LOG_LEVEL: 'silent' },
    path: '/graphql',
    ask: graphql(''),
    facts: fromContract,
  });
  const rivals = [
    {
      name: 'floor',
      title: 'the floor: node:http, pg, SQL by hand',
      command: [nodes[22], here('rivals/floor.mjs')],
      path: '/',
      ask: (operation, variables) => ({ operation, variables }),
      facts: fromContract,
    },
    communique('on', 'on', 22),
    communique('off', 'off', 22),
    {
      name: 'postgraphile',
      title: 'PostGraphile',
      command: [nodes[22], here('rivals/postgraphile.mjs')],
      env: { GRAPHILE_ENV: 'production' },
      path: '/graphql',
      ask: graphql('postgraphile/'),
      facts: fromPostgraphile,
    },
    {
      name: 'pothos',
      title: 'Pothos, Prisma, Yoga',
      command: [nodes[22], '--disable-warning=ExperimentalWarning', here('rivals/pothos.mjs')],
      env: { SERVER: server },
      path: '/graphql',
      ask: graphql('pothos/'),
      facts: fromPothos,
    },
    communique('on-node20', 'on', 20),
    communique('off-node20', 'off', 20),
  ];
  const compiles = existsSync(join(server, 'dist/src/query/compile'));
  return rivals.filter(
    ({ command: [node], env }) => node !== undefined && (compiles || env?.COMPILER !== 'on'), // otherwise both are the same
  );
}

function graphql(folder) {
  const documents = Object.fromEntries(
    [...operations, 'place'].map((name) => [name, readFileSync(here(`operations/${folder}${name}.graphql`), 'utf8')]),
  );
  return (operation, variables) => ({ query: documents[operation], variables });
}
