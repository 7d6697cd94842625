// Generates code, unless it was already generated from the same sources: generating takes seconds, and usually nothing has
// changed. The hash of the sources is stored next to the generated files. Files that clients rely on are committed instead,
// and written by `npm run fix`: schema.graphql and annotation.schema.json.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** `npm run fix` writes schema.graphql after building the server, whose documents may already query new fields. */
const MAY_FAIL = process.argv.includes('--unchecked');

const TYPED_DOCUMENTS = ['gql.ts', 'graphql.ts', 'index.ts'];
const client = 'packages/client';
const desk = 'src/features/desk/browser';

await Promise.all([
  generate({
    // The Prisma client, the stored models (models.mjs) and the enums (enums.mjs)
    program: ['node_modules/prisma/build/index.js', 'generate'],
    sources: ['node_modules/prisma/package.json', 'src/build/models.mjs', 'src/build/enums.mjs'],
    parts: [
      {
        into: 'src/db/generated',
        of: filesIn('prisma', '.prisma'),
        files: ['client.ts', 'stored-models.ts', '../../model/generated/enums.ts'],
      },
    ],
  }),
  generate({
    // The catalog of a new store
    program: ['src/build/catalog.mjs'],
    sources: ['node_modules/@electric-sql/pglite/package.json', 'src/build/catalog.mjs'],
    parts: [{ into: 'src/db/migrations/generated', of: filesIn('prisma', '.sql'), files: ['catalog.ts'] }],
  }),
  generate({
    // The types of GraphQL documents
    program: ['node_modules/@graphql-codegen/cli/esm/bin.js', '--config', 'codegen.yml', '--errors-only'],
    sources: ['node_modules/@graphql-codegen/client-preset/package.json', 'codegen.yml', 'schema.graphql'],
    parts: [
      documents('tests', 'tests/queries', 'src/features/playground/examples'),
      documents('src/features/pages', 'src/features/pages'),
      documents('src/features/reconciliation', 'src/features/reconciliation'),
      { ...documents(desk, desk), files: [...TYPED_DOCUMENTS, 'persisted-documents.json'] },
      {
        into: `${client}/src/generated`,
        of: [...filesIn(`${client}/documents`, '.graphql'), `${client}/documents.mjs`, `${client}/facts.mjs`],
        files: ['operations.ts', 'facts.ts'],
      },
    ],
  }),
]);

function documents(folder, ...of) {
  return { into: `${folder}/generated`, of: of.flatMap((each) => filesIn(each, '.graphql')), files: TYPED_DOCUMENTS };
}

/**
 * Runs a generator if one of its outputs is outdated. An output whose folder does not exist belongs to a feature that was
 * removed.
 */
async function generate({ program, sources, parts }) {
  const common = hashOf(sources);
  const present = parts.filter(({ into }) => existsSync(join(ROOT, dirname(into))));
  const hashes = present.map(({ of }) => `${common} ${hashOf(of)}\n`);
  const isCurrent = ({ into, files }, index) =>
    textOf(join(into, 'sources.sha256')) === hashes[index] && files.every((name) => existsSync(join(ROOT, into, name)));
  if (present.every(isCurrent)) return;
  console.error(`Generating ${present.map(({ into }) => into).join(', ')}: their sources have changed.`);
  if (await run(program))
    return present.forEach(({ into }, index) => writeFileSync(join(ROOT, into, 'sources.sha256'), hashes[index]));
  const isThere = present.every(({ into, files }) => files.every((name) => existsSync(join(ROOT, into, name))));
  if (!MAY_FAIL || !isThere) process.exit(1);
  console.error('Previously generated files are kept.');
}

/** Runs a generator and returns whether it succeeded. If it failed, prints its output without the finished steps. */
async function run(program) {
  try {
    await promisify(execFile)(process.execPath, program, { cwd: ROOT });
    return true;
  } catch ({ stdout, stderr }) {
    const lines = `${stdout}${stderr}`.split('\n').filter((line) => !/^\s*[❯✔]/u.test(line));
    console.error(lines.join('\n'));
    return false;
  }
}

function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(`${path}\0${textOf(path)}\0`);
  return hash.digest('hex');
}

/** Returns the files in a folder and its subfolders with this ending, sorted. */
function filesIn(folder, ending) {
  if (!existsSync(join(ROOT, folder))) return [];
  const names = readdirSync(join(ROOT, folder), { recursive: true }).filter((name) => name.endsWith(ending));
  return names.sort().map((name) => join(folder, name));
}

/** Empty if there is no such file. */
function textOf(path) {
  try {
    return readFileSync(join(ROOT, path), 'utf8');
  } catch {
    return '';
  }
}
