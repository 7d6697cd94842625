import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { generate } from '@graphql-codegen/cli';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium, launchChromium } from '../browser/chromium.js';
import { sample } from '../support/thorough.js';
import { type BuiltServer, startBuiltServer } from './built-server.js';

// Runs the code that /developers offers for copying against the built server.

const run = promisify(execFile);
const exists = (command: string) =>
  run(command, ['--version']).then(
    () => true,
    () => false,
  );
const hasPython = await exists('python3');
const hasCurl = await exists('curl');

const QUESTIONS = ['visits', 'latest', 'statements', 'visitCountsConnection', 'search'];
/** Characters that end a string in some language. */
const HOSTILE = `"kim's" \\ \`\${1}\` """ </pre> 金 \u2028 😀 $(id)`;
const ADDRESSES = [`/developers?${new URLSearchParams({ words: HOSTILE, rows: '2', by: 'HOST_COUNTRY' })}`, '/developers'];

let server: BuiltServer;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'communique-developers-'));
  server = await startBuiltServer();
});
afterAll(async () => {
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

const get = (path: string) => fetch(new URL(path, server.url), { headers: { accept: 'text/html' } });

/** The code blocks of a page in all languages, by id. */
async function codeOf(path: string): Promise<Map<string, string>> {
  const addresses = ['fetch', 'curl', 'ts', 'python'].map((language) => {
    const address = new URL(path, server.url);
    address.searchParams.set('language', language);
    return address.href;
  });
  const pages = await Promise.all(addresses.map(async (address) => (await get(address)).text()));
  return new Map(
    [...pages.join('').matchAll(/<pre class="code" id="([^"]+)"[^>]*>([^]*?)<\/pre>/g)].map(([, id, text]) => [
      id!,
      text!
        .replaceAll(/<\/?[bis]>/g, '')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&amp;', '&'),
    ]),
  );
}

/** The answers that the page shows. */
async function answersOf(path: string): Promise<Record<string, unknown>> {
  const response = await fetch(new URL(path.replace('/developers', '/developers.json'), server.url));
  return ((await response.json()) as { data: Record<string, unknown> }).data;
}

async function outputOf(command: string, args: string[]): Promise<unknown> {
  const { stdout } = await run(command, args, { cwd: folder, env: { ...process.env, PYTHONIOENCODING: 'utf-8' } });
  return JSON.parse(stdout) as unknown;
}

async function fileOf(name: string, code: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, code);
  return path;
}

test.each(sample(ADDRESSES, 2))('every example in %s is copied together with the answer shown', async (path) => {
  const [code, answers] = [await codeOf(path), await answersOf(path)];
  for (const key of QUESTIONS) {
    const answer = { [key]: answers[key] };
    const of = (language: string) => code.get(`${key}-${language}`)!;
    expect(await outputOf(process.execPath, [await fileOf(`${key}.mjs`, of('fetch'))]), key).toEqual(answer);
    const javaScript = ts.transpile(of('ts'), { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ES2022 });
    expect(await outputOf(process.execPath, [await fileOf(`${key}-ts.mjs`, javaScript)]), key).toEqual(answer);
    if (hasCurl) expect(await outputOf('sh', [await fileOf(`${key}.sh`, of('curl'))]), key).toEqual({ data: answer });
    if (hasPython) expect(await outputOf('python3', [await fileOf(`${key}.py`, of('python'))]), key).toEqual(answer);
  }
});

test('the error and paging programs run as printed, and the webhook receiver is the one in the docs', async () => {
  const code = await codeOf('/developers');
  const { stdout } = await run(process.execPath, [await fileOf('errors.mjs', code.get('errors-fetch')!)]);
  expect(stdout).toMatch(/^[A-Z_]+: .*100/);
  const names = (await outputOf(process.execPath, [await fileOf('paging.mjs', code.get('paging-fetch')!)])) as string[];
  const asked = await fetch(new URL('/countries.json?sort=name', server.url));
  const { data } = (await asked.json()) as { data: { countries: { totalCount: number } } };
  expect(data.countries.totalCount).toBeGreaterThan(100);
  expect(names).toHaveLength(data.countries.totalCount);
  expect(await readFile('docs/webhooks.md', 'utf8')).toContain(`\`\`\`js\n${code.get('webhooks-node')}\`\`\``);
});

describe.skipIf(!hasChromium)('in a browser', () => {
  test('programs are shown in one language, which is remembered without a cookie', async () => {
    const browser = await launchChromium();
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(new URL('/developers', server.url).href);
    const shown = () =>
      page.locator('.copy > pre').evaluateAll((all) => all.filter((each) => each.checkVisibility()).map(({ id }) => id));
    expect(await shown()).toEqual(QUESTIONS.map((key) => `${key}-curl`));
    await page.getByRole('link', { name: 'Python' }).click();
    await page.waitForURL('**/developers?language=python');
    await page.getByRole('button', { name: 'Run again' }).first().click();
    expect(await shown()).toEqual(QUESTIONS.map((key) => `${key}-python`));
    await page.goto(new URL('/developers', server.url).href);
    await page.waitForURL('**/developers?language=python');
    expect(await shown()).toEqual(QUESTIONS.map((key) => `${key}-python`));
    expect(await context.cookies()).toEqual([]);
    await browser.close();
  });
});

test('the TypeScript compiles in strict mode, and has the types of the answer', async () => {
  const code = await codeOf('/developers');
  const names = QUESTIONS.map(async (key) => {
    const use = key === 'visits' ? 'data.visits.nodes.map((visit) => visit.start.edtf); data.visits.nothing;' : '';
    return fileOf(`${key}.ts`, `${code.get(`${key}-ts`)}${use}`);
  });
  const program = ts.createProgram(await Promise.all(names), {
    strict: true,
    noUncheckedIndexedAccess: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ES2022,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
    types: [],
  });
  const found = ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
  expect(found).toEqual([
    "'visit.start' is possibly 'null'.",
    expect.stringContaining("Property 'nothing' does not exist on type"),
  ]);
});

test('an invalid value is reported next to its field, and the other answers are shown', async () => {
  const response = await get('/developers?rows=21&kind=SHOUTED');
  expect(response.status).toBe(400);
  const html = await response.text();
  expect(html).toContain('Enter at most 20.');
  expect(html).toContain('“SHOUTED” is not one of the choices.');
});

test('code generated from the URL of the schema contains @oneOf', async () => {
  const [output] = (await generate(
    { schema: new URL('/schema.graphql', server.url).href, generates: { 'types.ts': { plugins: ['typescript'] } }, silent: true },
    false,
  )) as { content: string }[];
  const [, rest] = output!.content.split('export type VisitOrder =');
  expect(rest!.split('export type')[0]).toContain('start?: never');
});
