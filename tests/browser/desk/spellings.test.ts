import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { importAnnotations } from '../../../src/store/import/import.js';
import type { Role } from '../../../src/shared/viewer.js';
import { clear } from '../../store/dump.js';
import { violations } from '../accessible.js';
import { sample, slowTest } from '../../support/thorough.js';
import { hasChromium } from '../chromium.js';
import { DeskServer } from './desk-server.js';

const visit = (title: string, start: string, names: Record<string, string>) => ({
  ...{ title, status: 'COMPLETED', hostCountry: 'spain', start, cite: [[0, 0]] },
  delegation: Object.entries(names).map(([person, name]) => ({ name, person, side: 'GUEST', cite: [[0, 0]] })),
});

/** Pairs that are one person, pairs that are two, and a group of three. Kim Jong-un and Kim Jong-il are not similar enough. */
const annotation = {
  source: { slug: 'list', kind: 'LINK', title: 'List', url: 'https://example.org/list' },
  people: {
    'bjarni-benediktsson': { name: 'Bjarni Benediktsson', country: 'iceland' },
    'bjarni-benediktsson-2': { name: 'Bjarni Benediktsson', country: 'iceland' },
    'donald-trump': { name: 'Donald Trump', aliases: ['Donald J. Trump'], country: 'united-states' },
    'donald-j-trump': { name: 'Donald J. Trump', country: 'united-states' },
    'kim-jong-un': { name: 'Kim Jong-un', country: 'north-korea' },
    'kim-jong-il': { name: 'Kim Jong-il', country: 'north-korea' },
    'papandreou-1': { name: 'Papandreou', country: 'greece' },
    'papandreou-2': { name: 'Papandreou', country: 'greece' },
    'papandreou-3': { name: 'Papandreou', country: 'greece', identifiers: { wikidata: 'Q42' } },
  },
  positions: [
    { title: 'president', person: 'donald-trump', country: 'united-states', start: '2017', status: 'UNKNOWN', cite: [[0, 0]] },
  ],
  visits: {
    first: visit('Bjarni in Spain', '1969-05', { 'bjarni-benediktsson': 'Bjarni Benediktsson' }),
    second: visit('Bjarni and Bjarni in Spain', '2024-05', {
      'bjarni-benediktsson': 'Bjarni B.',
      'bjarni-benediktsson-2': 'Bjarni Benediktsson',
    }),
    third: visit('Trump in Spain', '2018-03', { 'donald-trump': 'Trump' }),
    fourth: visit('Trump in Spain again', '2019-03', { 'donald-j-trump': 'Donald J. Trump' }),
  },
} as never;

describe.skipIf(!hasChromium)('people who may be the same', () => {
  let desk: DeskServer;
  beforeAll(async () => void (desk = await DeskServer.start()));
  afterAll(() => desk?.close());
  beforeEach(async () => {
    await clear(desk.db);
    await desk.db.prisma.toldApart.deleteMany();
    expect(await importAnnotations(desk.db.prisma, [{ annotation }])).toMatchObject({ reports: [{}] });
  });

  const open = async (role: Role = 'ADMIN', options = {}): Promise<Page> => {
    const page = await (await desk.editor('anna', options, role)).newPage();
    await page.goto(`${desk.url}/desk/data/spellings`);
    await page.locator('.side-by-side').waitFor();
    return page;
  };
  const says = (page: Page, text: string) => page.locator('.status', { hasText: text }).waitFor();
  /** Presses the key of a step once the step is possible: keys do nothing until the comparison has loaded. */
  const press = async (page: Page, step: string, key: string) => {
    await page.getByRole('button', { name: step, disabled: false }).waitFor();
    await page.keyboard.press(key);
  };
  /** The dialog opens with the focus on Cancel. */
  const merge = async (page: Page) => {
    await page.getByRole('dialog').getByText('is kept.').waitFor();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
  };
  const people = async () =>
    (await desk.db.prisma.person.findMany({ select: { slug: true }, orderBy: { slug: 'asc' } })).map(({ slug }) => slug);
  const apart = async () =>
    (await desk.db.prisma.toldApart.findMany({ orderBy: { one: 'asc' } })).map(({ one, other, by }) => [one, other, by]);

  test('are permanently merged or marked as different with the mouse', async () => {
    const page = await open();
    await says(page, '1 of 3: Bjarni Benediktsson, Bjarni Benediktsson.');
    const table = page.locator('.side-by-side');
    expect(await table.locator('mark').allTextContents()).toContain('Iceland');
    await page.getByText('Two people? From 1969 to 2024 is 55 years.').waitFor();
    await page.getByText('Two people? Both took part in Bjarni and Bjarni in Spain').waitFor();
    await page.getByRole('button', { name: 'Two people' }).click();
    await says(page, 'Kept as different people. 1 of 2: Donald');
    expect(await apart()).toEqual([['bjarni-benediktsson', 'bjarni-benediktsson-2', 'anna']]);

    await page.getByRole('button', { name: 'Keep the other name' }).click();
    await page.getByRole('button', { name: 'Keep the other name' }).click();
    await page.getByText('president, United States, 2017').waitFor();
    await page.getByRole('columnheader', { name: 'Donald Trump' }).getByText('will be kept if you merge them').waitFor();
    await page.getByRole('button', { name: 'One person' }).click();
    await page.getByRole('dialog').getByText('Donald Trump (donald-trump, 2017 to 2018) is kept.').waitFor();
    expect(await people()).toContain('donald-j-trump');
    await page.getByRole('button', { name: 'Merge' }).click();
    await says(page, 'Merged into Donald Trump. 1 of 1: Papandreou');
    expect(await people()).not.toContain('donald-j-trump');

    await page.reload();
    await says(page, '1 of 1: Papandreou, Papandreou, Papandreou.');
    await page.context().close();
  });

  test('can be postponed, marked as different, undone and merged with the keyboard alone', async () => {
    const page = await open();
    await page.keyboard.press('l');
    await says(page, 'Moved to the end. 1 of 3: Donald');
    await page.keyboard.press('k');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await says(page, '3 of 3 (postponed): Bjarni');
    await page.locator('.side-by-side', { hasText: 'bjarni-benediktsson' }).waitFor();
    await press(page, 'Two people', 't');
    await says(page, 'Kept as different people.');
    expect(await apart()).toHaveLength(1);
    await press(page, 'Undo', 'u');
    await says(page, 'Undone.');
    expect(await apart()).toEqual([]);
    await page.locator('.side-by-side', { hasText: 'donald-trump' }).waitFor();

    await press(page, 'One person', 'o');
    await page.keyboard.press('Enter'); // Cancel
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await people()).toHaveLength(9);
    await press(page, 'One person', 'o');
    await merge(page);
    await says(page, 'Merged into');
    expect(await people()).toHaveLength(8);
    await press(page, 'Undo', 'u');
    await page.getByRole('alert').getByText('A merge cannot be undone').waitFor();
    expect(desk.problems).toEqual([]);
    await page.context().close();
  });

  test('are not merged if the dialog is dismissed, even after another merge', async () => {
    const page = await open();
    await page.locator('.settle-list').getByText('Donald Trump').click();
    await page.locator('.side-by-side', { hasText: 'donald-trump' }).waitFor();
    await press(page, 'One person', 'o');
    await merge(page);
    await says(page, 'Merged into');
    expect(await people()).toHaveLength(8);

    await page.locator('.side-by-side', { hasNotText: 'donald-trump' }).waitFor();
    await press(page, 'One person', 'o');
    await page.getByRole('dialog').getByText('is kept.').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await press(page, 'Later', 'l');
    await says(page, 'Moved to the end.');
    expect(await people()).toHaveLength(8);
    await page.context().close();
  });

  slowTest('can be a group of three, two of whom are the same person', async () => {
    const page = await open();
    await page.locator('.settle-list').getByText('Papandreou').click();
    await page.getByRole('columnheader', { name: 'papandreou-3' }).waitFor();
    await page.getByRole('button', { name: 'Leave out papandreou-3' }).click();
    await press(page, 'One person', 'o');
    await merge(page);
    await says(page, 'Merged into Papandreou.');
    expect((await people()).filter((slug) => slug.startsWith('papandreou'))).toEqual(['papandreou-1', 'papandreou-3']);
    await page.locator('.settle-list').getByText('Papandreou').first().click();
    await page.locator('.side-by-side thead th').nth(1).waitFor();
    await press(page, 'Two people', 't');
    await says(page, 'Kept as different people.');
    expect(await apart()).toEqual([['papandreou-1', 'papandreou-3', 'anna']]);
    await page.context().close();
  });

  slowTest('are shown again, and not merged, if one has changed in the meantime', async () => {
    const page = await open();
    await page.locator('.settle-list').getByText('Donald').click();
    await page.getByRole('columnheader', { name: 'donald-j-trump' }).waitFor();
    await desk.db.prisma.person.update({ where: { slug: 'donald-j-trump' }, data: { version: 7 } });
    await press(page, 'One person', 'o');
    await merge(page);
    await page.getByRole('alert').getByText('Check them again').waitFor();
    expect(await people()).toHaveLength(9);
    await press(page, 'One person', 'o');
    await merge(page);
    await says(page, 'Merged into');
    expect(await people()).toHaveLength(8);
    await page.context().close();
  });

  test('are visible to editors, who cannot decide on them', async () => {
    const page = await open('EDITOR');
    expect(await page.getByRole('button', { name: 'Two people' }).isDisabled()).toBe(true);
    await page.keyboard.press('t');
    await page.keyboard.press('j');
    await says(page, '2 of 3');
    expect(await apart()).toEqual([]);
    await page.getByText('Only administrators can decide').waitFor();
    await page.context().close();
  });

  test.each(sample([1400, 390], 2))("pass axe's WCAG checks and are not cut off, %d pixels wide", async (width) => {
    const page = await open('ADMIN', { viewport: { width, height: 850 } });
    await page.locator('.evidence', { hasText: 'Two people?' }).waitFor();
    const found = [...(await violations(page))];
    await press(page, 'One person', 'o');
    found.push(...(await violations(page)));
    expect(found).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    const tree = await page.locator('.settle-columns').ariaSnapshot();
    expect(tree).toMatch(/region "Bjarni Benediktsson, Bjarni Benediktsson"[^]*columnheader[^]*rowheader "Names"/);
    await page.context().close();
  });
});
