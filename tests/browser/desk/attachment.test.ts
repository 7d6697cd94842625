import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { hasChromium } from '../chromium.js';
import { DeskServer, drag, offsetsOf, saved } from './desk-server.js';

const TEXT = `Two trips of one spring

TALLINN – Prime Minister Aino Salmi of Finland visited Estonia on 14 May 2019. She was accompanied by Pekka Lahti, the minister of transport.

Her foreign minister, Liisa Aalto, went to Norway on 20 May 2019.
`;

describe.skipIf(!hasChromium)('a fact entered by an editor', () => {
  let desk: DeskServer;
  beforeAll(async () => void (desk = await DeskServer.start()));
  afterAll(() => desk?.close());

  const at = (words: string) => offsetsOf(words, TEXT);
  const people = { 'aino-salmi': { name: 'Aino Salmi', country: 'finland' } };
  const open = async (slug: string, claims: object, proposals: object[] = []): Promise<Page> => {
    const context = await desk.editor('anna');
    const page = await context.newPage();
    const annotation = JSON.stringify({ source: { slug, title: slug }, ...claims });
    expect(await desk.save(page, { slug, title: slug, text: TEXT, annotation, proposals })).toMatchObject({ errors: [] });
    await page.close();
    return desk.open(context, slug);
  };

  test('is attached to the visit around the words, and to the person after a title', async () => {
    const visit = (title: string, words: string) => ({ title, status: 'COMPLETED', cite: [at(words)] });
    const visits = {
      estonia: visit('To Estonia', 'visited Estonia on 14 May 2019'),
      norway: visit('To Norway', 'went to Norway on 20 May 2019'),
    };
    const page = await open('attached', { people, visits });
    await drag(page, 'Pekka Lahti');
    await page.keyboard.press('4');
    await page.getByRole('button', { name: /^Done/ }).click();
    await drag(page, 'Prime Minister Aino Salmi');
    await page.keyboard.press('4');
    await page.getByRole('button', { name: /^Done/ }).click();
    await drag(page, 'Liisa Aalto');
    await page.keyboard.press('4');
    await page.getByRole('button', { name: /^Done/ }).click();
    await drag(page, 'Prime Minister Aino Salmi');
    await page.keyboard.press('1');
    await page.getByRole('heading', { name: 'Person: Aino Salmi' }).waitFor(); // the existing entry
    await saved(page);
    const stored = await desk.stored('attached');
    expect(Object.keys(stored.people)).toEqual(['aino-salmi']);
    expect(stored.visits.estonia.delegation).toMatchObject([
      { name: 'Pekka Lahti' },
      { name: 'Aino Salmi', person: 'aino-salmi', role: 'Prime Minister' },
    ]);
    expect(stored.visits.norway.delegation).toMatchObject([{ name: 'Liisa Aalto', capacity: 'HEAD' }]);
    expect(desk.problems).toEqual([]);
  });

  test('is attached only once: accepting an office accepts its person, and pressing the key a second time does nothing', async () => {
    const words = 'Aino Salmi';
    const proposal = (name: string, type: string, key: object, claim: object) => ({
      ...{ name, type, key, claim, reason: `It stands there: ${name}`, confidence: 0.7, proposedBy: 'rules' },
      passages: [at(words)],
    });
    const page = await open('once', {}, [
      proposal(
        'office',
        'POSITION',
        { person: 'aino-salmi' },
        { title: 'Prime Minister', person: 'aino-salmi', cite: [at(words)] },
      ),
      proposal('person', 'PERSON', { slug: 'aino-salmi' }, people['aino-salmi']),
    ]);
    await drag(page, words);
    await page.getByRole('button', { name: 'Proposal: Office' }).click();
    await page.keyboard.press('a');
    await page.keyboard.press('a');
    await page.keyboard.press('a');
    await page.getByText('No open proposals.', { exact: true }).waitFor();
    expect(await page.getByRole('heading', { name: /^Proposal/ }).count()).toBe(0);
    await saved(page);
    expect(await desk.stored('once')).toMatchObject({ people, positions: [{ person: 'aino-salmi' }] });
    await page.keyboard.press('u'); // one step for both
    await saved(page);
    const { people: none, positions } = await desk.stored('once');
    expect([none, positions]).toEqual([undefined, undefined]);
    expect(desk.problems).toEqual([]);
  });
});
