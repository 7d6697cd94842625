import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { buildSchema, GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { FEATURES } from '../../src/features.js';
import { setUp, UNOPTIMIZED } from '../support/process.js';
import { runs } from '../support/thorough.js';

// A feature consists of its folder, its line in src/features.ts, and its models in prisma; the server works without them.

const run = promisify(execFile);
const COMPILER = resolve('node_modules/typescript-native/bin/tsc');
const COPIED = ['src', 'seed', 'prisma', 'prisma.config.ts', 'schema.graphql', 'codegen.yml', 'package.json', 'tsconfig.json'];

let folder: string;
/** A copy of the program, compiled incrementally without each feature in turn. */
let copy: string;
let query: string;
let expected: unknown;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'communique-removable-'));
  await setUp(folder);
  copy = join(folder, 'copy');
  for (const path of COPIED) await cp(path, join(copy, path), { recursive: true });
  await symlink(resolve('node_modules'), join(copy, 'node_modules'));
  const readme = await readFile('README.md', 'utf8');
  const blocks = [...readme.matchAll(/```(graphql|json)\n(.*?)```/gs)].map(([, , text]) => text!);
  query = blocks.find((text) => text.includes('delegation(side: GUEST)'))!;
  expected = JSON.parse(blocks.find((text) => text.includes('"delegation"'))!);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** A feature, and all that require it. */
function withDependents(name: string): string[] {
  const found = new Set([name]);
  for (let size = 0; size !== found.size;) {
    size = found.size;
    for (const feature of FEATURES) if (feature.needs?.some((needed) => found.has(needed))) found.add(feature.name);
  }
  return [...found];
}

/**
 * Sets of features to remove together. For any two features where the second does not need the first, one set has the
 * first and not the second: if the rest works without each set, no feature uses another that it does not need.
 */
function setsToRemove(): string[][] {
  const names = FEATURES.map(({ name }) => name);
  let pairs = names.flatMap((one) => names.filter((other) => !withDependents(one).includes(other)).map((other) => [one, other]));
  const separates = (set: string[], [one, other]: string[]) => set.includes(one!) && !set.includes(other!);
  const count = (set: string[]) => pairs.filter((pair) => separates(set, pair)).length;
  const sets: string[][] = [];
  while (pairs.length > 0) {
    let set: string[] = [];
    for (let size = -1; size !== set.length;) {
      size = set.length;
      for (const name of names) {
        const larger = [...new Set([...set, ...withDependents(name)])];
        if (count(larger) > count(set)) set = larger;
      }
    }
    sets.push(set.sort());
    pairs = pairs.filter((pair) => !separates(set, pair));
  }
  return sets;
}

const all = setsToRemove(); // the first are the largest
const sets = all.slice(0, runs(0, all.length)); // compiling each takes many seconds

test.each(sets.map((set) => [set.join(', '), set] as const))(
  'without %s, the rest compiles, starts and answers queries',
  async (_names, removed) => {
    const paths = ['src/features.ts', ...removed.flatMap((feature) => [`src/features/${feature}`, `prisma/${feature}.prisma`])];
    for (const feature of removed) {
      await rm(join(copy, 'src/features', feature), { recursive: true });
      await rm(join(copy, 'dist/src/features', feature), { recursive: true, force: true });
      await rm(join(copy, `prisma/${feature}.prisma`), { force: true });
    }
    await run(process.execPath, [join(copy, 'src/build/generate.mjs')]);
    await removeLines(join(copy, 'src/features.ts'), removed);

    await run(process.execPath, [COMPILER, '-p', copy]);
    const data = await mkdtemp(join(folder, 'data-'));
    await cp(join(folder, 'data'), data, { recursive: true });
    const { stdout } = await run(process.execPath, [
      UNOPTIMIZED,
      resolve('tests/features/answer-without.mjs'),
      copy,
      data,
      query,
    ]);
    const { answer, schema } = JSON.parse(stdout) as { answer: unknown; schema: string };

    expect(answer).toEqual(expected);
    expect(reachableTypes(buildSchema(schema))).toEqual(reachableTypes(await schemaWithout(removed)));
    for (const path of paths.filter((path) => existsSync(path))) await cp(path, join(copy, path), { recursive: true });
    await rm(data, { recursive: true });
  },
  600_000,
);

test.each([
  ['webhooks', 'Webhook'],
  ['counts', 'VisitCount'],
  ['search', 'SearchResult'],
  ['desk', 'Draft'],
  ['live', 'Subscription'],
  ['editing', 'CreateVisitInput'],
  ['mapping', 'PreviewMappingPayload'],
  ['changes', 'ChangeSince'],
  ['disagreements', 'Disagreement'],
])('the schema without %s has no %s', async (name, type) => {
  const removed = withDependents(name);
  expect((await schemaWithout([])).getType(type)).toBeDefined();
  expect((await schemaWithout(removed)).getType(type)).toBeUndefined();
});

test('features add their fields to types of the core even after a schema without them was built', async () => {
  const { createSchema, features } = await loadAgain();
  const core = await createSchema([]);
  const all = await createSchema(features);
  expect(sorted(all)).toBe(sorted(await schemaWithout([])));
  expect(sorted(core)).not.toBe(sorted(all));
});

const sorted = (schema: GraphQLSchema) => printSchema(lexicographicSortSchema(schema));

async function schemaWithout(removed: string[]): Promise<GraphQLSchema> {
  const { createSchema, features } = await loadAgain();
  return createSchema(features.filter(({ name }) => !removed.includes(name)));
}

/** Loads the types again: features of an earlier schema have added fields to the types of the core. */
async function loadAgain() {
  vi.resetModules();
  delete (globalThis as { TypeGraphQLMetadataStorage?: object }).TypeGraphQLMetadataStorage;
  const [{ createSchema }, { FEATURES: features }] = await Promise.all([
    import('../../src/schema/schema.js'),
    import('../../src/features.js'),
  ]);
  return { createSchema, features };
}

/** Without types that only implement an interface. */
function reachableTypes(schema: GraphQLSchema): string[] {
  const roots = { query: schema.getQueryType(), mutation: schema.getMutationType(), subscription: schema.getSubscriptionType() };
  return Object.keys(new GraphQLSchema(roots).getTypeMap()).sort();
}

async function removeLines(file: string, features: string[]): Promise<void> {
  const lines = (await readFile(file, 'utf8')).split('\n');
  const names = (line: string) => features.some((name) => line.includes(`/${name}.feature.js'`) || line === `  ${name},`);
  await writeFile(file, lines.filter((line) => !names(line)).join('\n'));
}
