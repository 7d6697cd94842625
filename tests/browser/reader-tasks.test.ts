import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../e2e/test-server.js';
import { hasChromium, launchChromium, type TestBrowser } from './chromium.js';

// Common tasks of readers, done by clicking, without scripts. Submitting a form counts as a click.

describe.skipIf(!hasChromium)('a reader without scripts', () => {
  let server: TestServer;
  let browser: TestBrowser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startTestServer(), launchChromium()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  /** The start page, with actions that are counted. */
  async function reader() {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    await page.goto(server.url);
    let clicks = 0;
    return {
      page,
      clicks: () => clicks,
      click: async (name: string | RegExp, within = 'main') => {
        clicks++;
        await page.locator(within).getByRole('link', { name }).first().click();
      },
      find: async (words: string) => {
        clicks++;
        await page.locator('main').getByRole('searchbox').fill(words);
        await page.getByRole('button', { name: 'Search' }).click();
      },
      close: () => context.close(),
    };
  }

  const main = (page: Page) => page.locator('main').innerText();
  const total = async (page: Page) =>
    Number(/^([\d,]+) visits?/.exec(await page.locator('.total').innerText())?.[1]?.replace(',', ''));

  test("downloads all visits by a country's leaders in a decade as a spreadsheet in four clicks", async () => {
    const { page, clicks, click, find, close } = await reader();
    await find('North Korea');
    await click('visits made');
    await click('2000s');
    const visits = await total(page);
    expect(visits).toBeGreaterThan(1);
    const file = await page.getByRole('link', { name: 'spreadsheet (CSV)' }).getAttribute('href');
    const csv = await (await fetch(server.url + file!)).text();
    expect(csv.trim().split(/\r?\n/)).toHaveLength(visits + 1);
    expect(csv).toContain('china-north-korea-extol-traditional-friendship');
    expect(clicks() + 1).toBe(4);
    await close();
  });

  test("sees visits by country and decade in two clicks, and one country's visits in a decade in three", async () => {
    const { page, clicks, click, close } = await reader();
    await click(/^All \d+ visits/);
    await click('By country and decade');
    expect(await main(page)).toContain('North Korea');
    await page.locator('table.grid tbody tr', { hasText: 'North Korea' }).getByRole('link', { name: '4' }).last().click();
    expect(await total(page)).toBeGreaterThan(0);
    expect(clicks()).toBe(2);
    await close();
  });

  test('sees every visit that was announced but did not take place, in one click', async () => {
    const { page, clicks, click, close } = await reader();
    await click('Announced, but did they happen?');
    expect(await main(page)).toContain("Xi Jinping's visit to North Korea");
    expect(await main(page)).not.toMatch(/, completed$/m);
    expect(clicks()).toBe(1);
    await close();
  });

  test('sees who met Xi Jinping in two clicks', async () => {
    const { page, clicks, click, find, close } = await reader();
    await find('xi jinping');
    await click('who met this person');
    const section = (id: string) => page.locator('section', { has: page.locator(`#${id}`) }).innerText();
    const met = await section('met');
    for (const name of ['Kim Jong-un', 'Ri Sol-ju']) expect(met).toContain(name);
    // No source puts him at an event with Xi.
    expect(met).not.toContain('Kim Yong-chol');
    expect(await section('other-side')).toContain('Kim Yong-chol');
    expect(met).not.toContain('Xi Jinping 3');
    expect(clicks()).toBe(2);
    await close();
  });

  test('sees who accompanied Kim, and what only KCNA reported, in two clicks', async () => {
    const { page, clicks, click, close } = await reader();
    await click("Kim Jong-un's unofficial visit to China");
    expect(await main(page)).toContain('Ri Sol-ju');
    await click(/compare readouts/i);
    expect(await main(page)).toMatch(/only KCNA|KCNA/);
    expect(clicks()).toBe(2);
    await close();
  });

  test('reads what Xi told Kim, and who reported it, in three clicks', async () => {
    const { page, clicks, find, click, close } = await reader();
    await find('Kim Jong-un');
    await click("Kim Jong-un's unofficial visit to China");
    await click('by speaker');
    const said = await page.locator('section.outlet', { has: page.locator('h3', { hasText: /^Xi Jinping \d+$/ }) }).innerText();
    expect(said).toMatch(/Xinhua/);
    expect(said).toContain('No outlet credited in the article');
    expect(clicks()).toBe(3);
    await close();
  });

  test('finds a statement in its source, and cites its passage, in four clicks', async () => {
    const { page, clicks, click, close } = await reader();
    await click('Statements', 'header');
    await click(/^Passage/);
    await click('Cite, check or share', ':target');
    await click('Cite this page');
    expect(await page.locator('#cite-text-text').innerText()).toMatch(/“China, North Korea Extol .*, characters /);
    expect(clicks()).toBe(4);
    await close();
  });

  test('finds a quotation by its words and cites it, in two clicks', async () => {
    const { page, clicks, click, find, close } = await reader();
    await find('"traditional friendship" xinhua');
    await click('Cite');
    expect(await page.locator('#cite-text-text').innerText()).toMatch(
      /^Xinhua: “traditional friendship\.” .*China, North Korea Extol /s,
    );
    expect(clicks()).toBe(2);
    await close();
  });

  test('is offered a check of a quotation that is too long for a search', async () => {
    const { page, find, close } = await reader();
    await find(Array.from({ length: 21 }, (_, index) => `word${index}`).join(' '));
    expect(await main(page)).toContain('Use at most 20 words (now 21).');
    await page.getByRole('button', { name: 'Check it word by word' }).click();
    expect(await page.locator('h1').innerText()).toBe('Check quotations');
    expect(await main(page)).toContain('word20');
    expect(await main(page)).not.toContain('The text has no quotation marks.');
    await close();
  });

  test('finds a person whose name is misspelled in two clicks', async () => {
    const { page, clicks, click, find, close } = await reader();
    await find('Jinpin');
    await click(/^Xi Jinping$/);
    expect(await page.locator('h1').innerText()).toBe('Xi Jinping');
    expect(clicks()).toBe(2);
    await close();
  });

  test('learns how to follow a country in three clicks', async () => {
    const { page, clicks, click, close } = await reader();
    await click('Countries', 'header');
    await click('North Korea');
    await click(/as a feed$/);
    expect(await main(page)).toContain(`${server.url}/countries/north-korea/visits.atom`);
    expect(clicks()).toBe(3);
    await close();
  });

  test('sees where sources disagree in one click', async () => {
    const { page, clicks, click, close } = await reader();
    await click('where sources disagree', 'footer');
    expect(await page.locator('h1').innerText()).toBe('Where sources disagree');
    expect(clicks()).toBe(1);
    await close();
  });

  test('sees the first row of the list on the first screen of a phone', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    await page.goto(`${server.url}/visits`);
    const box = await page.locator('table.wide tbody tr').first().boundingBox();
    expect(box!.y + box!.height).toBeLessThan(844);
    await context.close();
  });
});
