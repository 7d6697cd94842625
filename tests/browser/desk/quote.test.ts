import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium } from '../chromium.js';
import { DeskServer, drag, saved } from './desk-server.js';

const TEXT = 'Wells had been expected in Fiji. Her spokesperson, Ivo Tamm, said a new date would follow.';
const ANNOTATION = {
  source: { slug: 'quote', title: 'Quote' },
  people: { 'ivo-tamm': { name: 'Ivo Tamm' } },
  visits: { v: { title: 'A visit to Fiji', status: 'POSTPONED', hostCountry: 'fiji', cite: [[0, 32]] } },
  statements: {
    later: { kind: 'PARAPHRASE', text: 'There will be another date.', speakers: [{ person: 'ivo-tamm' }], cite: [[33, 90]] },
  },
};

describe.skipIf(!hasChromium)('the form of a quote', () => {
  let desk: DeskServer;
  beforeAll(async () => void (desk = await DeskServer.start()));
  afterAll(() => desk?.close());

  test('takes the capacity of a speaker, explains who reports, and searches where there is nothing to choose', async () => {
    const context = await desk.editor('anna');
    const first = await context.newPage();
    const annotation = JSON.stringify(ANNOTATION);
    expect(await desk.save(first, { slug: 'quote', title: 'Quote', text: TEXT, annotation })).toMatchObject({ errors: [] });
    const page = await desk.open(context, 'quote');
    const stored = async () => (await saved(page), await desk.stored('quote'));
    await page.locator('.desk-facts').getByText('another date').click();
    const capacity = page.getByLabel('Capacity of Ivo Tamm, as printed');
    await capacity.click();
    await page.keyboard.type('her spokesperson');
    await page.keyboard.press('Enter'); // does not remove the speaker
    await page.locator('.fact-form').waitFor({ state: 'detached' });
    expect((await stored()).statements.later.speakers).toEqual([{ person: 'ivo-tamm', role: 'her spokesperson' }]);
    await page.locator('.desk-facts').getByText('another date').click();
    await capacity.fill('');
    expect((await stored()).statements.later.speakers).toEqual([{ person: 'ivo-tamm' }]);
    const hint = page.getByText('The outlet credited or ministry quoted');
    await hint.hover({ force: true });
    const bottom = await hint.evaluate((each) => each.getBoundingClientRect().bottom);
    const next = page.locator('.field:has(#field-reportedBy) + .field :is(input, select)').first();
    expect(bottom).toBeLessThanOrEqual((await next.boundingBox())!.y);

    await page.locator('.desk-facts').getByText('A visit to Fiji').click();
    await page.getByText('More fields').click();
    await page.getByRole('combobox', { name: 'Journey' }).click();
    await page.keyboard.type('Wells, spring');
    await page.getByRole('option', { name: 'new journey' }).click();
    expect(await page.getByLabel('Journey', { exact: true }).inputValue()).toBe('wells-spring');
    expect((await stored()).visits.v.journey).toBe('wells-spring');
    expect(desk.problems).toEqual([]);
  });

  test('takes the words of two passages, and pages show both', async () => {
    const context = await desk.editor('bo');
    const text = 'Bo Ek, the mayor of Suva, spoke. “We trade with everybody,” he said, “but we have a list.”';
    const annotation = JSON.stringify({
      source: { slug: 'list', title: 'The list' },
      people: { 'bo-ek': { name: 'Bo Ek' } },
      statements: {
        list: { kind: 'PARTIAL_QUOTE', text: 'but we have a list.', speakers: [{ person: 'bo-ek' }], cite: [[70, 89]] },
      },
    });
    const first = await context.newPage();
    expect(await desk.save(first, { slug: 'list', title: 'The list', text, annotation })).toMatchObject({ errors: [] });
    const page = await desk.open(context, 'list');
    await page.locator('.desk-facts').getByText('but we have a list').click();
    await drag(page, 'We trade with everybody');
    await page.getByRole('button', { name: 'Add the selected words' }).click();
    await page.keyboard.press('Enter'); // the button that had the focus is disabled
    await page.locator('.fact-form').waitFor({ state: 'detached' });
    await saved(page);
    const words = 'We trade with everybody … but we have a list.';
    expect((await desk.stored('list')).statements.list).toMatchObject({
      text: words,
      cite: [
        [34, 57],
        [70, 89],
      ],
    });
    await page.getByRole('button', { name: 'Finish …' }).click();
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByRole('link', { name: 'See it as readers do' }).click();
    await page.getByText(words).first().waitFor();
    expect(desk.problems).toEqual([]);
  });
});
