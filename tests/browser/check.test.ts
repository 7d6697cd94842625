import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../e2e/test-server.js';
import { violations } from './accessible.js';
import { hasChromium, launchChromium, type TestBrowser } from './chromium.js';

const HOSTILE = '</textarea><script>document.title = "hacked"</script><img src=x onerror=alert(1)> & &lt;b&gt; {{7*7}} "\'>';
const ARABIC = 'قال الوزير: «لن نقبل شروطا مسبقة للمحادثات هذا العام».';
const HEBREW = 'השר אמר: “הנמל שייך לכל מי שגר כאן היום”.';
const VERBATIM = 'Xi Jinping said they would “keep frequent contacts” again.';
const ALTERED =
  'Kim said “The DPRK-China friendship, which was founded by the elder generations of leaders of both countries, is shakable”.';
const UNBROKEN = `“${'x'.repeat(300)} ${'y'.repeat(300)} zzz”`;
const TEXT = [VERBATIM, HOSTILE, ALTERED, `“${HOSTILE}”`, ARABIC, HEBREW, UNBROKEN].join('\n');

/** 500 quotations in 100,000 characters. */
const longest = () => {
  const line = 'The minister said: “We danced beneath quiet purple moons, number 000”. ';
  const quoted = Array.from({ length: 500 }, (_, n) => line.replace('000', String(n).padStart(3, '0'))).join('\n');
  return quoted + ' and more'.repeat(20_000).slice(0, 100_000 - quoted.length);
};

describe.skipIf(!hasChromium)('the quotation check page, on a phone without scripts', () => {
  let server: TestServer;
  let browser: TestBrowser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startTestServer(), launchChromium()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  async function open(javaScriptEnabled = false): Promise<Page> {
    const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    await page.goto(`${server.url}/check`);
    return page;
  }

  const send = async (page: Page, text: string) => {
    await page.getByLabel('Text', { exact: true }).fill(text);
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    await page.locator('p.total').waitFor();
  };

  const overflow = (page: Page) =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

  test('hostile markup is shown as text, right-to-left text keeps its direction, and nothing is wider than the screen', async () => {
    const page = await open();
    await send(page, TEXT);
    expect(await page.title()).toBe('Check quotations – Communiqué');
    expect(await page.locator('main img, main script').count()).toBe(0);
    expect(await page.getByLabel('Text', { exact: true }).inputValue()).toBe(TEXT);
    expect(await page.locator('.checked-text').innerText()).toContain('<img src=x onerror=alert(1)> & &lt;b&gt; {{7*7}}');
    expect(await page.locator('.checked-text mark').allInnerTexts()).toContain('keep frequent contacts');
    const cards = page.locator('ol.checked > li');
    expect(await cards.count()).toBe(await page.locator('.checked-text mark').count());
    const arabic = cards.locator('blockquote', { hasText: 'لن نقبل' });
    expect(await arabic.evaluate((each) => getComputedStyle(each).direction)).toBe('rtl');
    expect(await overflow(page)).toBe(0);
    await page.context().close();
  });

  test('the page has no WCAG violations', async () => {
    const page = await open(true);
    await send(page, TEXT);
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  test('a text can be checked and its quotations read with the keyboard alone', async () => {
    const page = await open();
    const focused = () => page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200) ?? '');
    const tabTo = async (what: RegExp) => {
      for (let n = 0; n < 60; n++) {
        if (what.test(await focused())) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`the keyboard does not reach ${what}`);
    };
    await tabTo(/^<textarea/);
    await page.keyboard.insertText(VERBATIM);
    await tabTo(/^<button[^>]*>Check/);
    await page.keyboard.press('Enter');
    await page.locator('p.total').waitFor();
    await tabTo(/href="#quotation-1"/);
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#quotation-1');
    await tabTo(/>Cite</);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/cite\/sources\/.*\/p\/3541-3563$/);
    await page.goBack();
    expect(await page.locator('p.total').innerText()).toContain('1 verbatim');
    await page.context().close();
  });

  test('a text of 100,000 characters is accepted in any script', async () => {
    const page = await open();
    const said = '“我们两国人民的友谊源远流长，今后也会继续下去。”';
    await send(page, said + '好'.repeat(100_000 - said.length));
    expect(await page.locator('p.total').textContent()).toContain('1');
  });

  test('all 500 quotations in 100,000 characters are marked, each with its own card', async () => {
    const page = await open();
    expect(longest()).toHaveLength(100_000);
    await send(page, longest());
    await page.waitForLoadState(); // the browser may still be reading the cards
    expect(await page.locator('p.total').innerText()).toContain('500 quotations');
    expect(await page.locator('.checked-text mark').count()).toBe(500);
    expect(await page.locator('ol.checked > li').count()).toBe(500);
    await page.locator('.checked-text a').last().focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).hash).toBe('#quotation-500');
    expect(await overflow(page)).toBe(0);
    await page.context().close();
  });
});
