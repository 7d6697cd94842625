import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../src/db/open.js';
import { seedText } from '../model/seed-article.js';
import { dump } from '../store/dump.js';
import { setUp, start, type Running } from '../support/process.js';
import { sample, slowTest } from '../support/thorough.js';

// `communique seed` as an operator runs it, each time in a new process, on the embedded store.

const ARTICLE = 'china-north-korea-extol-traditional-friendship';

let folder: string;
let dataDir: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'communique-seed-'));
  dataDir = join(folder, 'data');
  await setUp(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const run = (...args: string[]): Running => start('communique seed', folder, { DATA_DIR: dataDir }, args);

async function ended(process: Running) {
  return { code: await process.ended, ...process.output() };
}

/** Returns the contents of the embedded store. */
async function held() {
  const database = await openDatabase({ databaseUrl: null, dataDir });
  try {
    return await dump(database);
  } finally {
    await database.close();
  }
}

async function file(name: string, content: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

test('seeding again changes nothing', async () => {
  expect(await ended(run())).toEqual({
    code: 0,
    stdout: expect.stringMatching(/^countries: all \d+ unchanged\n[a-z-]+: unchanged\n$/),
    stderr: '',
  });
});

test('each invalid call is refused with a one-line message and changes nothing', async () => {
  const before = await held();
  const source = `source: { slug: broken, title: Broken, sha256: ${sha256('the text')}, length: 8 }\n`;
  const broken = await file('broken.yaml', `${source}people:\n  ann: { name: Ann, country: atlantis, agee: 3 }\n`);
  const dangling = await file('dangling.yaml', `${source}people:\n  ann: { name: Ann, country: atlantis }\n`);
  const good = await file('good.yaml', source);
  const other = await file('other.txt', 'another text');
  const binary = await file('binary.txt', '');
  await writeFile(binary, Uint8Array.of(0xff, 0xfe, 0x00));

  const cases: [args: string[], message: RegExp][] = [
    [['none.yaml'], /^none\.yaml cannot be read: no such file$/],
    [[await file('syntax.yaml', 'source: [')], /syntax\.yaml:\d+:\d+ .*\(syntax\)\n1 problem: nothing was imported\.$/],
    [
      [broken],
      /broken\.yaml:3:\d+ people\.ann\.country: .*\n.*people\.ann.*agee.*\(shape\)\n2 problems: nothing was imported\.$/,
    ],
    [
      [good, dangling],
      /dangling\.yaml:3:\d+ people\.ann\.country: there is no country with the slug atlantis: did you mean .*\? \(reference-resolves\)/,
    ],
    [['--text', other, good], /good\.yaml:1:\d+ source\.sha256: .*\(text-matches-hash\)/],
    [['--text', other], /^.*other\.txt belongs to no source: its SHA-256 is [0-9a-f]{64}, its length 12$/],
    [['--text', binary, good], /binary\.txt is not UTF-8 text$/],
    [
      ['--text', 'none.txt', '--text', other, '--text', binary],
      /^none\.txt cannot be read: no such file\n.*binary\.txt is not UTF-8 text$/,
    ],
    [
      ['--text', other, '--text', await file('more.txt', 'more'), good, dangling],
      /^.*other\.txt belongs to no annotation: .*\n.*more\.txt belongs to no annotation: [^\n]*, its length 4$/,
    ],
  ];
  // Each starts a process; `npm test` runs only some.
  for (const [args, message] of sample(cases, 10)) {
    const { code, stderr } = await ended(run(...args));
    expect([args, code, stderr.trim()]).toEqual([args, 1, expect.stringMatching(message)]);
    expect(stderr).not.toMatch(/^\s+at /m);
  }
  expect(await held()).toEqual(before);
});

slowTest('a store with newer migrations is refused with a one-line message', async () => {
  const unknown = await openDatabase({ databaseUrl: null, dataDir });
  const migration = (name: string) => ({
    text: `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('${name}', 'x', '${name}', now())`,
    values: [],
  });
  await unknown.query(migration('29990101000000_future'));
  await unknown.close();
  const newer = await ended(run());
  const again = await openDatabase({ databaseUrl: null, dataDir });
  await again.query({ text: `DELETE FROM _prisma_migrations WHERE id = '29990101000000_future'`, values: [] });
  await again.close();
  expect(newer).toEqual({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(/^The store has the migration 29990101000000_future, .*\. Run a newer version\.\n$/),
  });
});

test('the text is checked, and stored with the annotation', async ({ skip }) => {
  skip(seedText === null, 'the article’s text is not next to the repository');
  const text = await file('article.txt', seedText!);
  expect(await ended(run('--text', text))).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/: text stored\n$/),
  });
  const [document] = (await held())['SourceDocument']!;
  expect((JSON.parse(document!) as { text: string }).text).toBe(seedText);
});

slowTest('a text without an annotation is added to its source', async () => {
  const source = `source: { slug: told-later, title: Told later, sha256: ${sha256('the text')}, length: 8 }\n`;
  expect((await ended(run(await file('told-later.yaml', source)))).code).toBe(0);
  const { code, stdout } = await ended(run('--text', await file('the-text.txt', 'the text')));
  expect([code, stdout]).toEqual([0, expect.stringMatching(/\ntold-later: text stored\n$/)]);
  const documents = (await held())['SourceDocument']!.map((each) => (JSON.parse(each) as { text: string }).text);
  expect(documents).toContain('the text');
});

slowTest('several texts are matched with their annotations', async () => {
  const textOf = (slug: string, text: string) =>
    file(`${slug}.yaml`, `source: { slug: ${slug}, title: T, sha256: ${sha256(text)}, length: ${text.length} }\n`);
  const [one, two] = [await file('one.txt', 'text one'), await file('two.txt', 'another text')];
  const files = [
    await textOf('of-one', 'text one'),
    await textOf('of-none', 'no text'),
    await textOf('of-two', 'another text'),
    await textOf('of-one-too', 'text one'),
  ];
  expect(await ended(run('--text', one, '--text', two, ...files))).toMatchObject({ code: 0, stderr: '' });
  const database = await openDatabase({ databaseUrl: null, dataDir });
  const documents = await database.prisma.sourceDocument.findMany({
    where: { source: { slug: { startsWith: 'of-' } } },
    select: { text: true, source: { select: { slug: true } } },
    orderBy: { source: { slug: 'asc' } },
  });
  await database.close();
  expect(documents.map(({ source, text }) => [source.slug, text])).toEqual([
    ['of-none', null],
    ['of-one', 'text one'],
    ['of-one-too', 'text one'],
    ['of-two', 'another text'],
  ]);
});

slowTest('a withdrawn source stays withdrawn when the store is set up again', async () => {
  const remove = (...args: string[]) => ended(start('communique remove', folder, { DATA_DIR: dataDir }, args));
  const source = `source: { slug: to-withdraw, title: To withdraw, sha256: ${sha256('nothing')}, length: 7 }\n`;
  expect((await ended(run(await file('to-withdraw.yaml', source)))).code).toBe(0);
  const before = await held();

  expect(await remove()).toMatchObject({ code: 2, stderr: expect.stringContaining("missing required argument 'sources'") });
  expect(await remove('--dry-run', ARTICLE)).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/: .*visits 12 deleted.*\ndry run: nothing was withdrawn\n$/),
  });
  expect(await remove(ARTICLE, 'to-withdraws', 'elsewhere')).toMatchObject({
    code: 1,
    stderr: [
      'There is no source to-withdraws: did you mean to-withdraw?',
      'There is no source elsewhere.',
      'nothing was withdrawn\n',
    ].join('\n'),
  });
  expect(await held()).toEqual(before);

  expect(await remove(ARTICLE, 'to-withdraw')).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/: .*visits 12 deleted.*\nto-withdraw: sources 1 deleted\n$/),
  });
  expect((await ended(run())).stdout).toContain(`${ARTICLE}: skipped, because it was withdrawn (npx communique seed `);
  expect((await held())['Source']).toEqual(
    before['Source']!.filter((row) => !row.includes(`"${ARTICLE}"`) && !row.includes('"to-withdraw"')),
  );
});
