import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BrowserContext, Page } from 'playwright-core';
import { hasChromium } from '../chromium.js';
import { ARTICLE, DeskServer, drag, saved } from './desk-server.js';

const ANNOTATION = {
  source: { slug: 'ferry', title: 'Ferry' },
  people: { 'aino-salmi': { name: 'Aino Salmi' }, 'jaan-tamm': { name: 'Jaan Tamm' } },
};

describe.skipIf(!hasChromium)('the input of editors is kept', () => {
  let desk: DeskServer;
  beforeAll(async () => void (desk = await DeskServer.start()));
  afterAll(() => desk?.close());

  const begun = async (context: BrowserContext, slug: string): Promise<Page> => {
    const first = await context.newPage();
    const input = { title: slug, slug, text: ARTICLE, annotation: JSON.stringify(ANNOTATION) };
    expect(await desk.save(first, input)).toMatchObject({ errors: [] });
    await first.close();
    return desk.open(context, slug);
  };
  const openFact = (page: Page, name: string) => page.locator('.desk-facts').getByRole('button', { name }).click();
  const rename = async (page: Page, from: string, to: string) => {
    await openFact(page, from);
    await page.getByLabel('Name', { exact: true }).fill(to);
  };
  const peopleOf = async (slug: string) => (await desk.stored(slug)).people;

  test('if two editors change different things, both changes are kept', async () => {
    const [anna, bob] = [await desk.editor('anna'), await desk.editor('bob')];
    const one = await begun(anna, 'two-editors');
    const other = await desk.open(bob, 'two-editors');
    await rename(one, 'Aino Salmi', 'Aino Maria Salmi');
    await saved(one);
    await rename(other, 'Jaan Tamm', 'Jaan Peeter Tamm');
    await other.getByText('Merged with changes by anna.').waitFor();
    await saved(other);
    expect(await peopleOf('two-editors')).toMatchObject({
      'aino-salmi': { name: 'Aino Maria Salmi' },
      'jaan-tamm': { name: 'Jaan Peeter Tamm' },
    });
    await anna.close();
    await bob.close();
  });

  test('if their changes conflict, the second editor is shown both versions and the original', async () => {
    const [anna, bob] = [await desk.editor('anna'), await desk.editor('bob')];
    const one = await begun(anna, 'a-conflict');
    const other = await desk.open(bob, 'a-conflict');
    await rename(one, 'Aino Salmi', 'A. Salmi');
    await rename(one, 'Jaan Tamm', 'J. Tamm');
    await saved(one);
    await other.route('**/graphql', (route) => route.abort()); // until both are typed
    await rename(other, 'Aino Salmi', 'Salmi, Aino');
    await rename(other, 'Jaan Tamm', 'Tamm, Jaan');
    await other.unroute('**/graphql');
    const choices = other.locator('.choice');
    await choices.nth(1).waitFor();
    expect(await choices.first().locator('dd').allTextContents()).toEqual(['Aino Salmi', 'Salmi, Aino', 'A. Salmi']);
    expect((await peopleOf('a-conflict'))['aino-salmi'].name).toBe('A. Salmi'); // nothing is saved yet
    await choices.first().getByRole('button', { name: 'Keep mine' }).click();
    await choices.first().getByRole('button', { name: 'Take theirs' }).click();
    await saved(other);
    expect(await peopleOf('a-conflict')).toMatchObject({
      'aino-salmi': { name: 'Salmi, Aino' },
      'jaan-tamm': { name: 'J. Tamm' },
    });
    await anna.close();
    await bob.close();
  });

  test('killing a tab while the server is down loses nothing typed a second earlier, and undo still works', async () => {
    const context = await desk.editor('anna');
    const page = await begun(context, 'killed-tab');
    await page.route('**/graphql', (route) => route.abort());
    await rename(page, 'Aino Salmi', 'Aino Maria Salmi');
    await page.waitForTimeout(1_000);
    const session = await context.newCDPSession(page);
    void session.send('Page.crash').catch(() => {}); // it is not answered
    await page.waitForEvent('crash');
    const again = await desk.open(context, 'killed-tab');
    await saved(again);
    expect((await peopleOf('killed-tab'))['aino-salmi'].name).toBe('Aino Maria Salmi');
    await again.locator('.desk-text').focus();
    await again.keyboard.press('u');
    await again.getByText('Undone:').waitFor();
    await saved(again);
    expect((await peopleOf('killed-tab'))['aino-salmi'].name).toBe('Aino Salmi');
    await context.close();
  });

  test('everything that an editor types while the server stops and restarts is saved', async () => {
    const context = await desk.editor('anna');
    const page = await begun(context, 'killed-server');
    await openFact(page, 'Aino Salmi');
    const name = page.getByLabel('Name', { exact: true });
    await name.fill('');
    await name.pressSequentially('Aino Maria ', { delay: 20 });
    await desk.stop();
    await name.pressSequentially('Elisabet Salmi', { delay: 60 });
    await page.getByText('The server is not responding.').waitFor();
    await page.keyboard.press('Enter');
    await drag(page, 'Pekka Lahti');
    await page.keyboard.press('1');
    await page.keyboard.press('Enter');
    await desk.listen();
    await saved(page);
    expect(await peopleOf('killed-server')).toMatchObject({
      'aino-salmi': { name: 'Aino Maria Elisabet Salmi' },
      'pekka-lahti': { name: 'Pekka Lahti' },
    });
    await context.close();
  });

  test('an expired session loses nothing, since the draft is saved after signing in again', async () => {
    const context = await desk.editor('anna');
    const page = await begun(context, 'session-ends');
    const cookies = await context.cookies();
    await context.clearCookies();
    await rename(page, 'Aino Salmi', 'Aino Maria Salmi');
    await page.getByText('Your session has ended.').waitFor();
    await context.addCookies(cookies);
    await saved(page);
    expect((await peopleOf('session-ends'))['aino-salmi'].name).toBe('Aino Maria Salmi');
    await context.close();
  });
});
