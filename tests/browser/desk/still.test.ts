import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { hasChromium } from '../chromium.js';
import { ARTICLE, DeskServer, drag, offsetsOf as at, saved } from './desk-server.js';

/** Longer than the two lines that are reserved for messages. */
const LONG = 'Somebody whose name nobody has ever heard before '.repeat(9).trim();

describe.skipIf(!hasChromium)('under the pointer', () => {
  let desk: DeskServer;
  beforeAll(async () => void (desk = await DeskServer.start()));
  afterAll(() => desk?.close());

  const open = async (slug: string, claims: object, width = 1400): Promise<Page> => {
    const context = await desk.editor('anna', { viewport: { width, height: 900 } });
    const page = await context.newPage();
    const annotation = JSON.stringify({ source: { slug, title: slug, publishedOn: '2019-05-15' }, ...claims });
    expect(await desk.save(page, { slug, title: slug, text: ARTICLE, annotation })).toMatchObject({ errors: [] });
    await page.close();
    return desk.open(context, slug);
  };
  const quote = {
    kind: 'PARAPHRASE',
    text: 'A new ferry is promised for the summer of the next year, she says.',
    cite: [at('We will have a second ferry line')],
  };
  const rowOf = (page: Page, words: string) => page.locator('.desk-facts').getByText(words).first();

  /** The places of all words and controls that are seen. */
  const places = (page: Page): Promise<Record<string, string>> =>
    page.evaluate(() => {
      const all = [...document.querySelectorAll('.desk-text p, .desk-text [data-at], button, input, select, textarea, summary')];
      const seen = all.filter((each) => each.getClientRects().length > 0);
      return Object.fromEntries(
        seen.map((each) => {
          const { x, y } = each.getBoundingClientRect();
          const name = each.getAttribute('data-at') ?? (each.id || each.textContent!.slice(0, 40));
          return [`${each.tagName} ${name}`, `${Math.round(x)} ${Math.round(y)}`];
        }),
      );
    });
  /** What both have must be at the same place. */
  const expectSamePlaces = (before: Record<string, string>, after: Record<string, string>) => {
    const common = Object.keys(before).filter((name) => Object.hasOwn(after, name));
    expect(common.length).toBeGreaterThan(20);
    const of = (all: Record<string, string>) => Object.fromEntries(common.map((name) => [name, all[name]]));
    expect(of(after)).toEqual(of(before));
  };

  test.each([1400, 390])('nothing moves when a long message comes and goes, %d pixels wide', async (width) => {
    const page = await open(`message-${width}`, { statements: { quote } }, width);
    if (width < 1000) await page.getByRole('button', { name: 'Facts', exact: true }).click();
    await rowOf(page, 'A new ferry').click();
    await page.getByRole('combobox', { name: 'Speakers', exact: true }).fill(LONG);
    const before = await places(page);
    await page.keyboard.press('Tab');
    await page.getByText('was not added').waitFor();
    expectSamePlaces(before, await places(page));
    await page.getByLabel('Words', { exact: true }).fill('A new ferry is promised');
    await page.getByText('was not added').waitFor({ state: 'detached' });
    expectSamePlaces(before, await places(page));
    expect(desk.problems).toEqual([]);
  });

  test('nothing moves when a field has an error, and a click into another field is not lost', async () => {
    const page = await open('error', { statements: { quote, later: { ...quote, cite: [at('would pay')] } } });
    await rowOf(page, 'A new ferry').click();
    const [words, speakers] = [page.getByLabel('Words', { exact: true }), page.getByLabel('Speakers', { exact: true })];
    await words.click();
    const before = await places(page);
    const { x, y, height } = (await speakers.boundingBox())!;
    await words.fill('We will have a second ferry line by the summer of next year …');
    await page.locator('.field .problem', { hasText: /\S/ }).first().waitFor();
    expectSamePlaces(before, await places(page));
    await page.mouse.click(x + 20, y + height / 2);
    await page.keyboard.type('Salmi');
    expect(await speakers.inputValue()).toBe('Salmi');
    await page.keyboard.press('Escape');
    await words.fill(quote.text);
    await page.locator('.field .problem', { hasText: /\S/ }).first().waitFor({ state: 'detached' });
    expectSamePlaces(before, await places(page));
    const date = page.getByLabel('Said on', { exact: true });
    await date.click();
    const scrolled = await places(page);
    await date.fill('May 14');
    await page.getByText('Understood as').waitFor();
    expectSamePlaces(scrolled, await places(page));
    expect(desk.problems).toEqual([]);
  });

  test('a value that was filled in does not move the form when it is chosen', async () => {
    const page = await open('filled', {});
    await drag(page, 'Prime Minister Aino Salmi of Finland visited Estonia on 14 May 2019');
    await page.keyboard.press('3');
    await page.getByText('Filled in from the words').first().waitFor();
    const before = await places(page);
    await page.getByLabel('Status', { exact: true }).selectOption('PLANNED');
    expectSamePlaces(before, await places(page));
    expect(desk.problems).toEqual([]);
  });

  test('a click on marked words selects the words of the fact, and a second click a single word', async () => {
    const page = await open('marked', { statements: { quote } });
    const { x, y } = (await page.locator('.desk-text mark.fact').boundingBox())!;
    const selected = () => page.locator('blockquote.selected').textContent();
    await page.mouse.click(x + 60, y + 8);
    await expect.poll(selected).toBe('We will have a second ferry line');
    await page
      .getByRole('region', { name: 'Selected' })
      .getByRole('button', { name: /A new ferry/ })
      .waitFor();
    await page.mouse.click(x + 60, y + 8);
    await expect.poll(selected).toBe('have');
    expect(desk.problems).toEqual([]);
  });

  test('the buttons of the cited words stay where they are when words are selected', async () => {
    const page = await open('cited', { statements: { quote } });
    await rowOf(page, 'A new ferry').click();
    const { x, y } = (await page.getByRole('button', { name: 'Move to the selected words' }).boundingBox())!;
    const before = await places(page);
    await drag(page, 'the minister of transport');
    expectSamePlaces(before, await places(page));
    await page.mouse.click(x + 10, y + 10);
    await saved(page);
    expect((await desk.stored('cited')).statements.quote.cite).toEqual([at('the minister of transport')]);
    expect(desk.problems).toEqual([]);
  });
});
