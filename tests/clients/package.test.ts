import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { slowTest } from '../support/thorough.js';
import { type BuiltServer, startBuiltServer } from './built-server.js';
import { reachesRegistry, withoutNpm } from './registry.js';

// The package for clients as it would be published, installed into an empty folder by npm.

const run = promisify(execFile);
/** This needs only the package itself. */
const OFFLINE = ['--offline', '--no-audit', '--no-fund', '--silent'];

let folder: string;
let tarball: string;
let server: BuiltServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'communique-package-'));
  await run(process.execPath, ['packages/client/build.mjs']);
  const packed = await run('npm', ['pack', '--json', '--pack-destination', folder], { cwd: 'packages/client' });
  tarball = (JSON.parse(packed.stdout) as { filename: string }[])[0]!.filename;
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'empty', private: true, type: 'module' }));
  await run('npm', ['install', ...OFFLINE, `./${tarball}`], { cwd: folder });
  server = await startBuiltServer();
});
afterAll(async () => {
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

/** The program in the README. */
async function program(): Promise<string> {
  const [, code] = /```ts\n([^]*?)```/.exec(await readFile('packages/client/README.md', 'utf8'))!;
  return code!.replace('http://localhost:4000/graphql', server.url);
}

async function written(name: string, code: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, code);
  return path;
}

test('the program in its README runs', async () => {
  const { stdout } = await run(process.execPath, [await written('readme.mjs', await program())], { cwd: folder });
  expect(stdout).toContain('Kim Yong-chol United Front Department director');
  expect(stdout).toContain("2018-03-25 Kim Jong-un's unofficial visit to China, March 2018");
  expect(stdout).toContain('BAD_USER_INPUT `first` is 1000');
});

test('the package reads a list page by page, and each object once', async () => {
  const code = `
    import { createClient, visits } from '@communique/client';
    const list = visits(createClient('${server.url}'), { first: 2 });
    const slugs = [];
    for await (const { slug } of list) slugs.push(slug);
    const pages = [];
    for await (const { nodes } of list.pages()) pages.push(nodes.length);
    console.log(JSON.stringify({ slugs, pages, total: (await list.page()).totalCount }));`;
  const { stdout } = await run(process.execPath, [await written('pages.mjs', code)], { cwd: folder });
  const { slugs, pages, total } = JSON.parse(stdout) as { slugs: string[]; pages: number[]; total: number };
  expect(new Set(slugs).size).toBe(total);
  expect(slugs.length).toBe(total);
  expect(pages.length).toBe(Math.ceil(total / 2));
});

test.each([
  ["export { createClient, visit } from '@communique/client';", 1_800],
  ["export * from '@communique/client';", 2_500],
  ["export * from '@communique/client/apollo';", 3_500],
])('a bundle of “%s” is small, and does not contain the schema', async (code, most) => {
  const build = await rolldown({ input: await written('entry.mjs', code), cwd: folder });
  const { output } = await build.generate({ format: 'esm', minify: true });
  const [{ code: bundled }] = output;
  expect(gzipSync(bundled).length).toBeLessThan(most);
  expect(bundled).not.toMatch(/__schema|directive @/);
  if (code.includes('visit }')) expect(bundled).not.toContain('query Statements');
});

slowTest(
  'the package is published correctly, and compiles and bundles in another project',
  async (context) => {
    context.skip(!(await reachesRegistry()), 'the npm registry cannot be reached');
    const tools = ['typescript@5', 'vite@8', 'publint', '@arethetypeswrong/cli', '@apollo/client', 'graphql@16'];
    await run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...tools], { cwd: folder, env: withoutNpm() });
    const tool = (name: string, ...args: string[]) => run(join(folder, 'node_modules/.bin', name), args, { cwd: folder });

    const readme = await readFile('packages/client/README.md', 'utf8');
    const [first, cache] = [...readme.matchAll(/```ts\n([^]*?)```/g)].map(([, code]) => code!);
    await written('first.ts', first!);
    await written('cache.ts', cache!);
    const target = ['--target', 'es2022', '--module', 'nodenext', '--lib', 'es2022,dom'];
    const compile = (...files: string[]) => tool('tsc', '--strict', '--noEmit', '--skipLibCheck', ...target, ...files);
    expect((await tool('tsc', '--version')).stdout).toContain('Version 5.');
    await compile('first.ts', 'cache.ts');
    await written(
      'wrong.ts',
      first!
        .replace("'COMPLETED'", "'DONE'")
        .replace('one?.guests', 'one?.guest')
        .replace("{ kind: ['DIRECT_QUOTE'] }", '{ kind: null }'),
    );
    const { stdout } = await compile('wrong.ts').catch((error: { stdout: string }) => error);
    expect(stdout).toContain(`Type '"DONE"' is not assignable`);
    expect(stdout).toContain("Property 'guest' does not exist");
    expect(stdout).toContain("Type 'null' is not assignable");

    await written('index.html', '<!doctype html><script type="module" src="/first.ts"></script>');
    await tool('vite', 'build', '--target', 'es2022', '--logLevel', 'error');
    expect((await tool('publint', 'run', '--strict', join(folder, tarball))).stdout).toContain('All good');
    await tool('attw', tarball, '--profile', 'esm-only', '--exclude-entrypoints', 'schema.graphql');
  },
  600_000,
);
