import { copyFile, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CLIENTS } from './installed.js';

// The code of docs/clients as it stands in the pages, compiled as a frontend would: without the types of Node, strictly.

const PAGES = ['docs/clients/apollo-client.md', 'docs/clients/urql.md'];
/** The files that docs/clients.md links to. */
const LINKED = ['schema-facts.ts', 'live.ts', 'trust.ts', 'operations.ts'];
/** It says itself that it is for Node. */
const FOR_NODE = ['trust.ts'];

/** As in the project, the packages of the clients are nearer than its other packages, which are their peers. */
let root: string;
let folder: string;
const files: string[] = [];
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'communique-docs-'));
  folder = join(root, 'code');
  await mkdir(folder);
  await symlink(resolve('node_modules'), join(root, 'node_modules'));
  await symlink(CLIENTS, join(folder, 'node_modules'));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  for (const name of LINKED) {
    await copyFile(join('tests', 'clients', name), join(folder, name));
    files.push(name);
  }
  for (const page of PAGES) {
    const text = await readFile(page, 'utf8');
    for (const [, name, code] of text.matchAll(/`([\w/-]+\.ts)`(?:(?!\n\n)[^])*\n\n```ts\n([^]*?)```/g)) {
      await mkdir(dirname(join(folder, name!)), { recursive: true });
      await writeFile(join(folder, name!), code!);
      files.push(name!);
    }
  }
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

test('browser code compiles without the types of Node, and names its files', () => {
  const browser = files.filter((name) => !FOR_NODE.includes(name));
  expect(browser).toEqual(
    expect.arrayContaining(['schema-facts.ts', 'live.ts', 'operations.ts', 'apollo-client/client.ts', 'urql/client.ts']),
  );
  expect(problems(browser, [])).toEqual([]);
});

test('code for building a frontend compiles with the types of Node', () => {
  expect(problems(FOR_NODE, ['node'])).toEqual([]);
});

test('code that follows visits compiles without the packages of other transports', async () => {
  expect(await readFile(join(folder, 'live.ts'), 'utf8')).not.toContain('import');
});
