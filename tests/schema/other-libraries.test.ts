import { execFile, execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { getIntrospectionQuery, graphqlSync } from 'graphql';
import * as older from 'graphql-15';
import { expect, test } from 'vitest';
import { FEATURES } from '../../src/features.js';
import { createSchema } from '../../src/schema/schema.js';
import { slowTest } from '../support/thorough.js';

// Libraries that implement an older specification: graphql-js 15, graphql-core for Python, and gqlgen's parser for Go. They
// refuse unknown directives, and unknown directive locations. The last two are Debian's packages.

/** The directive locations of the specification of October 2021. */
const LOCATIONS = Object.values(older.DirectiveLocation);

test('schema.graphql loads in graphql-js 15', async () => {
  const schema = older.buildSchema(await readFile('schema.graphql', 'utf8'));
  expect(older.validateSchema(schema)).toEqual([]);
});

test('the introspection result loads in graphql-js 15, with directive locations known to all libraries', async () => {
  const { data } = graphqlSync({ schema: await createSchema(FEATURES), source: getIntrospectionQuery() });
  const introspection = data as unknown as older.IntrospectionQuery;
  const locations = introspection.__schema.directives.flatMap(({ locations }) => locations);
  expect(locations.filter((location) => !LOCATIONS.includes(location as never))).toEqual([]);
  expect(older.validateSchema(older.buildClientSchema(introspection))).toEqual([]);
});

const PYTHON = '/usr/bin/python3';
const hasGraphqlCore = existsSync('/usr/lib/python3/dist-packages/graphql');

test('schema.graphql and the introspection result load in graphql-core for Python', async ({ skip }) => {
  skip(!hasGraphqlCore, 'python3-graphql-core is not installed');
  const introspection = graphqlSync({ schema: await createSchema(FEATURES), source: getIntrospectionQuery() });
  const input = JSON.stringify(introspection.data);
  const output = execFileSync(PYTHON, ['tests/schema/libraries/load_schema.py', 'schema.graphql'], { input });
  const { types, errors } = JSON.parse(output.toString()) as { types: [number, number]; errors: string[] };
  expect(errors).toEqual([]);
  expect(types[0]).toBe(types[1]);
});

const GO_PACKAGES = '/usr/share/gocode';
const PARSER = 'src/github.com/vektah/gqlparser';

slowTest('the parser of gqlgen loads schema.graphql', async ({ skip }) => {
  skip(!existsSync(join(GO_PACKAGES, PARSER)), 'golang-github-vektah-gqlparser-dev is not installed');
  skip(!existsSync('/usr/bin/go'), 'golang-go is not installed');
  const folder = await mkdtemp(join(tmpdir(), 'gqlparser-'));
  // Debian's package has no folder for its major version.
  await mkdir(join(folder, PARSER), { recursive: true });
  await symlink(join(GO_PACKAGES, PARSER), join(folder, PARSER, 'v2'));
  const env = { ...process.env, GO111MODULE: 'off', GOFLAGS: '', GOPATH: `${folder}:${GO_PACKAGES}` };
  const run = ['run', 'tests/schema/libraries/load-schema.go', 'schema.graphql'];
  expect((await promisify(execFile)('/usr/bin/go', run, { env })).stdout).toBe('loaded\n');
  await rm(folder, { recursive: true });
});
