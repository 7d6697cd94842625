import axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { hasChromium } from '../chromium.js';
import { sample, slowTest } from '../../support/thorough.js';
import { ARTICLE, DeskServer } from './desk-server.js';

/** The rules of WCAG 2.2 at levels A and AA. */
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

describe.skipIf(!hasChromium)('the desk', () => {
  let desk: DeskServer;
  beforeAll(async () => void (desk = await DeskServer.start()));
  afterAll(() => desk?.close());

  const breaches = async (page: Page): Promise<string[]> => {
    const session = await page.context().newCDPSession(page);
    await session.send('Page.enable');
    const { frameTree } = await session.send('Page.getFrameTree');
    // In an isolated world, because the page's policy blocks added scripts.
    const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id });
    await session.send('Runtime.evaluate', { expression: axe.source, contextId: executionContextId });
    const { result } = await session.send('Runtime.evaluate', {
      expression: `axe.run(document, { runOnly: ${JSON.stringify(WCAG)} }).then(({ violations }) =>
        JSON.stringify(violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target, failureSummary }) => target + ' ' + failureSummary).join(' | '))))`,
      contextId: executionContextId,
      awaitPromise: true,
    });
    return JSON.parse(String(result.value)) as string[];
  };
  const start = ARTICLE.indexOf('a 🚢 bridge that floats') - 1; // one character before it has two units
  const annotation = JSON.stringify({
    source: { slug: 'looks', title: 'Looks' },
    people: { 'aino-salmi': { name: 'Aino Salmi', country: 'finland' } },
    statements: { wrong: { kind: 'DIRECT_QUOTE', text: 'Other words', cite: [[10, 40]] } },
  });
  const proposals = [
    {
      ...{ name: 'p', type: 'STATEMENT', key: { slug: 'bridge' }, reason: 'It is quoted.', confidence: 0.9, proposedBy: 'rules' },
      claim: { kind: 'PARTIAL_QUOTE', text: 'a 🚢 bridge that floats', cite: [[start, start + 22]] },
    },
  ];

  const looks = [
    ['light', 1400],
    ['dark', 1400],
    ['light', 390],
    ['dark', 390],
  ] as const;

  test.each(sample(looks, 3))(
    "passes axe's WCAG checks, with nothing cut off: %s, %d pixels wide",
    async (colorScheme, width) => {
      const context = await desk.editor('anna', { colorScheme, viewport: { width, height: 850 } });
      const slug = `looks-${colorScheme}-${width}`;
      const first = await context.newPage();
      await desk.save(first, { slug, title: 'Looks', text: ARTICLE, annotation, proposals });
      await first.goto(`${desk.url}/desk`);
      await first.locator('.new-draft').waitFor();
      const found: Record<string, string[]> = { queue: await breaches(first) };
      const page = await desk.open(context, slug);
      await page.locator('.status', { hasText: 'problem' }).waitFor();
      const isNarrow = await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
      found['text'] = await breaches(page);
      await page.keyboard.press('j');
      found['proposal'] = await breaches(page);
      await page.keyboard.press('n');
      await page.keyboard.press('2');
      found['form'] = await breaches(page);
      await page.keyboard.press('Escape');
      await page.keyboard.press('?');
      found['keys'] = await breaches(page);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Finish …' }).click();
      await page.getByRole('heading', { name: 'Before you publish' }).waitFor();
      found['finish'] = await breaches(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      expect(found).toEqual({ queue: [], text: [], proposal: [], form: [], keys: [], finish: [] });
      expect(isNarrow).toBe(true);
      expect(desk.problems).toEqual([]);
      await context.close();
    },
  );

  test('lets the editor turn off single-key shortcuts, or require Alt', async () => {
    const context = await desk.editor('anna');
    const first = await context.newPage();
    await desk.save(first, { slug: 'keys', title: 'Keys', text: ARTICLE, annotation });
    const page = await desk.open(context, 'keys');
    const selected = () => page.locator('.desk-text .caret').count();
    const choose = async (mode: string) => {
      await page.getByRole('button', { name: 'Keys' }).click();
      await page.getByLabel('Use').selectOption(mode);
      await page.keyboard.press('Escape');
    };
    await choose('off');
    await page.keyboard.press('n');
    expect(await selected()).toBe(0);
    await page.getByRole('button', { name: 'Next quotation' }).click();
    expect(await selected()).toBeGreaterThan(0);
    await page.reload();
    await page.locator('.desk-text').waitFor();
    await choose('alt');
    await page.keyboard.press('n');
    expect(await selected()).toBe(0);
    await page.keyboard.press('Alt+n');
    expect(await selected()).toBeGreaterThan(0);
    await context.close();
  });

  test('moves with Tab through the facts under the caret, and then out of the text', async () => {
    const context = await desk.editor('anna');
    const first = await context.newPage();
    const [from, to] = [[...ARTICLE.slice(0, ARTICLE.indexOf('We will'))].length, 20];
    const statement = (text: string, length: number) => ({ kind: 'PARAPHRASE', text, cite: [[from, from + length]] });
    const statements = { long: statement('The long one', to), short: statement('The short one', 7) };
    await desk.save(first, { slug: 'tab', title: 'Tab', text: ARTICLE, annotation: JSON.stringify({ statements }) });
    const page = await desk.open(context, 'tab');
    await page.locator('.desk-text').focus();
    await page.keyboard.press('n');
    const shown = () => page.locator('.fact-form h2').textContent();
    await page.keyboard.press('Tab');
    await expect.poll(shown).toContain('The short one');
    await page.keyboard.press('Tab');
    await expect.poll(shown).toContain('The long one');
    await page.keyboard.press('Shift+Tab');
    await expect.poll(shown).toContain('The short one');
    await page.keyboard.press('e');
    expect(await page.evaluate(() => document.activeElement!.closest('.fact-form') !== null)).toBe(true);
    await page.keyboard.press('Escape');
    const focused = (selector: string) => page.evaluate((wanted) => document.activeElement!.closest(wanted) !== null, selector);
    for (let press = 0; press < 3; press++) await page.keyboard.press('Tab');
    expect(await focused('.desk-side')).toBe(true);
    for (let press = 0; press < 30 && !(await focused('.desk-facts')); press++) await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown'); // Tab stops once at the list of facts
    expect(await page.evaluate(() => document.activeElement!.textContent)).toContain('Quote');
    await page.keyboard.press('Tab');
    expect(await focused('.desk-steps')).toBe(true);
    for (let press = 0; press < 12 && !(await focused('button.main')); press++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Before you publish' }).waitFor();
    await context.close();
  });

  test('announces its regions, the selection and the saved state to screen readers', async () => {
    const context = await desk.editor('anna');
    const first = await context.newPage();
    await desk.save(first, { slug: 'tree', title: 'Tree', text: ARTICLE, annotation });
    const page = await desk.open(context, 'tree');
    await page.keyboard.press('n');
    const tree = await page.locator('.desk-work').ariaSnapshot();
    for (const part of ['heading "Tree"', 'region "Text"', 'region "Facts"', 'button "Person', 'status'])
      expect(tree).toContain(part);
    expect(tree).toMatch(/Selected: .*We will have a second ferry line/);
    await context.close();
  });

  slowTest('handles a keystroke in 100,000 characters with 1,500 marks', async () => {
    const context = await desk.editor('anna');
    const first = await context.newPage();
    const paragraph = `${'Words of a long text that goes on and on, with “a few words that somebody said” in it. '.repeat(4)}\n`;
    const text = paragraph.repeat(Math.ceil(100_000 / paragraph.length));
    const statements = Object.fromEntries(
      Array.from({ length: 1_500 }, (_, index) => {
        const from = index * 60;
        return [`s-${index}`, { kind: 'PARAPHRASE', text: `Statement ${index}`, cite: [[from, from + 90]] }];
      }),
    );
    const large = JSON.stringify({ source: { slug: 'large', title: 'Large' }, statements });
    expect(await desk.save(first, { slug: 'large', title: 'Large', text, annotation: large })).toMatchObject({ errors: [] });
    const page = await desk.open(context, 'large');
    await page.waitForTimeout(1_000);
    const times = await page.evaluate(async () => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      const measured: Record<string, number[]> = {};
      for (const key of ['n', 'w', 's', '2', 'Escape', 'p']) {
        for (let round = 0; round < 5; round++) {
          await frame();
          const begun = performance.now();
          (document.activeElement ?? document.body).dispatchEvent(
            new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
          );
          await frame();
          (measured[key] ??= []).push(performance.now() - begun);
          if (key === '2')
            document.activeElement!.dispatchEvent(
              new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }),
            );
        }
      }
      return measured;
    });
    const middle = (values: number[]) => Math.round(values.toSorted((a, b) => a - b)[2]!);
    console.log(
      `100,000 characters, 1,500 marks, milliseconds from a key to the next frame (median of 5): ${Object.entries(times)
        .map(([key, values]) => `${key} ${middle(values)}`)
        .join(', ')}`,
    );
    expect(Object.keys(times)).toHaveLength(6);
    await context.close();
  });
});
