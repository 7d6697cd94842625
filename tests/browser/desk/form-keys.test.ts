import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { hasChromium } from '../chromium.js';
import { ARTICLE, DeskServer, drag, offsetsOf as at, saved } from './desk-server.js';

describe.skipIf(!hasChromium)('in a form', () => {
  let desk: DeskServer;
  beforeAll(async () => void (desk = await DeskServer.start()));
  afterAll(() => desk?.close());

  const people = { 'aino-salmi': { name: 'Aino Salmi' } };
  const open = async (slug: string, claims: object, proposals: object[] = []): Promise<Page> => {
    const context = await desk.editor('anna');
    const page = await context.newPage();
    const annotation = JSON.stringify({ source: { slug, title: slug }, ...claims });
    expect(await desk.save(page, { slug, title: slug, text: ARTICLE, annotation, proposals })).toMatchObject({ errors: [] });
    await page.close();
    return desk.open(context, slug);
  };

  test('Tab after the words reaches the search of speakers, where Enter is Done and removes nobody', async () => {
    const quote = {
      ...{ kind: 'PARAPHRASE', text: 'A ferry is promised for next summer.', speakers: [{ person: 'aino-salmi' }] },
      cite: [at('We will have a second ferry line')],
    };
    const page = await open('tab', { people, statements: { quote } });
    await page.locator('.desk-facts').getByText('A ferry is promised').click();
    await page.getByLabel('Words', { exact: true }).press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('.fact-form').waitFor({ state: 'detached' });
    await saved(page);
    expect((await desk.stored('tab')).statements.quote.speakers).toEqual([{ person: 'aino-salmi' }]);
  });

  test('Esc in a list discards a new entry only if it is unchanged, and elsewhere always', async () => {
    const page = await open('esc', { people });
    await drag(page, 'Pekka Lahti');
    await page.keyboard.press('1');
    const country = page.locator('.fact-form select').first();
    await country.press('Escape');
    await country.waitFor({ state: 'detached' });
    await page.keyboard.press('1');
    await country.selectOption('finland');
    await country.press('Escape');
    await page.getByText('Press Esc outside the list to discard the entry.').waitFor();
    await page.getByRole('heading', { name: 'Person: Pekka Lahti' }).waitFor();
    await page.getByLabel('Name', { exact: true }).press('Escape');
    await page.locator('.fact-form').waitFor({ state: 'detached' });
    expect(desk.problems).toEqual([]);
  });

  test('“e” on words that have only proposals shows the first one', async () => {
    const words = 'Pekka Lahti';
    const proposal = (name: string) => ({
      ...{ name, type: 'PERSON', key: { slug: name }, claim: { name: words }, reason: 'It stands there.', confidence: 0.7 },
      ...{ proposedBy: 'rules', passages: [at(words)] },
    });
    const page = await open('e', { people }, [proposal('pekka'), proposal('lahti')]);
    await drag(page, words);
    await page.keyboard.press('e');
    await page
      .getByRole('button', { name: /^Accept/ })
      .first()
      .waitFor();
    await page.keyboard.press('e');
    await page.getByRole('heading', { name: 'Person: Pekka Lahti' }).waitFor();
  });

  test('a drag selects its words even if the text where it began is rendered again', async () => {
    const visits = {
      v: { title: 'A visit', status: 'COMPLETED', cite: [at('She was accompanied by Pekka Lahti, the minister')] },
    };
    const page = await open('drag', { visits });
    const place = (words: string, isEnd: boolean) =>
      page.evaluate(
        ([wanted, end]) => {
          const walker = document.createTreeWalker(document.querySelector('.desk-text')!, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const node = walker.currentNode as Text;
            const index = node.data.indexOf(wanted);
            if (index < 0) continue;
            const range = document.createRange();
            range.setStart(node, index + (end ? wanted.length : 0));
            const { x, y, height } = range.getBoundingClientRect();
            return { x, y: y + height / 2 };
          }
          throw new Error(`${wanted} is not in the text.`);
        },
        [words, isEnd] as const,
      );
    const [from, to] = [await place('Pekka', false), await place('minister', true)];
    await page.mouse.move(from.x + 0.5, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y);
    await page.evaluate(() => {
      const mark = [...document.querySelectorAll('.desk-text mark')].find((each) => each.textContent!.includes('minister'))!;
      getSelection()!.collapse(mark.firstChild, mark.firstChild!.textContent!.length);
    });
    await page.mouse.up();
    await page.locator('.selected', { hasText: /^Pekka Lahti, the minister$/ }).waitFor();
  });
});
