import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buildSchema, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { programCommands } from '../src/commands/program.js';
import { FEATURES } from '../src/features.js';
import { countries } from '../seed/reference/countries.js';
import { bySlug } from './support/countries.js';
import { readAnnotation } from '../src/model/read/read.js';
import { CodePoints } from '../src/model/text/code-points.js';
import { validateAnnotation } from '../src/model/validate.js';
import { CODES } from '../src/shared/errors.js';

const inDocs = (await readdir('docs', { recursive: true })).filter((name) => name.endsWith('.md'));
const files = [
  'README.md',
  'CONTRIBUTING.md',
  'bench/README.md',
  'bench/drafting/README.md',
  ...inDocs.map((name) => `docs/${name}`),
];
const pages = new Map(await Promise.all(files.map(async (file) => [file, await readFile(file, 'utf8')] as const)));
const schema = buildSchema(await readFile('schema.graphql', 'utf8'));

test('README has at most 250 lines', () => {
  expect(pages.get('README.md')!.trimEnd().split('\n').length).toBeLessThanOrEqual(250);
});

test('docs/README.md links to every page', () => {
  const index = links(pages.get('docs/README.md')!);
  const others = inDocs.filter((name) => !name.includes('/') && name !== 'README.md');
  expect(others.filter((name) => !index.includes(name))).toEqual([]);
});

test('every link leads to a file and a heading that exist', () => {
  const broken = [...pages].flatMap(([file, text]) =>
    links(text)
      .filter((link) => !leadsSomewhere(file, link))
      .map((link) => `${file}: ${link}`),
  );
  expect(broken).toEqual([]);
});

test('every path in backticks exists', () => {
  const missing = [...pages].flatMap(([file, text]) =>
    [...text.matchAll(/`((?:src|tests|seed|prisma|docs)\/[^`\s<*]*)`/g)]
      .filter(([, path]) => !existsSync(path!))
      .map(([, path]) => `${file}: ${path}`),
  );
  expect(missing).toEqual([]);
});

test('every GraphQL example is valid against the schema', () => {
  const problems = [...pages].flatMap(([file, text]) =>
    blocks(text, 'graphql')
      .flatMap((example) => validate(schema, parse(example)))
      .map(({ message }) => `${file}: ${message}`),
  );
  expect(problems).toEqual([]);
});

test('every npm script exists', async () => {
  const { scripts } = JSON.parse(await readFile('package.json', 'utf8')) as { scripts: Record<string, string> };
  const missing = [...pages].flatMap(([file, text]) =>
    [...text.matchAll(/npm run (?:--silent )?([a-z][\w:-]*)/g)]
      .filter(([, script]) => !Object.hasOwn(scripts, script!))
      .map(([command]) => `${file}: ${command}`),
  );
  expect(missing).toEqual([]);
});

test('every command exists', () => {
  const names = programCommands(FEATURES).map(([name]) => name);
  const missing = [...pages].flatMap(([file, text]) =>
    [...text.matchAll(/(?:npx communique|cli\.js) ([a-z][\w-]*)/g)]
      .filter(([, name]) => !names.includes(name!))
      .map(([command]) => `${file}: ${command}`),
  );
  expect(missing).toEqual([]);
});

test('the example in docs/annotating-an-article.md has no problems', () => {
  const page = pages.get('docs/annotating-an-article.md')!;
  const { annotation, locate } = readAnnotation(blocks(page, 'yaml')[0]!);
  const context = {
    countries: bySlug(countries()),
    text: new CodePoints(blocks(page, 'text')[0]!),
  };
  expect(validateAnnotation(annotation!, context, locate)).toEqual([]);
});

test('docs/querying.md lists every error code', () => {
  const page = pages.get('docs/querying.md')!;
  expect(Object.keys(CODES).filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
});

/** Returns the targets of links to files and headings of this project. */
function links(text: string): string[] {
  const prose = text.replace(/^```[^]*?^```$/gm, '').replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\((?!\w+:)([^)\s]+)\)/g)].map(([, target]) => target!);
}

function leadsSomewhere(from: string, link: string): boolean {
  const [path, heading] = link.split('#');
  const target = path ? join(dirname(from), path) : from;
  if (heading === undefined) return existsSync(target);
  return headings(pages.get(target) ?? '').includes(heading);
}

/** Returns the anchors of a page's headings, as GitHub creates them. */
function headings(text: string): string[] {
  const titles = text.replace(/^```[^]*?^```$/gm, '').matchAll(/^#+ (.+)$/gm);
  return [...titles].map(([, title]) =>
    title!
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** Returns the code blocks in one language. */
function blocks(text: string, language: string): string[] {
  return [...text.matchAll(new RegExp(`^ *\`\`\`${language}\n([^]*?)^ *\`\`\`$`, 'gm'))].map(([, code]) => code!);
}
