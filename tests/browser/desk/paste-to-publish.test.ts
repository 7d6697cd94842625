import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium } from '../chromium.js';
import { ARTICLE, DeskServer, drag, saved } from './desk-server.js';

describe.skipIf(!hasChromium)('an article', () => {
  let desk: DeskServer;
  beforeAll(async () => void (desk = await DeskServer.start()));
  afterAll(() => desk?.close());

  const spanOf = (words: string) => {
    const start = [...ARTICLE.slice(0, ARTICLE.indexOf(words))].length;
    return { start, end: start + [...words].length };
  };
  const published = async (slug: string) => {
    const source = await desk.db.prisma.source.findUniqueOrThrow({ where: { slug }, include: { publisher: true } });
    const statements = await desk.db.prisma.statement.findMany({
      where: { source: { slug } },
      include: { speakers: { include: { person: true } }, citations: true },
      orderBy: { passageStart: 'asc' },
    });
    return { source, statements };
  };

  test('is turned into facts with the mouse', async () => {
    const context = await desk.editor('anna');
    const page = await context.newPage();
    await page.goto(`${desk.url}/desk`);
    await page.getByLabel('Text: paste it, or drop a file').fill(ARTICLE);
    await page.getByLabel('Title').fill('A ferry line, by mouse');
    await page.getByLabel('Outlet').fill('Baltic Daily');
    await page.getByLabel('Published').fill('15 May 2019'); // the usual way to write a day
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.locator('.desk-text').waitFor();
    await drag(page, 'Aino Salmi');
    await page.getByRole('button', { name: 'Person', exact: true }).click();
    await page.getByLabel('Country').selectOption('finland');
    await page.getByRole('button', { name: 'Done' }).click();
    await drag(page, 'visited Estonia on 14 May 2019');
    await page.getByRole('button', { name: 'Visit', exact: true }).click();
    expect(await page.getByLabel('From', { exact: true }).inputValue()).toBe('2019-05-14');
    expect([
      await page.getByLabel('Host', { exact: true }).inputValue(),
      await page.getByLabel('Guest', { exact: true }).inputValue(),
    ]).toEqual(['estonia', '']);
    await page.getByLabel('Guest', { exact: true }).selectOption('finland');
    await page.getByLabel('Title, in your words').fill('Visit of Aino Salmi to Estonia');
    await page.getByRole('button', { name: 'Done' }).click();
    await drag(page, 'a 🚢 bridge that floats');
    await page.getByRole('button', { name: 'Quote', exact: true }).click();
    expect(await page.getByLabel('Words', { exact: true }).inputValue()).toBe('a 🚢 bridge that floats');
    await page.getByRole('button', { name: 'Done' }).click();
    await saved(page);
    await page.getByText('No problems.').waitFor();
    await page.getByRole('button', { name: 'Finish …' }).click();
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByText('See it as readers do').waitFor();
    const { source, statements } = await published('a-ferry-line-by-mouse');
    expect(source).toMatchObject({ publishedOnEdtf: '2019-05-15', publisher: { slug: 'baltic-daily' } });
    expect(statements).toMatchObject([
      { kind: 'PARTIAL_QUOTE', speakersAsPrinted: ['Tamm'], citations: [spanOf('a 🚢 bridge that floats')] },
    ]);

    // What is published can be corrected, although its text is not stored.
    await page.goto(`${desk.url}/desk`);
    await page.getByRole('link', { name: /^Correct it/ }).click();
    await page.getByLabel('We cannot republish this text').fill(ARTICLE);
    await page.getByRole('button', { name: 'Correct it' }).click();
    await page.locator('.desk-text .mark, .desk-text mark').first().waitFor();
    await page.getByRole('button', { name: /^Quote.*bridge that floats/ }).click();
    await page.getByLabel('Speakers, as printed').fill('Jaan Tamm');
    await page.getByRole('button', { name: 'Done' }).click();
    await saved(page);
    await page.getByText('No problems.').waitFor();
    await page.getByRole('button', { name: 'Finish …' }).click();
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByText('See it as readers do').waitFor();
    expect((await published('a-ferry-line-by-mouse')).statements).toMatchObject([{ speakersAsPrinted: ['Jaan Tamm'] }]);
    expect(desk.problems).toEqual([]);
    await context.close();
  });

  test('is corrected in the stored text, without asking for the text again', async () => {
    const context = await desk.editor('anna');
    const page = await context.newPage();
    const slug = 'a-ferry-line-kept';
    const annotation = JSON.stringify({ source: { slug, title: 'A ferry line, kept' } });
    expect(await desk.save(page, { slug, title: 'Kept', text: ARTICLE, annotation, keepText: true })).toMatchObject({
      errors: [],
    });
    await page.goto(`${desk.url}/desk/${slug}`);
    await page.getByRole('button', { name: 'Finish …' }).click();
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByText('See it as readers do').waitFor();
    expect(await page.getByLabel('We cannot republish this text').count()).toBe(0);
    await page.goto(`${desk.url}/desk`);
    await page
      .getByRole('row', { name: /A ferry line, kept|Kept/ })
      .getByRole('link', { name: /^Correct it/ })
      .click();
    await page.locator('.desk-text', { hasText: 'a 🚢 bridge that floats' }).waitFor();
    expect(desk.problems).toEqual([]);
    await context.close();
  });

  test('is turned into facts with the keyboard alone', async () => {
    const context = await desk.editor('anna');
    const page = await context.newPage();
    const { keyboard } = page;
    const press = async (...keys: string[]) => {
      for (const key of keys) await keyboard.press(key);
    };
    const tabTo = async (selector: string) => {
      for (let presses = 0; presses < 120; presses++) {
        if (await page.evaluate((wanted) => document.activeElement!.matches(wanted), selector)) return;
        await press('Tab');
      }
      throw new Error(`Tab does not come to ${selector}`);
    };
    const caret = () => page.locator('.desk-text .caret').allTextContents();
    await page.goto(`${desk.url}/desk`);
    await page.locator('#text').waitFor();
    await tabTo('#text');
    await keyboard.insertText(ARTICLE);
    await tabTo('#title');
    await keyboard.type('A ferry line, by keys');
    await tabTo('.new-draft button');
    await press('Enter');
    await page.locator('.desk-text').waitFor();

    await tabTo('.desk-text');
    while ((await caret()).join('') !== 'Aino') await press('ArrowRight');
    await press('w', '1'); // Aino Salmi, a person
    await page.locator('.fact-form').waitFor();
    await tabTo('#field-country');
    await keyboard.type('Finl');
    await press('Enter', 'n', '2', 'Enter'); // the first quotation
    await press('n', 'w', 'Shift+W', '2', 'Enter'); // the second one
    await press('u', 'Shift+U'); // undone, and done again
    await saved(page);
    await page.getByText('No problems.').waitFor();
    await tabTo('button.main');
    await press('Enter');
    await page.getByRole('button', { name: 'Publish', exact: true }).waitFor();
    await tabTo('button.main');
    await press('Enter');
    await page.getByText('See it as readers do').waitFor();
    const { statements } = await published('a-ferry-line-by-keys');
    expect(statements).toMatchObject([
      {
        ...{ kind: 'DIRECT_QUOTE', text: 'We will have a second ferry line by the summer of next year' },
        ...{ speakers: [{ person: { slug: 'aino-salmi' } }] },
      },
      { kind: 'PARTIAL_QUOTE', citations: [spanOf('a 🚢 bridge that floats')] },
    ]);
    expect(await desk.db.prisma.person.findUnique({ where: { slug: 'aino-salmi' }, include: { country: true } })).toMatchObject({
      country: { slug: 'finland' },
    });
    expect(desk.problems).toEqual([]);
    await context.close();
  });
});
