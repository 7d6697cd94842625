import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { violations } from '../accessible.js';
import { slowTest } from '../../support/thorough.js';
import { hasChromium } from '../chromium.js';
import { DeskServer } from './desk-server.js';

const MAPPING = `source: { slug: visits, kind: DATASET, title: Visits, licence: CC0-1.0 }
format: { csv: {} }
key: visit-{id}
visit:
  title: '{person} in {host}'
  status: COMPLETED
  hostCountry: { from: host, countries: countries.csv }
  start: { from: day, formats: [yyyy-MM-dd] }
  delegation: { from: person }
`;
const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
const CSV = file(
  'visits.csv',
  'id,host,day,person\n1,China,2018-03-25,Kim Jong-un\n2,Chinna,2018-05-07,Kim Jong-un\n3,Red China,1975-04-18,Kim Il-sung\n',
);
const COUNTRIES = file('countries.csv', 'name,from,to,slug\nRed China,,,china\n');

describe.skipIf(!hasChromium)('the preview of a mapping', () => {
  let desk: DeskServer;
  beforeAll(async () => void (desk = await DeskServer.start()));
  afterAll(() => desk?.close());

  const open = async (options = {}): Promise<Page> => {
    const page = await (await desk.editor('anna', options)).newPage();
    await page.goto(`${desk.url}/desk/data/mapping`);
    await page.getByLabel('Mapping, in YAML').waitFor();
    return page;
  };
  const says = (page: Page, text: string) => page.locator('.status', { hasText: text }).waitFor();
  const fill = async (page: Page, mapping = MAPPING) => {
    await page.getByLabel('Mapping, in YAML').fill(mapping);
    await page.getByLabel('File: CSV, XML or .xlsx').setInputFiles(CSV);
    await page.getByLabel('Lists that the mapping refers to').setInputFiles(COUNTRIES);
  };

  test('shows totals, problems by row with similar country names, findings and records, using the mouse', async () => {
    const page = await open();
    expect(await page.getByRole('button', { name: 'Preview' }).isDisabled()).toBe(true);
    const sources = await desk.db.prisma.source.count();
    await fill(page);
    await page.getByRole('button', { name: 'Preview' }).click();
    await says(page, '3 records read, 2 used, 1 refused: 2 visits. 1 problem.');
    const row = page.getByRole('row', { name: /visits\.csv:3, row 3/ });
    expect(await row.textContent()).toMatch(/host.*no country is called "Chinna": nearest are china.*country-unknown/);
    await page.getByRole('heading', { name: 'Distinct values by column' }).waitFor();
    expect(await page.locator('.previewed pre').first().textContent()).toContain('hostCountry: china');
    const command = page.getByLabel('Import command');
    expect(await command.textContent()).toBe('npx communique import --mapping mapping.yaml visits.csv');
    expect(await desk.db.prisma.source.count()).toBe(sources);
    await page.context().close();
  });

  test('can be used with the keyboard alone', async () => {
    const page = await open();
    await fill(page);
    await page.getByRole('link', { name: 'Desk', exact: true }).focus();
    await page.keyboard.press('p');
    await says(page, '3 records read');
    const focused = () => page.evaluate(() => document.activeElement!.textContent);
    await page.keyboard.press('j');
    expect(await focused()).toMatch(/^Problems/);
    await page.keyboard.press('j');
    expect(await focused()).not.toMatch(/^Problems/);
    await page.keyboard.press('k');
    expect(await focused()).toMatch(/^Problems/);
    await page.context().close();
  });

  test('says where an invalid mapping is wrong, and reads nothing if a file is missing', async () => {
    const page = await open();
    await fill(page, 'source: [');
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.getByRole('cell', { name: 'mapping-syntax' }).waitFor();
    await page.getByLabel('Mapping, in YAML').fill(`${MAPPING}people: { same: ../../people.csv }\n`);
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.getByRole('cell', { name: 'list-unreadable' }).waitFor();
    expect(desk.problems).toEqual([]);
    await page.context().close();
  });

  slowTest('refuses a file that is too large, and states the limit', async () => {
    const page = await open();
    await fill(page);
    const large = Buffer.alloc(1_200_000, 'x');
    await page.getByLabel('File: CSV, XML or .xlsx').setInputFiles({ name: 'large.csv', mimeType: 'text/csv', buffer: large });
    await page.getByRole('button', { name: 'Preview' }).click();
    await page
      .getByRole('alert')
      .getByText(/the limit is/)
      .waitFor();
    await page.context().close();
  });

  test("passes axe's WCAG checks in wide and narrow windows", async () => {
    const page = await open();
    await fill(page);
    await page.getByRole('button', { name: 'Preview' }).click();
    await says(page, '3 records read');
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 850 });
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await page.context().close();
  });
});
