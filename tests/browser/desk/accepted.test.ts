import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium } from '../chromium.js';
import { DeskServer, saved } from './desk-server.js';

const TEXT = `Veldkamp opens hydrogen corridor in Windhoek

WINDHOEK, June 4 (Reuters) - Prime Minister Hanneke Veldkamp of the Netherlands arrived in Namibia on Monday for a three-day official visit focused on green hydrogen.

"We did not come here to buy sunshine. We came to build a corridor together with Namibians," Veldkamp told reporters after the talks.

President Tuli Haimbodi said that his country would not accept "contracts that leave only dust behind."

"The harbour at Walvis Bay will be ready for the first ships in 2027," Haimbodi added.

Veldkamp was accompanied by Joost Terwindt, the minister of climate and energy, and Marit de Haan, the chief executive of Port of Rotterdam. Terwindt said the first pipeline "is not a promise but a contract."

"Our two countries have known each other for a hundred years," Veldkamp said.
`;
/** Quotes by participants; nothing says that President Haimbodi takes part. */
const QUOTES = [
  'We did not come here to buy sunshine. We came to build a corridor together with Namibians',
  'is not a promise but a contract',
  'Our two countries have known each other for a hundred years',
];

describe.skipIf(!hasChromium)('accepted proposals', () => {
  let desk: DeskServer;
  beforeAll(async () => void (desk = await DeskServer.start()));
  afterAll(() => desk?.close());

  test("all appear on the page of the visit: the guest's country, the delegates and the quotes", async () => {
    const context = await desk.editor('anna');
    const page = await context.newPage();
    await page.goto(`${desk.url}/desk`);
    await page.getByLabel('Text: paste it, or drop a file').fill(TEXT);
    await page.getByLabel('Published').fill('2019-06-04');
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.locator('.desk-text').waitFor();
    await page.keyboard.press('j');
    const status = page.getByLabel('Status', { exact: true });
    for (let presses = 0; presses < 60; presses++) {
      if ((await page.getByRole('heading', { name: 'Needs your decision' }).count()) > 0) await page.keyboard.press('x'); // is then shown
      if ((await page.getByRole('heading', { name: /^Proposal/ }).count()) === 0) await page.keyboard.press('j');
      if (await page.getByText('No open proposals.').isVisible()) break;
      await page.keyboard.press('a');
      if ((await status.count()) === 0 || (await status.inputValue()) !== '') continue;
      await status.selectOption('COMPLETED'); // of a visit that is not sure
      await page.keyboard.press('Enter');
    }
    await page.getByText('No open proposals.').waitFor();
    await saved(page);
    await page.getByText('No problems.').waitFor();
    await page.getByRole('button', { name: 'Finish …' }).click();
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByRole('link', { name: 'See it as readers do' }).click();
    await page
      .getByRole('link', { name: /visit to Namibia/ })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: /visit to Namibia/ }).waitFor();
    const shown = (await page.locator('main').textContent())!;
    for (const words of ['Netherlands', 'Joost Terwindt', 'Marit de Haan', ...QUOTES]) expect.soft(shown).toContain(words);
    const visit = await desk.db.prisma.visit.findFirstOrThrow({
      where: { hostCountry: { slug: 'namibia' } },
      include: { guestCountry: true, statements: true },
    });
    expect([visit.guestCountry?.slug, visit.statements.length]).toEqual(['netherlands', QUOTES.length]);

    const decided = await desk.db.prisma.proposal.findMany({ where: { confidence: { gte: 0.9 } } });
    const accepted = decided.filter(({ outcome }) => outcome === 'ACCEPTED').length;
    expect(accepted).toBeGreaterThan(5);
    await page.goto(`${desk.url}/desk`);
    const counts = page.getByRole('table', { name: 'What editors made of sure proposals' });
    expect(await counts.getByRole('row', { name: /^All/ }).getByRole('cell').allTextContents()).toEqual([
      `${accepted}`,
      '0',
      '0',
      '0.0',
    ]);
    expect(desk.problems).toEqual([]);
    await context.close();
  });
});
