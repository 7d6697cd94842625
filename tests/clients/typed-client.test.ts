import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { buildSchema, isScalarType, specifiedScalarTypes } from 'graphql';
import { rolldown } from 'rolldown';
import ts from 'typescript';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { startTestServer, type TestServer } from '../e2e/test-server.js';

// docs/typed-client.md as it is printed, against a server. Only the server's address is another.

const run = promisify(execFile);
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
});
afterAll(async () => {
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

test('the code printed on the page generates types, compiles strictly and prints visits', async () => {
  expect(block('yaml')).toContain(`${PRINTED_ADDRESS}/schema.graphql`);
  expect(block('ts')).toContain(`${PRINTED_ADDRESS}/graphql`);
  const { dependencies, devDependencies } = JSON.parse(await readFile('package.json', 'utf8')) as Record<string, object>;
  const installed = [...block('sh').matchAll(/(?<= )(?:@[\w-]+\/)?[a-z][\w-]*(?= |$)/gm)].map(([name]) => name);
  const packages = installed.filter((name) => !['install', 'npm'].includes(name));
  expect(packages).toEqual(['graphql', '@graphql-codegen/cli', '@graphql-codegen/client-preset']);
  for (const name of packages) expect({ ...dependencies, ...devDependencies }).toHaveProperty([name]);

  const generator = join('node_modules', '@graphql-codegen', 'cli', 'esm', 'bin.js');
  const failure = await run(process.execPath, [generator], { cwd: folder }).then(
    () => null,
    ({ stdout, stderr }: { stdout: string; stderr: string }) => `${stdout}${stderr}`,
  );
  expect(failure).toBe(null);

  const main = join(folder, 'src', 'main.ts');
  const program = ts.createProgram([main], {
    ...{ strict: true, noEmit: true, skipLibCheck: true, types: [], lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'] },
    ...{ target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
  });
  const found = ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
  expect(found).toEqual([]);

  const bundle = await rolldown({ input: main, platform: 'node', logLevel: 'silent' });
  await bundle.write({ file: join(folder, 'main.js'), format: 'esm' });
  const { stdout } = await run(process.execPath, [join(folder, 'main.js')]);
  const lines = stdout.trimEnd().split('\n');
  expect(lines).toHaveLength(2);
  for (const line of lines) expect(line).toMatch(/^(?:\d{4}\S*|undefined) \S/);
});

test('the configuration printed on the page has every scalar of the schema', async () => {
  const { generates } = parse(block('yaml')) as { generates: Record<string, { config: { scalars: object } }> };
  const schema = buildSchema(await readFile('schema.graphql', 'utf8'));
  const own = Object.values(schema.getTypeMap()).filter((type) => isScalarType(type) && !specifiedScalarTypes.includes(type));
  expect(Object.keys(generates['src/gql/']!.config.scalars).toSorted()).toEqual(own.map(({ name }) => name).toSorted());
});
