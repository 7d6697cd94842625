import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium } from '../chromium.js';
import { ARTICLE, DeskServer, drag, saved } from './desk-server.js';

describe.skipIf(!hasChromium)('if the server requires a second person to publish', () => {
  let desk: DeskServer;
  beforeAll(async () => void (desk = await DeskServer.start({ REVIEW: 'on' })));
  afterAll(() => desk?.close());

  test('that person publishes a draft that was submitted, returned with a note, corrected and submitted again', async () => {
    const [anna, bob] = [await desk.editor('anna'), await desk.editor('bob')];
    const first = await anna.newPage();
    const annotation = JSON.stringify({ source: { slug: 'ferry', title: 'Ferry' } });
    await desk.save(first, { title: 'Ferry', slug: 'ferry', text: ARTICLE, annotation });
    const one = await desk.open(anna, 'ferry');
    await one.getByRole('button', { name: 'Finish …' }).click();
    expect(await one.getByRole('button', { name: 'Publish', exact: true }).count()).toBe(0);
    await one.getByRole('button', { name: 'Submit for review' }).click();
    await one.getByText('In review, submitted by anna.').waitFor();
    expect(await one.getByRole('button', { name: 'Publish', exact: true }).count()).toBe(0); // not by the submitter

    const other = await bob.newPage();
    await other.goto(`${desk.url}/desk`);
    await other.getByRole('table', { name: 'In review' }).getByRole('link', { name: 'Ferry' }).click();
    await other.getByRole('button', { name: 'Finish …' }).click();
    await other.getByRole('button', { name: 'Return …' }).click();
    await other.getByLabel('What to correct').fill('The first quote is missing.');
    await other.getByRole('button', { name: 'Return the draft' }).click();
    await other.getByText('Returned: The first quote is missing.').waitFor();

    await one.reload();
    await one.getByText('Returned: The first quote is missing.').waitFor();
    await drag(one, 'We will have a second ferry line by the summer of next year');
    await one.keyboard.press('2');
    await one.keyboard.press('Enter');
    await one.getByRole('button', { name: 'Finish …' }).click();
    await one.getByRole('button', { name: 'Submit for review' }).click(); // pending changes are saved first
    await one.getByText('In review, submitted by anna.').waitFor();

    await other.reload();
    await other.locator('.desk-facts').getByText('We will have a second ferry line').waitFor();
    await other.getByRole('button', { name: 'Finish …' }).click();
    await other.getByRole('button', { name: 'Publish', exact: true }).click();
    await other.getByText('See it as readers do').waitFor();
    expect(await desk.db.prisma.draft.findUnique({ where: { slug: 'ferry' } })).toMatchObject({
      state: 'PUBLISHED',
      source: 'ferry',
    });
    expect(desk.problems).toEqual([]);
    await anna.close();
    await bob.close();
  });

  test('a change to a draft in review takes it out of review', async () => {
    const bob = await desk.editor('bob');
    const first = await bob.newPage();
    const annotation = JSON.stringify({ source: { slug: 'line', title: 'Line' } });
    await desk.save(first, { title: 'Line', slug: 'line', text: ARTICLE, annotation });
    const page = await desk.open(bob, 'line');
    await page.getByRole('button', { name: 'Finish …' }).click();
    await page.getByRole('button', { name: 'Submit for review' }).click();
    await page.getByText('In review, submitted by').waitFor();
    await page.keyboard.press('Escape');
    await drag(page, 'Aino Salmi');
    await page.keyboard.press('1');
    await page.getByText('Take it back to edit it.').waitFor();
    await page.getByRole('button', { name: 'Take it back to edit' }).click();
    await page.keyboard.press('1');
    await page.keyboard.press('Enter');
    await saved(page);
    await page.getByText('In review, submitted by').waitFor({ state: 'hidden' });
    expect(await desk.db.prisma.draft.findUnique({ where: { slug: 'line' } })).toMatchObject({ state: 'DRAFT' });
    await bob.close();
  });
});
