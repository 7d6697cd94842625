import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build, start } from '../../support/process.js';
import { sample } from '../../support/thorough.js';

// `communique validate` and `communique fill`, which need no store.

const TEXT = 'Ann went to Oslo. “We agree,” she said.';
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const annotation = (cite: string, country = 'norway') => `# of Ann
source: { slug: oslo, title: Oslo, sha256: ${sha256(TEXT)}, length: ${TEXT.length} }
visits:
  trip: { title: A trip, status: COMPLETED, hostCountry: ${country}, cite: ${cite} }
`;
let folder: string;

beforeAll(async () => {
  await build();
  folder = await mkdtemp(join(tmpdir(), 'communique-validate-'));
  await writeFile(join(folder, 'text.txt'), TEXT);
  await writeFile(join(folder, 'other.txt'), 'another text');
  await writeFile(join(folder, 'good.yaml'), annotation('Ann went'));
  await writeFile(join(folder, 'offsets.yaml'), annotation('[[0, 8]]'));
  await writeFile(join(folder, 'bad.yaml'), annotation('Bob went', 'norwya'));
  await writeFile(join(folder, 'worse.yaml'), annotation('Ann went, "'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs the command with a store that cannot be opened. */
async function run(command: 'validate' | 'fill', ...args: string[]) {
  const running = start(`communique ${command}`, folder, { DATA_DIR: '/dev/null' }, args);
  return { code: await running.ended, ...running.output() };
}

test('the problems of all files and stages are listed, along with the files that have none', async () => {
  expect(await run('validate', '--text', 'text.txt', 'good.yaml', 'bad.yaml', 'worse.yaml')).toEqual({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(
      /^bad\.yaml:4:58 .* did you mean norway\? \(reference-resolves\)\nbad\.yaml:4:72 .*cite: "Bob went" is not in the text \(quotation-in-text\)\nworse\.yaml:5:1 .*\(syntax\)\n(?:worse.*\(syntax\)\n)*\d problems\n$/,
    ),
  });
  expect(await run('validate', '--text', 'text.txt', 'good.yaml')).toEqual({
    code: 0,
    stdout: 'good.yaml: no problem\n',
    stderr: '',
  });
  expect(await run('validate', 'offsets.yaml')).toEqual({
    code: 0,
    stdout: 'offsets.yaml: no problem found without its text\n',
    stderr: '',
  });
});

const refused: [string, string[], RegExp][] = [
  ['a missing file', ['nowhere.yaml'], /^nowhere\.yaml cannot be read: no such file\n$/],
  [
    'a missing text before an existing one',
    ['--text', 'nowhere.txt', '--text', 'text.txt', 'good.yaml'],
    /^nowhere\.txt cannot be read: no such file\n$/,
  ],
  [
    'a text that matches no annotation',
    ['--text', 'text.txt', '--text', 'other.txt', 'good.yaml'],
    /^other\.txt belongs to no annotation: its SHA-256 is [0-9a-f]{64}, its length 12\n$/,
  ],
];

test.each(sample(refused, 4))('%s is refused with a one-line message', async (_what, args, message) => {
  expect(await run('validate', ...args)).toEqual({ code: 1, stdout: '', stderr: expect.stringMatching(message) });
});

test('offsets are filled in either in all files or in none', async () => {
  const held = (file: string) => readFile(join(folder, file), 'utf8');
  const refused = await run('fill', '--text', 'text.txt', 'good.yaml', 'bad.yaml');
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringMatching(/\n1 problem: nothing was written\.\n$/) });
  expect(await held('good.yaml')).toBe(annotation('Ann went'));
  expect(await run('fill', '--text', 'text.txt', 'good.yaml', 'offsets.yaml')).toEqual({
    code: 0,
    stdout: 'good.yaml: 1 filled in\noffsets.yaml: 0 filled in\n',
    stderr: '',
  });
  expect(await held('good.yaml')).toBe(annotation('[[0, 8]]'));
  expect(await run('fill', 'good.yaml')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("'--text <file>' not specified"),
  });
});
