import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium } from '../chromium.js';
import { ARTICLE, DeskServer, saved } from './desk-server.js';

const YAML = `# by hand
source: { slug: ferry, title: Ferry }
people:
  aino-salmi:
    name: Aino Salmi # or Salmi Aino?
  jaan-tamm:
statements:
  line:
    kind: DIRECT_QUOTE
    text: We will have a second ferry line by the summer of next year
    cite: We will have … next year
`;

describe.skipIf(!hasChromium)('a draft in YAML', () => {
  let desk: DeskServer;
  beforeAll(async () => void (desk = await DeskServer.start()));
  afterAll(() => desk?.close());

  test('is opened, and saved as YAML with its comments and unfinished parts', async () => {
    const context = await desk.editor('anna');
    const first = await context.newPage();
    expect(await desk.save(first, { slug: 'yaml', title: 'Y', text: ARTICLE, annotation: YAML })).toMatchObject({ errors: [] });
    const page = await desk.open(context, 'yaml');
    expect((await page.locator('.desk-text mark.fact').allTextContents()).join('')).toContain('We will have a second ferry line');
    await page.locator('.desk-facts').getByRole('button', { name: 'Aino Salmi' }).click();
    await page.getByLabel('Country', { exact: true }).selectOption('finland');
    await page.keyboard.press('Enter');
    await saved(page);
    const start = [...ARTICLE.slice(0, ARTICLE.indexOf('We will have'))].length;
    expect(await desk.written('yaml')).toBe(
      YAML.replace('source: { slug: ferry, title: Ferry }', 'source: {slug: ferry, title: Ferry}')
        .replace('Aino?\n', 'Aino?\n    country: finland\n')
        .replace('cite: We will have … next year', `cite: [[${start}, ${start + 59}]]`),
    );
    expect(desk.problems).toEqual([]);
    await context.close();
  });

  test('is corrected at its syntax error, and can then be opened', async () => {
    const context = await desk.editor('anna');
    const page = await context.newPage();
    const annotation = YAML.replace('people:', 'people: [');
    await desk.save(page, { slug: 'broken', title: 'Broken', text: ARTICLE, annotation });
    await page.goto(`${desk.url}/desk/broken`);
    await page
      .locator('.problem', { hasText: /^Line \d+, column \d+/ })
      .first()
      .waitFor();
    await page.getByLabel('Annotation').fill(YAML);
    await page.getByRole('button', { name: 'Save and open' }).click();
    await page.locator('.desk-facts').getByText('Aino Salmi').waitFor();
    expect(desk.problems).toEqual([]);
    await context.close();
  });

  test('is not left without a confirmation, nor is a text that is not a draft yet', async () => {
    const context = await desk.editor('anna');
    const first = await context.newPage();
    await desk.save(first, { slug: 'left', title: 'Left', text: ARTICLE, annotation: YAML.replace('people:', 'people: [') });
    for (const [path, label] of [
      ['/desk/left', 'Annotation'],
      ['/desk', 'Text: paste it, or drop a file'],
    ] as const) {
      const page = await context.newPage();
      await page.goto(desk.url + path);
      await page.getByLabel(label).click();
      await page.keyboard.type('unsaved ');
      const asked = page.waitForEvent('dialog');
      await page.evaluate(() => location.assign('/visits'));
      expect((await asked).type()).toBe('beforeunload');
      await expect.poll(() => desk.problems).toEqual(['']); // it was dismissed
      expect(await page.getByLabel(label).inputValue()).toContain('unsaved ');
      desk.problems.length = 0;
    }
    await context.close();
  });
});
