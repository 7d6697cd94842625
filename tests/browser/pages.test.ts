import { readFile } from 'node:fs/promises';
import { HtmlValidate } from 'html-validate';
import { h } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Notes } from '../../src/features/pages/facts/notes.js';
import { QuoteCard } from '../../src/features/pages/facts/statement.js';
import { FacetList } from '../../src/features/pages/explore/facets.js';
import { MarkedText } from '../../src/features/pages/source/marked-text.js';
import { RecordFields } from '../../src/features/pages/records/record.js';
import { passageId } from '../../src/http/urls.js';
import { startTestServer, type TestServer } from '../e2e/test-server.js';
import { SAMPLE_PAGES } from '../features/pages/sample-pages.js';
import { sample } from '../support/thorough.js';
import { violations } from './accessible.js';
import { hasChromium, launchChromium, type TestBrowser } from './chromium.js';

const SHOWN = [...SAMPLE_PAGES, '/cite/visits/kim-jong-un-china-2018', '/cite/visits?kind=STATE'];

type QuoteProps = Parameters<typeof QuoteCard>[0];

/** The other properties of a quote card. */
const CONTEXT = { event: null, visit: null, about: [], reportedBy: null, source: { slug: 'a', title: 'A', kind: 'ARTICLE' } };

const VISIT = '/visits/kim-jong-un-china-2018';

let server: TestServer;
beforeAll(async () => void (server = await startTestServer()));
afterAll(() => server?.close());

const html = async (path: string) => (await fetch(server.url + path, { headers: { accept: 'text/html' } })).text();

describe('the HTML', () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:standard', 'html-validate:a11y'],
    rules: {
      'void-style': ['error', { style: 'selfclose' }],
      'no-trailing-whitespace': 'off',
      'long-title': 'off', // titles are those of the sources
      'attribute-boolean-style': 'off', // the renderer's own
      'attribute-empty-style': 'off',
      'tel-non-breaking': 'off', // offsets look like telephone numbers
      'no-redundant-for': 'off',
    },
  });

  test.each(sample(SHOWN, 3))('is valid on %s', async (path) => {
    const { results } = await validator.validateString(await html(path));
    const problems = results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId} ${message}`),
    );
    expect(problems).toEqual([]);
  });
});

describe.skipIf(!hasChromium)('in Chromium', () => {
  let browser: TestBrowser;
  let reading: BrowserContext;
  /** Tabs that show one page after another, because opening a tab takes longer than the checks. */
  let [wide, narrow, withoutScripts]: Tab[] = [];
  beforeAll(async () => {
    browser = await launchChromium();
    reading = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    wide = await newTab(reading);
    const viewport = { width: 320, height: 700 };
    narrow = await newTab(await browser.newContext({ viewport }));
    withoutScripts = await newTab(await browser.newContext({ viewport, javaScriptEnabled: false }));
  });
  afterAll(() => browser?.close());

  interface Tab {
    page: Page;
    /** Errors in the browser, and requests to other hosts. */
    complaints: string[];
  }

  async function newTab(context: BrowserContext): Promise<Tab> {
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('request', (request) => {
      if (new URL(request.url()).origin !== server.url) complaints.push(`asks ${request.url()}`);
    });
    return { page, complaints };
  }

  async function open(context: BrowserContext, path: string): Promise<Tab> {
    return show(await newTab(context), path);
  }

  /** Loads a page, and clears earlier errors. */
  async function show(tab: Tab, path: string): Promise<Tab> {
    tab.complaints.length = 0;
    await tab.page.goto(server.url + path);
    return tab;
  }

  test.each(sample(SHOWN, 7))(
    '%s has no WCAG 2.2 AA violations in light or dark mode, and loads nothing from other hosts',
    async (path) => {
      const { page, complaints } = await show(wide!, path);
      expect(await violations(page)).toEqual([]);
      expect(complaints.filter((complaint) => !/status of 4\d\d/.test(complaint))).toEqual([]);
    },
  );

  test.each(sample(SHOWN, 7))('%s fits a 320-pixel window, and has the same text without scripts', async (path) => {
    const tabs = await Promise.all([narrow!, withoutScripts!].map((tab) => show(tab, path)));
    expect(await narrow!.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    const texts = await Promise.all(tabs.map(({ page }) => page.locator('main').innerText()));
    const withoutOffers = texts[0]!.replace(/^Copy .*\n?/gm, '').replaceAll(/ ?, picture \(PNG\)/g, '');
    expect(withoutOffers.trim()).toBe(texts[1]!.trim());
  });

  /** Presses Tab until the link or button with this name has the focus, then Enter. */
  async function follow(page: Page, name: string | RegExp): Promise<void> {
    for (let presses = 0; presses < 400; presses++) {
      await page.keyboard.press('Tab');
      const text = await page.evaluate(() => document.activeElement?.textContent ?? '');
      if (typeof name === 'string' ? text.trim() === name : name.test(text.trim())) {
        await page.keyboard.press('Enter');
        await page.waitForLoadState();
        return;
      }
    }
    throw new Error(`Tab does not reach ${String(name)}`);
  }

  test('a reader can copy the citation of a source with the keyboard alone', async () => {
    const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    const { page, complaints } = await open(context, '/');
    await follow(page, "Kim Jong-un's unofficial visit to China");
    await expect.poll(() => new URL(page.url()).pathname).toBe(VISIT);
    const words = page.getByText('several generations of the leaders of China').first();
    const cited = words.locator('xpath=ancestor::p').locator('.cites a').first();
    await cited.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).hash).toBe('#passage-4535-4677');
    expect(await page.locator(':target').innerText()).toContain('paid frequent calls on each other');
    await follow(page, 'Cite this page');
    await expect.poll(() => new URL(page.url()).pathname).toMatch(/^\/cite\//);
    await page.waitForLoadState();
    await follow(page, 'Copy Text');
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toMatch(/^“China, North Korea Extol .* version \d+ of the data\. http/);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('a reader without scripts can copy the citation of a source with the mouse, and is offered no PNG', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const { page } = await open(context, '/');
    await page.getByRole('link', { name: "Kim Jong-un's unofficial visit to China", exact: true }).first().click();
    await page.locator('p', { hasText: 'several generations of the leaders' }).locator('.cites a').first().click();
    await expect.poll(() => new URL(page.url()).hash).toBe('#passage-4535-4677');
    await page.getByRole('link', { name: 'Cite this page' }).first().click();
    expect(await page.locator('#cite-text-text').innerText()).toMatch(/^“China, North Korea Extol/);
    expect(await page.getByRole('button', { name: 'Copy Text' }).count()).toBe(0);
    await page.goto(`${server.url}/counts`);
    expect(await page.getByRole('link', { name: /^picture/ }).allInnerTexts()).toEqual(['picture (SVG)', 'picture (SVG)']);
    await context.close();
  });

  test.each([
    ['/counts', 'countries', 'counts-countries.png'],
    ['/map', 'map', 'map.png'],
    ['/between/north-korea/china', 'years', 'between-north-korea-china-years.png'],
    ['/people/kim-jong-un', 'offices-drawn', 'people-kim-jong-un-offices.png'],
  ])('a reader of %s can download the picture “%s” as a PNG of twice the size', async (path, id, file) => {
    const context = await browser.newContext({ acceptDownloads: true, colorScheme: 'dark' });
    const { page, complaints } = await open(context, path);
    const offer = page.locator(`#${id}`).getByRole('link', { name: 'picture (PNG)' });
    const files = [];
    for (let clicks = 0; clicks < 2; clicks++) {
      const [download] = await Promise.all([page.waitForEvent('download'), offer.click()]);
      expect(download.suggestedFilename()).toBe(file);
      files.push(await readFile(await download.path()));
    }
    const svg = await html(`${path}?chart=${id}.svg`);
    const [width, height] = /width="(\d+)" height="(\d+)"/.exec(svg)!.slice(1).map(Number);
    const { size, colors, corner } = await (
      await context.newPage()
    ).evaluate(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (byte) => byte.codePointAt(0)!);
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
      canvas.drawImage(image, 0, 0);
      const pixels = new Uint32Array(canvas.getImageData(0, 0, image.width, image.height).data.buffer);
      const shares = new Map<number, number>();
      for (const pixel of pixels) shares.set(pixel, (shares.get(pixel) ?? 0) + 1);
      return { size: [image.width, image.height], colors: shares.size, corner: shares.get(pixels[0]!)! / pixels.length };
    }, files[0]!.toString('base64'));
    expect(size).toEqual([2 * width!, 2 * height!]);
    expect(colors).toBeGreaterThan(20);
    expect(corner).toBeLessThan(0.999);
    expect(files[1]!.equals(files[0]!)).toBe(true);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('a search leaves empty fields out of its address, and the form is whole again on the way back', async () => {
    const { page, complaints } = await open(reading, '/people');
    const form = page.locator('main form').first();
    const fields = await form.locator('input[name], select[name]').count();
    await form.getByLabel('Name, in known spellings').fill('xi');
    await form.getByLabel('Name, in known spellings').press('Enter');
    await page.waitForURL(/\?/);
    expect(new URL(page.url()).search).toBe('?q=xi');
    await page.goBack();
    expect(fields).toBeGreaterThan(1);
    expect(await page.locator('main form').first().locator('input[name]:enabled, select[name]:enabled').count()).toBe(fields);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('every part of a linked passage is outlined, and no other text', async () => {
    const spans = [
      [0, 8],
      [2, 4],
      [3, 12],
      [10, 11],
    ];
    const passages = spans.map(([start, end]) => ({
      start: start!,
      end: end!,
      fragment: null,
      exact: null,
      facts: [],
    }));
    const text = renderToStaticMarkup(
      h(MarkedText, {
        text: 'abcdef\nhijklmn',
        language: null,
        offset: 0,
        passages,
        stretch: null,
        isData: false,
        of: { slug: 'a-text', url: null },
      }),
    );
    const [stylesheet] = /<link rel="stylesheet"[^>]*>/.exec(await html('/'))!;
    const page = await reading.newPage();
    const body = `<!doctype html>${stylesheet}${text}`;
    await page.route('**/a-text', (route) => route.fulfill({ contentType: 'text/html', body }));
    const outlined: string[] = [];
    for (const passage of passages) {
      await page.goto('about:blank');
      await page.goto(`${server.url}/a-text#${passageId(passage)}`);
      const marks = await page
        .locator('mark')
        .evaluateAll((all) =>
          all.filter((mark) => getComputedStyle(mark).outlineStyle === 'solid').map((mark) => mark.textContent),
        );
      outlined.push(marks.join(' '));
    }
    expect(outlined).toEqual(['ab c d ef h', 'c d', 'd ef h ij k l', 'k']);
    await page.close();
  });

  test('a printed visit leaves out the navigation', async () => {
    const { page } = await open(reading, VISIT);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('navigation', { name: 'Pages' }).isVisible()).toBe(false);
    expect(await page.getByRole('heading', { name: 'Delegations' }).isVisible()).toBe(true);
    await page.close();
  });

  test.each([
    ['/statements?speaker=Kim&kind=PARAPHRASE', /Said by: Kim; Whose words: paraphrase/],
    ['/visits?since=2000&status=COMPLETED', /Began on or after: 2000[^×]*Status: completed/],
  ])('%s is printed with its filters in words, without the form', async (path, words) => {
    const { page } = await open(reading, path);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('form:visible, button:visible').count()).toBe(0);
    expect((await page.locator('main').innerText()).replaceAll(/\s+/g, ' ')).toMatch(words);
    await page.close();
  });

  test('the fields of a record do not break words on a phone', async () => {
    const context = await browser.newContext({ viewport: { width: 320, height: 700 } });
    const { page } = await open(context, VISIT);
    const words = '<visit><first-visitor>wicentowskijc</first-visitor><to>Massachusetts and Williamsburg</to></visit>';
    const html = renderToStaticMarkup(h(RecordFields, { words, head: '' }));
    await page
      .locator('.notes ol')
      .first()
      .evaluate((list, added) => (list.innerHTML = `<li>${added}</li>`), html);
    const broken = await page.locator('.notes dd').evaluateAll((all) =>
      all.flatMap((value) => {
        const walker = document.createTreeWalker(value, NodeFilter.SHOW_TEXT);
        const found: string[] = [];
        for (let text = walker.nextNode(); text; text = walker.nextNode()) {
          for (const { 0: word, index } of text.textContent!.matchAll(/\S+/g)) {
            const range = document.createRange();
            range.setStart(text, index);
            range.setEnd(text, index + word.length);
            if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) found.push(word);
          }
        }
        return found;
      }),
    );
    expect(await page.locator('.notes dd').count()).toBe(2);
    expect(broken).toEqual([]);
    await context.close();
  });

  test('a note in Arabic runs from right to left, including its punctuation', async () => {
    const page = await reading.newPage();
    await page.goto(server.url + VISIT);
    const statement = { kind: 'DIRECT_QUOTE', text: 'سيأتي السلام.', language: 'ar', speakers: [], speakersAsPrinted: ['A'] };
    const rest = { original: null, originalLanguage: null, translatedBy: null, saidOn: null, place: null, attribution: null };
    const props = { ...statement, ...rest, ...CONTEXT, speakerRoles: [], citationsConnection: { nodes: [] } } as const;
    const html = renderToStaticMarkup(
      h(QuoteCard, { statement: props as unknown as QuoteProps['statement'], notes: new Notes() }),
    );
    await page.locator('main').evaluate((main, added) => (main.innerHTML = added), html);
    const paragraph = page.locator('blockquote p');
    expect(await paragraph.evaluate((each) => getComputedStyle(each).direction)).toBe('rtl');
    await page.close();
  });

  test('a printed list is a table with its filters and its address', async () => {
    const context = await browser.newContext({ viewport: { width: 718, height: 1000 } }); // A4 within its margins
    const { page } = await open(context, '/visits?guest=north-korea&sort=oldest');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('table.wide thead').boundingBox()).toMatchObject({
      width: expect.toSatisfy((it) => it > 600) as number,
    });
    expect(await page.locator('.chips').innerText()).toMatch(/Visiting country: North Korea$/);
    const said = await page.locator('body').innerText();
    expect(said).toContain(`${server.url}/visits?guest=north-korea&sort=oldest, version `);
    for (const each of ['newest first', 'By country and decade', 'its GraphQL document']) expect(said).not.toContain(each);
    await context.close();
  });

  test('a facet with more values than are shown has no WCAG 2.2 AA violations', async () => {
    const values = Array.from({ length: 9 }, (_, n) => ({ label: `Country ${n}`, count: 9 - n, set: { guest: `country-${n}` } }));
    const facet = { title: 'Visiting country', names: ['guest'], values, total: 206, rows: 'guest' };
    const facets = [facet, { ...facet, title: 'Person', rows: null }];
    const { page } = await open(reading, '/visits');
    const list = renderToStaticMarkup(h(FacetList, { path: '/visits', query: new URLSearchParams(), facets }));
    await page.locator('main').evaluate((main, added) => (main.innerHTML = `<h1>Visits</h1>${added}`), list);
    expect(await violations(page)).toEqual([]);
    await page.close();
  });

  test('nothing moves when the fonts load', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/*.woff2', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(server.url + VISIT, { waitUntil: 'domcontentloaded' });
    const tops = () => page.locator('h2').evaluateAll((all) => all.map((each) => each.getBoundingClientRect().top));
    await expect.poll(() => page.evaluate(() => performance.getEntriesByType('paint').length)).toBeGreaterThan(0);
    const hasStandIns = await page.evaluate(() =>
      Promise.all(['Newsreader', 'Libre Franklin'].map((each) => document.fonts.load(`16px '${each} stand-in'`))).then(
        (loaded) => loaded.every((faces) => faces.length > 0 && faces.every(({ status }) => status === 'loaded')),
        () => false,
      ),
    );
    const before = await tops();
    release();
    await page.waitForFunction(() => document.fonts.check('16px Newsreader') && document.fonts.check('16px "Libre Franklin"'));
    if (hasStandIns) expect(await tops()).toEqual(before);
    else console.warn('This machine has none of the fonts that stand in: whether texts move is not tested.');
    await context.close();
  });
});
