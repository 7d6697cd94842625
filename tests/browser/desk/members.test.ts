import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium } from '../chromium.js';
import { DeskServer, drag, saved } from './desk-server.js';

const TEXT = 'President Ann Lee met Kim Jong-un and envoys of China in Suva. "Yes, we will come back," they said.';
const ANNOTATION = {
  source: { slug: 'met', title: 'Met' },
  people: { 'ann-lee': { name: 'Ann Lee', country: 'fiji' } },
  visits: { v: { title: 'V', status: 'COMPLETED', hostCountry: 'fiji', guestCountry: 'north-korea', cite: [[0, 62]] } },
  events: { talks: { title: 'Talks', kind: 'TALKS', status: 'COMPLETED', visit: 'v', cite: [[0, 62]] } },
  statements: { yes: { kind: 'DIRECT_QUOTE', text: 'Yes, we will come back', cite: [[64, 86]] } },
};

describe.skipIf(!hasChromium)('the event form', () => {
  let desk: DeskServer;
  beforeAll(async () => void (desk = await DeskServer.start()));
  afterAll(() => desk?.close());

  test('offers names from the text, the store and all countries, by mouse and by keyboard, as does the quote form', async () => {
    const context = await desk.editor('anna');
    const first = await context.newPage();
    const annotation = JSON.stringify(ANNOTATION);
    expect(await desk.save(first, { slug: 'met', title: 'Met', text: TEXT, annotation })).toMatchObject({ errors: [] });
    const page = await desk.open(context, 'met');
    await page.locator('.desk-facts').getByText('Talks', { exact: true }).click();
    await page.getByRole('button', { name: '+ Ann Lee' }).click(); // the words name her
    const search = page.getByRole('combobox', { name: 'Participants' });
    await search.fill('kim jong un');
    await page.getByRole('option', { name: 'Kim Jong-un stored, North Korea' }).click();
    await search.press('ArrowDown');
    await page.getByRole('option', { name: 'Ann Lee' }).waitFor();
    await search.press('Escape');
    expect(await page.getByRole('listbox').count()).toBe(0);
    await search.pressSequentially('China');
    await page.getByRole('option', { name: 'China', exact: true }).waitFor();
    await search.press('Enter');
    await search.pressSequentially('Zo Quux');
    for (let press = 0; press < 2; press++) await search.press('ArrowUp'); // over the new organization
    await page.getByRole('option', { name: 'Zo Quux new person', selected: true }).waitFor();
    await search.press('Enter');
    await page.getByLabel('Side of Zo Quux').selectOption('HOST');
    const cite = [[0, 62]];
    const there = [
      { person: 'ann-lee', side: 'HOST', cite },
      { person: 'kim-jong-un', side: 'GUEST', cite },
      { country: 'china', cite },
    ];
    const stored = async () => (await saved(page), await desk.stored('met'));
    expect((await stored()).events).toMatchObject({
      talks: { participants: [...there, { person: 'zo-quux', side: 'HOST' }] },
    });
    await page.getByRole('button', { name: 'Remove Zo Quux' }).click();
    expect((await stored()).events).toMatchObject({ talks: { participants: there } });
    expect((await stored()).people).toMatchObject({ 'kim-jong-un': { name: 'Kim Jong-un', country: 'north-korea' } });
    await search.press('Enter');
    await page.getByRole('form', { name: /^Event/ }).waitFor({ state: 'detached' });

    await page.locator('.desk-facts').getByText('Yes, we will come back').click();
    await page.getByRole('combobox', { name: 'Speakers', exact: true }).pressSequentially('north kor');
    await page.getByRole('option', { name: 'North Korea', exact: true }).waitFor();
    await page.keyboard.press('Enter');
    expect((await stored()).statements).toMatchObject({ yes: { speakers: [{ country: 'north-korea' }] } });
    await page.getByRole('combobox', { name: 'Speakers', exact: true }).pressSequentially('vietnam');
    await page.getByRole('option', { name: 'North Vietnam', exact: true }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: 'Speakers', exact: true }).pressSequentially('Bo Nobody');
    expect(await page.getByText('was not added').count()).toBe(0);
    await page.getByLabel('Words', { exact: true }).click();
    await page.getByText('“Bo Nobody” was not added. Choose it from the list.').waitFor();
    expect((await stored()).statements.yes.speakers).toEqual([{ country: 'north-korea' }, { country: 'vietnam' }]);
    expect(desk.problems).toEqual([]);
    await context.close();
  });

  test('of a visit asks for the side of a delegate whose country is unknown, and completes the country from it', async () => {
    const context = await desk.editor('cara');
    const first = await context.newPage();
    const annotation = JSON.stringify(ANNOTATION);
    expect(await desk.save(first, { slug: 'sides', title: 'Sides', text: TEXT, annotation })).toMatchObject({ errors: [] });
    const page = await desk.open(context, 'sides');
    await page.locator('.desk-facts').getByText('V', { exact: true }).click();
    await page.getByRole('combobox', { name: 'Delegates' }).pressSequentially('Zo Quux');
    await page.getByRole('option', { name: 'Zo Quux new person' }).click();
    await page.getByText('Added Zo Quux. Choose the side.').waitFor();
    await page.getByText('Side: Choose one from the list.').waitFor();
    const stored = async () => (await saved(page), (await desk.stored('sides')).people['zo-quux']);
    expect(await stored()).toEqual({ name: 'Zo Quux' });
    for (const [side, country, name] of [
      ['GUEST', 'north-korea', 'North Korea'],
      ['HOST', 'fiji', 'Fiji'],
    ] as const) {
      await page.getByLabel('Side of Zo Quux').selectOption(side);
      await page.getByText(`Also set: Person Zo Quux (Country: ${name})`).waitFor();
      expect(await stored()).toEqual({ name: 'Zo Quux', country });
    }
    expect(desk.problems).toEqual([]);
    await context.close();
  });

  test('shows and sets the words, the side and the role of each participant, by mouse and by keyboard', async () => {
    const context = await desk.editor('bea');
    const first = await context.newPage();
    const annotation = JSON.stringify(ANNOTATION);
    expect(await desk.save(first, { slug: 'cited', title: 'Cited', text: TEXT, annotation })).toMatchObject({ errors: [] });
    const page = await desk.open(context, 'cited');
    await page.locator('.desk-facts').getByText('Talks', { exact: true }).click();
    const add = page.getByRole('button', { name: 'Add the selected words' });
    expect([await add.isVisible(), await add.isDisabled()]).toEqual([true, true]);
    await page.getByRole('button', { name: '+ Ann Lee' }).click();
    await drag(page, 'envoys of China'); // the next participant cites these words
    expect(await add.isDisabled()).toBe(false);
    const search = page.getByRole('combobox', { name: 'Participants' });
    await search.pressSequentially('Envoys');
    await page.getByRole('option', { name: 'Envoys new person' }).click();
    await page.getByLabel('Side of Envoys').focus();
    await page.keyboard.type('Host');
    await page.keyboard.press('Tab');
    await page.keyboard.type('mediators');
    const envoys = { person: 'envoys', side: 'HOST', role: 'mediators', cite: [[38, 53]] };
    const stored = async () => (await saved(page), (await desk.stored('cited')).events.talks);
    expect((await stored()).participants).toMatchObject([{ person: 'ann-lee', cite: [[0, 62]] }, envoys]);

    await drag(page, 'Ann Lee met Kim Jong-un');
    await page.getByRole('button', { name: 'Move to the selected words' }).click();
    const moved = [[10, 33]];
    expect(await stored()).toMatchObject({ cite: moved, participants: [{ person: 'ann-lee', cite: moved }, envoys] });
    await page.locator('.members').getByText('“envoys of China”').waitFor();
    await page.locator('.chosen').getByRole('button', { name: 'Ann Lee', exact: true }).click();
    await page.getByText('The same words as the event; they move together.').waitFor();

    await page.locator('.desk-facts').getByText('Yes, we will come back').click();
    const occasion = page.getByLabel('Said during', { exact: true });
    await occasion.selectOption({ label: '– Talks' });
    await saved(page);
    expect((await desk.stored('cited')).statements).toMatchObject({ yes: { visit: 'v', event: 'talks' } });
    await occasion.selectOption({ label: 'V' });
    await saved(page);
    expect((await desk.stored('cited')).statements.yes).toEqual({ ...ANNOTATION.statements.yes, visit: 'v' });
    expect(desk.problems).toEqual([]);
    await context.close();
  });
});
