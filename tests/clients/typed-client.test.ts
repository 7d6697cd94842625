import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { buildSchema, isScalarType, specifiedScalarTypes } from 'graphql';
import { rolldown } from 'rolldown';
import ts from 'typescript';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { startTestServer, type TestServer } from '../e2e/test-server.js';
import { CLIENTS, hasClients } from './installed.js';

// Runs docs/typed-client.md as printed, with only the server's address changed. Also compiles the
// operations of tests/clients/typed-client, whose results are unions and interfaces.

const run = promisify(execFile);
const PROGRAMS = 'tests/clients/typed-client';
const PRINTED_ADDRESS = 'http://localhost:4000';

let server: TestServer;
let folder: string;
let page: string;
const block = (language: string): string => new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(page)![1]!;

beforeAll(async () => {
  page = await readFile('docs/typed-client.md', 'utf8');
  server = await startTestServer();
  folder = await mkdtemp(join(tmpdir(), 'communique-typed-client-'));
  await symlink(resolve('node_modules'), join(folder, 'node_modules'));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  await mkdir(join(folder, 'src'));
  const here = (text: string) => text.replaceAll(PRINTED_ADDRESS, server.url);
  await writeFile(join(folder, 'codegen.yml'), here(block('yaml')));
  await writeFile(join(folder, 'src', 'main.ts'), here(block('ts')));
  await cp(join(PROGRAMS, 'codegen-operations.ts'), join(folder, 'src', 'operations.ts'));
  await cp(join(PROGRAMS, 'tada.ts'), join(folder, 'tada', 'main.ts'));
  const generator = join('node_modules', '@graphql-codegen', 'cli', 'esm', 'bin.js');
  const failure = await run(process.execPath, [generator], { cwd: folder }).then(
    () => null,
    ({ stdout, stderr }: { stdout: string; stderr: string }) => `${stdout}${stderr}`,
  );
  expect(failure).toBe(null);
});
afterAll(async () => {
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

/** A cast, an assertion that a value is not null, or a type that is not checked. */
const CAST = /\bas\b|\bany\b|\w!|@ts-ignore/;

/** Some of the operations' output for the seed. */
const LINES = [
  "UNOFFICIAL Kim Jong-un's unofficial visit to China, March 2018, 25 March 2018",
  'Kim Jong-un Leader,Chairman',
  'Xi Jinping, President: HELD',
  'Ri Sol-ju, SPOUSE of Kim Jong-un',
  "Xi Jinping, Xi Jinping's visit to Seoul, 2014: HEAD of xi-jinping-south-korea-2014",
  '/events/xi-kim-talks-2018 1',
  'SPOUSE SPOUSE Ri Sol-ju',
  'Xi Jinping null 3 3',
];

async function ask(document: { toString(): string }, variables: object): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ query: document.toString(), variables });
  const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers, body });
  const { data, errors } = (await response.json()) as { data: unknown; errors?: unknown };
  expect(errors).toBeUndefined();
  return data;
}

/** The problems of a program that is compiled strictly. */
function problemsOf(main: string): string[] {
  const program = ts.createProgram([main], {
    ...{ strict: true, noEmit: true, skipLibCheck: true, types: [], lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'] },
    ...{ target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
  });
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

test('the code printed on the page generates types, compiles strictly and prints visits', async () => {
  expect(block('yaml')).toContain(`${PRINTED_ADDRESS}/schema.graphql`);
  expect(block('ts')).toContain(`${PRINTED_ADDRESS}/graphql`);
  const { dependencies, devDependencies } = JSON.parse(await readFile('package.json', 'utf8')) as Record<string, object>;
  const installed = [...block('sh').matchAll(/(?<= )(?:@[\w-]+\/)?[a-z][\w-]*(?= |$)/gm)].map(([name]) => name);
  const packages = installed.filter((name) => !['install', 'npm'].includes(name));
  expect(packages).toEqual(['graphql', '@graphql-codegen/cli', '@graphql-codegen/client-preset']);
  for (const name of packages) expect({ ...dependencies, ...devDependencies }).toHaveProperty([name]);

  const main = join(folder, 'src', 'main.ts');
  expect(problemsOf(main)).toEqual([]);

  const bundle = await rolldown({ input: main, platform: 'node', logLevel: 'silent' });
  await bundle.write({ file: join(folder, 'main.js'), format: 'esm' });
  const { stdout } = await run(process.execPath, [join(folder, 'main.js')]);
  const lines = stdout.trimEnd().split('\n');
  expect(lines).toHaveLength(2);
  for (const line of lines) expect(line).toMatch(/^(?:\d{4}\S*|undefined) \S/);
});

test('ten operations on unions and interfaces need no cast, and print the server’s answers', async () => {
  const main = join(folder, 'src', 'operations.ts');
  const program = await readFile(main, 'utf8');
  expect(program.match(/graphql\(\s*`\s*(?:query|mutation)/g)).toHaveLength(10);
  expect(program.replaceAll(/`[^`]*`/g, '')).not.toMatch(CAST);
  expect(problemsOf(main)).toEqual([]);

  const bundle = await rolldown({ input: main, platform: 'node', logLevel: 'silent' });
  await bundle.write({ file: join(folder, 'operations.js'), format: 'esm' });
  const { tell } = (await import(pathToFileURL(join(folder, 'operations.js')).href)) as { tell: (ask: unknown) => unknown };
  const lines: string[] = [];
  for await (const line of tell(ask) as AsyncIterable<string>) lines.push(line);
  expect(lines).toEqual(expect.arrayContaining(LINES));
  expect(lines.filter((line) => /undefined|\[object/.test(line))).toEqual([]);
});

test('gql.tada reads the schema, types results without a cast, and rejects invalid documents', async ({ skip }) => {
  skip(!hasClients, 'only after `npm ci --prefix tests/clients`');
  await symlink(CLIENTS, join(folder, 'tada', 'node_modules'));
  const plugins = [{ name: 'gql.tada/ts-plugin', schema: resolve('schema.graphql'), tadaOutputLocation: './graphql-env.d.ts' }];
  const compilerOptions = { strict: true, module: 'esnext', moduleResolution: 'bundler', plugins };
  const tsconfig = join(folder, 'tada', 'tsconfig.json');
  await writeFile(tsconfig, JSON.stringify({ compilerOptions, files: ['main.ts'] }));
  const tada = resolve('tests/clients/node_modules/gql.tada/bin/cli.js');
  for (const command of ['generate-output', 'check']) await run(process.execPath, [tada, command], { cwd: join(folder, 'tada') });
  const main = join(folder, 'tada', 'main.ts');
  expect((await readFile(main, 'utf8')).replaceAll(/`[^`]*`/g, '')).not.toMatch(CAST);
  expect(problemsOf(main)).toEqual([]);
});

test('the configuration printed on the page lists every scalar in the schema', async () => {
  const { generates } = parse(block('yaml')) as { generates: Record<string, { config: { scalars: object } }> };
  const schema = buildSchema(await readFile('schema.graphql', 'utf8'));
  const own = Object.values(schema.getTypeMap()).filter((type) => isScalarType(type) && !specifiedScalarTypes.includes(type));
  expect(Object.keys(generates['src/gql/']!.config.scalars).toSorted()).toEqual(own.map(({ name }) => name).toSorted());
});
