import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { annotation } from '../../../src/model/annotation.js';
import { countCodePoints } from '../../../src/model/text/code-points.js';
import { sha256 } from '../../../src/model/text/sha256.js';
import type { Database } from '../../../src/db/database.js';
import { Compiler } from '../../../src/query/compile/compiler.js';
import { fillParagraphs } from '../../../src/store/entries/paragraphs.js';
import { storeAnnotation } from '../../../src/store/import/store.js';
import { removeInTransaction } from '../../../src/features/editing/store/store-edit.js';
import { writeTransaction } from '../../../src/store/transaction.js';
import { FEATURES } from '../../../src/features.js';
import { createSchema } from '../../../src/schema/schema.js';
import { clear } from '../../store/dump.js';
import { damageOfRows } from '../../store/damage-of-rows.js';
import { byResolvers, byStatement } from '../../support/both-ways.js';
import { emptyStore } from '../../support/store.js';
import { serve, type Served } from '../../http/serve.js';

// Only stored texts are found, by their paragraphs.

const schema = await createSchema(FEATURES);
const compiler = new Compiler(schema);
let db: Database;
let server: Served;

beforeAll(async () => {
  db = await emptyStore();
  server = await serve(db, { RESPONSE_CACHE_MB: '0' });
});
beforeEach(async () => {
  await clear(db);
  await db.query({ text: 'TRUNCATE "ChangeSet" CASCADE', values: [] });
});
afterAll(async () => {
  await server?.close();
  await db?.close();
});

const TEXT = `\uFEFF😀 A headline\r\n\r\n${'Nothing of note. '.repeat(1_000)}\n\nThe Öztürk pipeline was agreed upon\nby both sides.\n`;

async function store(slug: string, text: string, loaded: string | undefined): Promise<void> {
  const source = { slug, title: 'An article', sha256: sha256(text), length: countCodePoints(text) };
  await storeAnnotation(db.prisma, annotation.parse({ source }), { text: loaded });
}

const QUERY = `query ($query: String!) { search(query: $query, types: [PARAGRAPH]) { totalCount edges {
  headline foundIn
  node { ... on Paragraph { id slug label start: from end: to exact: text source { slug } } }
} } }`;

interface Edge {
  headline: string;
  foundIn: string[];
  node: { id: string; slug: string; label: string; start: number; end: number; exact: string };
}

/** Searches compiled and resolved. */
async function search(query: string): Promise<Edge[]> {
  const statement = await byStatement(compiler, db, QUERY, { query });
  if ('reason' in statement) throw new Error(statement.reason);
  expect(await byResolvers(schema, db, QUERY, { query })).toBe(statement.text);
  return (JSON.parse(statement.text) as { data: { search: { edges: Edge[] } } }).data.search.edges;
}

async function expectSound(): Promise<void> {
  expect(await damageOfRows(db)).toEqual([]);
}

describe('a stored text', () => {
  it('is found by its paragraphs, with folded words, marks, source and offsets', async () => {
    await store('article', TEXT, TEXT);
    const [found, ...others] = await search('ozturk pipelines sides');
    expect(others).toEqual([]);
    const exact = 'The Öztürk pipeline was agreed upon\nby both sides.';
    const start = countCodePoints(TEXT.slice(0, TEXT.indexOf(exact)));
    const end = start + countCodePoints(exact);
    expect(found).toMatchObject({
      foundIn: ['TEXT'],
      // Words with marks are found, but not marked.
      headline: 'The Öztürk <mark>pipeline</mark> was agreed upon\nby both <mark>sides</mark>.',
      node: { start, end, exact, label: exact, slug: `article/${start}-${end}`, source: { slug: 'article' } },
    });
    await expectSound();
  });

  it('is shown without who edited a record and when', async () => {
    const record =
      '<visit><visitor>Ann Lee</visitor><created-by>lee</created-by><last-modified-date>2010</last-modified-date></visit>';
    await store('records', record, record);
    const [{ headline }] = (await search('lee')) as [Edge];
    expect(headline).toMatch(/^&lt;visit&gt;&lt;visitor&gt;Ann <mark>Lee<\/mark>&lt;\/visitor&gt;\s+&lt;\/visit&gt;$/);
  });

  it('is linked to at the passage, which is highlighted on its page', async () => {
    await store('article', TEXT, TEXT);
    const get = async (path: string) => (await fetch(new URL(path, server.url), { headers: { accept: 'text/html' } })).text();
    const [, url] = /href="(\/sources\/article[^"]*)"/.exec(await get('/search?q=pipeline'))!;
    const [{ node }] = (await search('pipeline')) as [Edge];
    expect(url).toBe(`/sources/article?passage=${node.start}-${node.end}#passage-${node.start}-${node.end}`);
    const page = await get(url!);
    expect(page).toContain(`id="passage-${node.start}-${node.end}"`);
    expect(page).toMatch(/<span class="found">The Öztürk pipeline was agreed upon<\/span>/);
    expect(await get('/sources/article?passage=x')).not.toContain('class="found"');
  });

  it('is searched apart from everything else on the page of a search, which counts no record twice', async () => {
    const text = 'An article about a pipeline.';
    await store('article', text, text);
    const get = async (path: string) => (await fetch(new URL(path, server.url), { headers: { accept: 'text/html' } })).text();
    const found = await get('/search?q=article');
    expect(found).toContain('1 match for');
    expect(found).not.toContain('Texts of sources');
    expect(found).toContain('<a href="/search?q=article&amp;in=texts">Search the texts of sources');
    expect(await get('/search?q=article&in=texts')).toContain('1 match in texts of sources for');
    expect(await get('/search?q=pipelines')).toContain('1 match for');
  });

  it('is removed together with its source, or alone', async () => {
    await store('article', TEXT, TEXT);
    const [before] = await search('pipeline');
    await store('article', TEXT, undefined);
    expect(await search('pipeline')).toEqual([before]);
    await store('article', 'Another text.', undefined);
    expect(await search('pipeline')).toEqual([]);
    await store('article', TEXT, TEXT);
    expect(await search('pipeline')).toEqual([before]);
    await writeTransaction(db.prisma, (tx) => removeInTransaction(tx, 'article', {}));
    expect(await db.prisma.paragraph.count()).toBe(0);
    await expectSound();
  });

  it('becomes searchable if it was stored by an older version', async () => {
    await store('article', TEXT, TEXT);
    const before = await search('pipeline');
    await db.prisma.paragraph.deleteMany();
    const lines: string[] = [];
    for (let time = 0; time < 2; time += 1) await fillParagraphs(db, (line) => lines.push(line));
    expect(lines).toEqual(['Indexed the texts of 1 sources for search.']);
    expect(await search('pipeline')).toEqual(before);
    await expectSound();
  });
});

it('a text that is not stored is not found, even if its annotation quotes it', async () => {
  await store('article', TEXT, undefined);
  expect(await db.prisma.paragraph.count()).toBe(0);
  expect(await search('pipeline')).toEqual([]);
});
