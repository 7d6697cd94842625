import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium } from '../chromium.js';
import { ARTICLE, DeskServer, drag, saved } from './desk-server.js';

describe.skipIf(!hasChromium)('on a server that executes only trusted documents', () => {
  let desk: DeskServer;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'communique-manifest-'));
    const manifest = join(folder, 'documents.json');
    await writeFile(manifest, '{"a":"{ countries(first: 1) { totalCount } }"}');
    desk = await DeskServer.start({ TRUSTED_DOCUMENTS: manifest, TRUSTED_DOCUMENTS_ONLY: 'on' });
  });
  afterAll(async () => {
    await desk?.close();
    await rm(folder, { recursive: true });
  });

  test('the documents of the desk are trusted', async () => {
    const context = await desk.editor('anna');
    const page = await context.newPage();
    await page.goto(`${desk.url}/desk`);
    await page.getByLabel('Text: paste it, or drop a file').fill(ARTICLE);
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.locator('.desk-text').waitFor();
    await drag(page, 'a 🚢 bridge that floats');
    await page.keyboard.press('2');
    await page.keyboard.press('Enter');
    await saved(page);
    await page.getByText('No problems.').waitFor();
    await page.getByRole('button', { name: 'Finish …' }).click();
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByText('See it as readers do').waitFor();
    expect(await desk.db.prisma.statement.count({ where: { text: 'a 🚢 bridge that floats' } })).toBe(1);

    const ask = async (body: object) => {
      const headers = { 'content-type': 'application/json', 'communique-desk': '1', origin: desk.url };
      const response = await page.request.post(`${desk.url}/graphql`, { headers, data: body });
      return ((await response.json()) as any).errors[0].extensions.code;
    };
    expect(await ask({ query: '{ drafts { nodes { text } } }' })).toBe('PERSISTED_QUERY_ID_REQUIRED');
    expect(await ask({ documentId: 'a' })).toBe('PERSISTED_QUERY_NOT_IN_LIST');
    expect(desk.problems).toEqual([]);
    await context.close();
  });
});
