import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium } from '../chromium.js';
import { DeskServer, saved } from './desk-server.js';

describe.skipIf(!hasChromium)('a name that is already stored', () => {
  let desk: DeskServer;
  beforeAll(async () => void (desk = await DeskServer.start()));
  afterAll(() => desk?.close());

  test('is used without losing what the draft and other sources say about that person', async () => {
    const before = await desk.db.prisma.person.findUniqueOrThrow({ where: { slug: 'kim-jong-un' } });
    const context = await desk.editor('anna');
    const first = await context.newPage();
    const people = {
      'kim-jong': { name: 'Kim Jong', aliases: ['The Marshal'] },
      'kim-jong-un': { name: 'Kim Jong-un', aliases: ['Kim the Third'], identifiers: { wikidata: 'Q56226' } },
    };
    const annotation = JSON.stringify({ source: { slug: 'using', title: 'Using' }, people });
    expect(await desk.save(first, { slug: 'using', title: 'Using', text: 'Kim Jong came.', annotation })).toMatchObject({
      errors: [],
    });
    const page = await desk.open(context, 'using');
    await page.locator('.desk-facts').getByText('Kim Jong', { exact: true }).click();
    await page.getByRole('button', { name: 'Use Kim Jong-un (North Korea)' }).click();
    await page.getByText('Used Kim Jong-un').waitFor();
    await saved(page);
    expect((await desk.stored('using')).people).toEqual({
      'kim-jong-un': {
        ...{ name: 'Kim Jong-un', country: 'north-korea', identifiers: { wikidata: 'Q56226' } },
        aliases: ['Kim the Third', 'The Marshal', 'Kim Jong'],
      },
    });
    await page.keyboard.press('Escape');
    await page.keyboard.press('u');
    await saved(page);
    expect((await desk.stored('using')).people).toEqual(people);
    await page.keyboard.press('Shift+U');
    await saved(page);
    await page.getByText('No problems.').waitFor();
    await page.getByRole('button', { name: 'Finish …' }).click();
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByText('See it as readers do').waitFor();
    const after = await desk.db.prisma.person.findUniqueOrThrow({ where: { slug: 'kim-jong-un' } });
    expect(after.identifiers).toEqual(['wikidata:Q56226']);
    expect(before.aliases.length).toBeGreaterThan(0);
    expect(after.aliases).toEqual(expect.arrayContaining([...before.aliases, 'Kim the Third', 'The Marshal', 'Kim Jong']));
    expect(desk.problems).toEqual([]);
    await context.close();
  });
});
