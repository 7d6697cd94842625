import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { parse } from 'yaml';
import { sha256 } from '../../../src/model/text/sha256.js';
import { importAnnotations } from '../../../src/store/import/import.js';
import { clear } from '../../store/dump.js';
import { violations } from '../accessible.js';
import { sample } from '../../support/thorough.js';
import { hasChromium } from '../chromium.js';
import { DeskServer } from './desk-server.js';

const DAYS = { ministry: 'The president came on 12 January 1998.', gazette: '🚢 She came on 14 January 1998, it is said.' };
const span = (text: string, words: string): [number, number] => {
  const start = [...text.slice(0, text.indexOf(words))].length;
  return [start, start + [...words].length];
};
const measured = (slug: keyof typeof DAYS) => ({ sha256: sha256(DAYS[slug]), length: [...DAYS[slug]].length });
const source = (slug: keyof typeof DAYS, title: string, publishedOn: string, start: string, words: string) => ({
  annotation: {
    source: { slug, title, kind: 'ARTICLE', url: `https://example.org/${slug}`, publishedOn, ...measured(slug) },
    people: { 'aino-salmi': { name: 'Aino Salmi', country: 'finland' } },
    visits: {
      january: {
        ...{ title: 'Salmi in Estonia', status: 'COMPLETED', hostCountry: 'estonia', guestCountry: 'finland', start },
        cite: [span(DAYS[slug], words)],
        delegation: [{ name: 'Aino Salmi', person: 'aino-salmi', side: 'GUEST', cite: [span(DAYS[slug], words)] }],
      },
      ...(slug === 'gazette' && {
        twin: {
          ...{
            title: 'Salmi in Tallinn',
            status: 'COMPLETED',
            hostCountry: 'estonia',
            guestCountry: 'finland',
            start: '1998-01',
          },
          cite: [span(DAYS[slug], words)],
          delegation: [{ name: 'Salmi', person: 'aino-salmi', side: 'GUEST', cite: [span(DAYS[slug], words)] }],
        },
      }),
    },
  } as never,
  text: DAYS[slug],
});

const DENIAL = 'The palace denied that Bo Aho had been to Niger.';
const denial = {
  annotation: {
    source: {
      ...{ slug: 'denial', title: 'A denial', kind: 'ARTICLE', url: 'https://example.org/denial', publishedOn: '1997-02-01' },
      ...{ sha256: sha256(DENIAL), length: DENIAL.length },
    },
    visits: { denied: { title: 'Aho in Niger', status: 'DENIED', hostCountry: 'niger', cite: [span(DENIAL, 'Niger')] } },
  } as never,
  text: DENIAL,
};

describe.skipIf(!hasChromium)('disagreements between sources and possible duplicate visits', () => {
  let desk: DeskServer;
  beforeAll(async () => {
    desk = await DeskServer.start();
    await clear(desk.db);
    const sources = [
      source('ministry', 'The ministry’s list', '1998-02-01', '1998-01-12', 'came on 12 January 1998'),
      source('gazette', 'The gazette', '1999-02-01', '1998-01-14', 'came on 14 January 1998'),
      denial,
    ];
    expect(await importAnnotations(desk.db.prisma, sources)).toMatchObject({ reports: [{}, {}, {}] });
  });
  afterAll(() => desk?.close());

  const open = async (place: string, options = {}): Promise<Page> => {
    const page = await (await desk.editor('anna', options)).newPage();
    await page.goto(`${desk.url}/desk/data/${place}`);
    await page.locator('.side-by-side').waitFor();
    return page;
  };

  test('are linked from the desk, with counts', async () => {
    const page = await (await desk.editor('anna')).newPage();
    await page.goto(`${desk.url}/desk`);
    await page.getByRole('listitem').filter({ hasText: 'Where sources differ 1' }).getByRole('link').click();
    await page.locator('.status', { hasText: '1 of 1: Salmi in Estonia: first day' }).waitFor();
    await page.goto(`${desk.url}/desk`);
    await page.getByRole('listitem').filter({ hasText: 'Denied visits 1' }).getByRole('link').click();
    await page.getByRole('link', { name: 'Aho in Niger' }).first().waitFor();
    expect(await page.getByRole('link', { name: 'Salmi in Estonia' }).count()).toBe(0);
    await page.context().close();
  });

  test('are shown with the passages of each source, and a misread source can be opened as a draft', async () => {
    const page = await open('disagreements');
    const cells = await page.locator('.side-by-side tbody tr').first().locator('td').allTextContents();
    expect(cells).toEqual(['14 January 1998', '12 January 1998']);
    const passage = page.getByRole('link', { name: 'came on 14 January 1998' });
    expect(await passage.getAttribute('href')).toMatch(/^\/sources\/gazette#passage-6-29$/);
    await page.getByText('This is the newest source.').waitFor();
    await page.keyboard.press('2');
    await page.waitForURL(`${desk.url}/desk/ministry`);
    await page.locator('.desk-text', { hasText: 'The president came on 12 January 1998.' }).waitFor();
    expect(await desk.written('ministry')).toContain('1998-01-12');

    const again = await open('disagreements');
    await again.getByRole('button', { name: 'Open The ministry’s list as a draft' }).click();
    await again.waitForURL(`${desk.url}/desk/ministry`);
    expect(await desk.db.prisma.draft.count()).toBe(1);
    expect(desk.problems).toEqual([]);
    await page.context().close();
    await again.context().close();
  });

  test('are shown side by side for visits', async () => {
    const page = await open('duplicates');
    await page.locator('.status', { hasText: '1 of 1: Salmi in' }).waitFor();
    expect(await page.locator('.side-by-side mark').allTextContents()).toEqual(
      expect.arrayContaining(['Estonia', 'Finland', 'Aino Salmi (guest)']),
    );
    await page.keyboard.press('l');
    await page.locator('.status', { hasText: 'Moved to the end. 1 of 1 (postponed)' }).waitFor();
    await page.getByRole('button', { name: 'One visit: change the first' }).click();
    await page.getByRole('alert').getByText('One source has both').waitFor();
    await page.keyboard.press('2');
    await page.waitForURL(`${desk.url}/desk/ministry`);
    const { visits } = parse(await desk.written('ministry')) as { visits: object };
    expect(Object.keys(visits)).toEqual(['twin']);
    await page.context().close();
  });

  test.each(sample(['disagreements', 'duplicates'], 2))(
    "pass axe's WCAG checks in wide and narrow windows: %s",
    async (place) => {
      const page = await open(place, { viewport: { width: 1400, height: 850 } });
      expect(await violations(page)).toEqual([]);
      await page.setViewportSize({ width: 390, height: 850 });
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      await page.context().close();
    },
  );
});
