import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CLIENTS } from './installed.js';

// Compiles the files that docs/clients.md links to as a frontend would: strictly, without the types of Node. Relay's
// need its compiler.

const FILES = [
  ...['schema-facts.ts', 'live.ts', 'trust.ts', 'operations.ts'],
  ...['apollo-client/client.ts', 'apollo-client/visits.ts', 'urql/client.ts', 'urql/visits.ts'],
];
/** A comment in it says that it is for Node. */
const FOR_NODE = ['trust.ts'];

/** As in the project, the packages of the clients are resolved before its other packages, which are their peers. */
let root: string;
let folder: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'communique-docs-'));
  folder = join(root, 'code');
  await mkdir(folder);
  await symlink(resolve('node_modules'), join(root, 'node_modules'));
  await symlink(CLIENTS, join(folder, 'node_modules'));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  for (const name of FILES) await cp(join('tests', 'clients', name), join(folder, name));
});
afterAll(() => rm(root, { recursive: true, force: true }));

function problems(names: string[], types: string[]): string[] {
  const program = ts.createProgram(
    names.map((name) => join(folder, name)),
    {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      types,
      typeRoots: [resolve('node_modules/@types')],
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    },
  );
  return ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
    return `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}

test("browser code compiles without Node's types", () => {
  expect(
    problems(
      FILES.filter((name) => !FOR_NODE.includes(name)),
      [],
    ),
  ).toEqual([]);
});

test("code for building a frontend compiles with Node's types", () => {
  expect(problems(FOR_NODE, ['node'])).toEqual([]);
});

test('code that follows visits compiles without the packages for other transports', async () => {
  expect(await readFile(join(folder, 'live.ts'), 'utf8')).not.toContain('import');
});
