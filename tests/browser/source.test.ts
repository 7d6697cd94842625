import { createHash } from 'node:crypto';
import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/db/database.js';
import { storeCountries } from '../../src/store/import/countries.js';
import { FEATURES } from '../../src/features.js';
import { createSchema } from '../../src/schema/schema.js';
import { serve, type Served } from '../http/serve.js';
import { mutate } from '../features/editing/editor.js';
import { COUNTRIES } from '../store/small-annotations.js';
import { emptyStore } from '../support/store.js';
import { sample } from '../support/thorough.js';
import { violations } from './accessible.js';
import { hasChromium, launchChromium, type TestBrowser } from './chromium.js';

// A text with a paragraph that has more facts than lines, and a file of records.

const DENSE = Array.from({ length: 30 }, (_, n) => `The delegation of region ${n} signed paper ${n}`);
const PARAGRAPHS = [
  'A short beginning.',
  `${DENSE.join(', ')}.`,
  'وقال الرئيس إن الزيارة ناجحة جدا.',
  '习近平同金正恩举行会谈。',
  'Between them nothing is cited. '.repeat(20).trim(),
  'The ministers parted at the harbour.',
];
const CITED = ['A short beginning', ...DENSE, 'وقال الرئيس', '举行会谈', 'The ministers parted'];
const TEXT = PARAGRAPHS.join('\n\n');
const RECORDS = ['Anna', 'Bertil'].map(
  (visitor, n) =>
    `<visit><start-date>19${n}0</start-date><from id="se">Sweden &amp; co</from><visitor>${visitor}</visitor></visit>`,
);
const FILE = `<visits>\n${RECORDS.join('\n')}\n</visits>`;

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const spanIn = (text: string) => (words: string) => {
  const start = [...text.slice(0, text.indexOf(words))].length;
  return [start, start + [...words].length] as const;
};

let db: Database;
let server: Served;
let origin: string;
beforeAll(async () => {
  db = await emptyStore();
  await storeCountries(db.prisma, COUNTRIES);
  const schema = await createSchema(FEATURES);
  const visit = { hostCountry: 'china', status: 'COMPLETED' };
  const about = (text: string) => ({ sha256: sha256(text), length: [...text].length, licence: 'CC0-1.0' });
  const statement = (words: string, n: number) => ({
    kind: 'PARAPHRASE',
    text: `Point ${n}`,
    visit: 'trip',
    cite: [spanIn(TEXT)(words)],
  });
  const article = {
    source: { slug: 'dense', kind: 'ARTICLE', title: 'A dense text', url: 'https://example.org/dense', ...about(TEXT) },
    visits: { trip: { ...visit, title: 'A trip', cite: [spanIn(TEXT)(CITED[0]!)] } },
    statements: Object.fromEntries(CITED.map((words, n) => [`point-${n}`, statement(words, n)])),
  };
  const dataset = {
    source: { slug: 'records', kind: 'DATASET', title: 'Records', url: 'https://example.org/records', ...about(FILE) },
    visits: Object.fromEntries(
      RECORDS.map((record, n) => [`visit-${n}`, { ...visit, title: `Visit ${n}`, cite: [spanIn(FILE)(record)] }]),
    ),
  };
  for (const [annotation, text] of [[article, TEXT] as const, [dataset, FILE] as const]) {
    const document = `mutation ($input: ImportSourceInput!) { importSource(input: $input) { errors { message } } }`;
    const { errors } = await mutate(schema, db, document, { annotation: JSON.stringify(annotation), text, keepText: true });
    expect(errors).toEqual([]);
  }
  server = await serve(db, {});
  origin = new URL(server.url).origin;
});
afterAll(async () => {
  await server?.close();
  await db?.close();
});

describe.skipIf(!hasChromium)('in Chromium', () => {
  let browser: TestBrowser;
  beforeAll(async () => void (browser = await launchChromium()));
  afterAll(() => browser?.close());

  async function open(path: string, options: Parameters<TestBrowser['newPage']>[0] = {}): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 }, ...options });
    await page.goto(origin + path);
    return page;
  }

  /** Returns for each passage where its words start and where its card is. */
  const places = (page: Page) =>
    page.locator('.card').evaluateAll((cards) =>
      cards.map((card) => {
        const id = card.querySelector('[id]')!.id.replace('facts', 'passage');
        const words = document.getElementById(id)!;
        const [paragraph, row] = [words.closest('p')!, words.closest('.row')!];
        const [of, box, whole] = [paragraph, card, row].map((each) => each.getBoundingClientRect()) as [
          DOMRect,
          DOMRect,
          DOMRect,
        ];
        return {
          isInRow: row.contains(card),
          beside: box.left >= of.right,
          below: box.top - of.top,
          left: whole.bottom - box.bottom,
        };
      }),
    );

  test('each card is next to its paragraph, at most one window height below the start of the paragraph', async () => {
    const page = await open('/sources/dense');
    const all = await places(page);
    expect(all).toHaveLength(CITED.length);
    for (const { isInRow, beside, below, left } of all) {
      expect({ isInRow, beside }).toEqual({ isInRow: true, beside: true });
      expect(below).toBeGreaterThanOrEqual(-1);
      expect(below).toBeLessThan(900);
      expect(left).toBeGreaterThanOrEqual(0);
    }
    // A long paragraph stays in view while its cards are read.
    await page.locator('.card').nth(DENSE.length).scrollIntoViewIfNeeded();
    expect(await page.getByText(DENSE[0]!).evaluate((each) => each.closest('p')!.getBoundingClientRect().bottom)).toBeGreaterThan(
      0,
    );
    await page.close();
  });

  test('cards follow their paragraph on a phone, and nothing is wider than the window', async () => {
    const page = await open('/sources/dense', { viewport: { width: 390, height: 800 } });
    for (const { isInRow, below } of await places(page)) {
      expect(isInRow).toBe(true);
      expect(below).toBeGreaterThan(0);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.close();
  });

  test('the asterisk after a passage opens its card without a script', async () => {
    const page = await open('/sources/dense', { javaScriptEnabled: false });
    const cited = page.locator('.row', { hasText: 'The ministers parted' });
    const fact = cited.locator('.card li');
    expect(await fact.isVisible()).toBe(false);
    await cited.locator('.cites a').click();
    await expect.poll(() => fact.isVisible()).toBe(true);
    await page.close();
  });

  test('collapsed content is printed', async () => {
    const page = await open('/sources/dense');
    await page.emulateMedia({ media: 'print' });
    const heights = await page.locator('.card li').evaluateAll((all) => all.map((each) => each.getBoundingClientRect().height));
    expect(heights.filter((height) => height === 0)).toEqual([]);
    await page.close();
  });

  test('right-to-left text keeps its direction next to its card', async () => {
    const page = await open('/sources/dense');
    const paragraph = page.locator('p', { hasText: 'الرئيس' });
    expect(await paragraph.evaluate((each) => getComputedStyle(each).direction)).toBe('rtl');
    await page.close();
  });

  test('a record is shown as labelled fields, and as it appears in its file', async () => {
    const page = await open('/sources/records');
    const [first] = await page.locator('.row').all();
    const [labels, values] = [await first!.locator('dt').allInnerTexts(), await first!.locator('dd').allInnerTexts()];
    expect(labels).toEqual(['Start date', 'From', 'From, id', 'Visitor']);
    expect(values).toEqual(['1900', 'Sweden & co', 'se', 'Anna']);
    expect(await first!.locator('.card li').isVisible()).toBe(true);
    await first!.getByText('Cite, check or share').click();
    expect(await page.locator('h1').innerText()).not.toContain('<');
    await page.getByText('Check the words').last().click();
    expect(await page.getByRole('link', { name: 'https://example.org/records' }).isVisible()).toBe(true);
    await page.goBack();
    await first!.getByText('View in the original file').click();
    expect(await page.locator('mark').first().innerText()).toBe(RECORDS[0]);
    await page.close();
  });

  test('a passage has a page with its context, its facts and the hash of its words', async () => {
    const [start, end] = spanIn(TEXT)('The ministers parted');
    const page = await open(`/sources/dense/p/${start}-${end}`);
    expect(await page.locator('.context').innerText()).toBe(PARAGRAPHS.at(-1));
    expect(await page.locator('mark').innerText()).toBe('The ministers parted');
    expect(await page.locator('.resting').innerText()).toContain(`Point ${CITED.length - 1}`);
    expect(await page.locator('#embed-html-text').textContent()).toContain(
      `src="${page.url().replace('/sources', '/embed/sources')}"`,
    );
    await page.getByRole('link', { name: 'Check the words' }).click();
    expect(await page.locator('#check').isVisible()).toBe(true);
    expect(await page.locator('code').first().innerText()).toBe(sha256('The ministers parted'));
    await page.close();
  });

  test('only pages made for embedding can be framed by another site', async () => {
    const [start, end] = spanIn(TEXT)('举行会谈');
    const path = `/sources/dense/p/${start}-${end}`;
    const frames = ['/embed', ''].map((below) => `<iframe src="${origin}${below}${path}"></iframe>`).join('');
    const another = createHttpServer((_, response) => response.setHeader('content-type', 'text/html').end(frames));
    await new Promise<void>((listening) => void another.listen(0, '127.0.0.1', listening));
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(another.address() as AddressInfo).port}/`);
    const [embed, whole] = [page.frameLocator('iframe').nth(0), page.frameLocator('iframe').nth(1)];
    await expect.poll(() => embed.locator('mark').allInnerTexts()).toEqual(['举行会谈']);
    expect(await whole.locator('main').count()).toBe(0);
    await page.close();
    another.close();
  });

  test.each(sample(['/sources/dense', '/sources/records', '/sources/records?as=file', '/embed/sources/dense/p/0-17'], 3))(
    '%s has no WCAG 2.2 AA violations in light or dark mode',
    async (path) => {
      const page = await open(path);
      expect(await violations(page)).toEqual([]);
      await page.close();
    },
  );
});

test('search engines do not index the page of an uncited passage, and an invalid passage has no page', async () => {
  const get = async (path: string) => {
    const response = await fetch(origin + path, { headers: { accept: 'text/html' } });
    return { status: response.status, html: await response.text() };
  };
  const stretch = await get('/sources/dense/p/2-7');
  expect(stretch.status).toBe(200);
  expect(stretch.html).toContain('<mark>short</mark>');
  expect(stretch.html).toContain('No fact cites exactly these words.');
  expect(stretch.html).toContain('<meta name="robots" content="noindex"/>');
  for (const place of ['7-2', '0-999999', '2', 'x-y', '0-0', '1e3-2e3', '999999998-999999999']) {
    expect((await get(`/sources/dense/p/${place}`)).status).toBe(404);
  }
});
