import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../../support/free-port.js';
import { setUp, start, type Running } from '../../support/process.js';
import { hasChromium, launchChromium, type TestBrowser } from '../chromium.js';
import { ARTICLE, drag, saved } from './desk-server.js';

/** The time until another process can take over the embedded store of a killed one. */
const TAKEOVER_MS = 120_000;

describe.skipIf(!hasChromium)('the built program, killed while an editor types', () => {
  let folder: string;
  let browser: TestBrowser;
  let server: Running;
  let variables: Record<string, string>;

  const listen = () => {
    server = start('src/main.js', folder, variables, ['--desk']);
    return server.printed(/signed in: (\S+)/);
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'desk-'));
    variables = { PORT: String(await freePort()), SESSION_SECRET: 's'.repeat(32) };
    await setUp(folder);
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    server?.child.kill('SIGKILL');
    await server?.ended;
    await rm(folder, { recursive: true, force: true });
  });

  const storedOf = async (page: Page): Promise<any> => {
    const { origin, pathname } = new URL(page.url());
    const query = `{ draft(slug: "${pathname.split('/').at(-1)}") { annotationJson } }`;
    const headers = { 'content-type': 'application/json', 'communique-desk': '1', origin };
    const response = await page.request.post(`${origin}/graphql`, { headers, data: { query } });
    return JSON.parse(((await response.json()) as any).data.draft.annotationJson);
  };

  test(
    'loses nothing, even if the tab is killed a second after the last keystroke',
    async () => {
      const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
      const page = await context.newPage();
      await page.goto(await listen());
      await page.getByLabel('Text: paste it, or drop a file').fill(ARTICLE);
      await page.getByText('Propose facts from the text.').click();
      await page.getByRole('button', { name: 'Begin' }).click();
      await page.locator('.desk-text').waitFor();
      const address = page.url();
      await drag(page, 'Aino Salmi');
      await page.keyboard.press('1');
      const name = page.getByLabel('Name', { exact: true });
      await name.fill('');
      await name.pressSequentially('Aino ', { delay: 20 });
      const typing = name.pressSequentially('Maria Elisabet Salmi', { delay: 40 });
      server.child.kill('SIGKILL');
      await server.ended;
      await typing;
      await page.keyboard.press('Enter');
      await page.waitForTimeout(1_000); // the most that can be lost
      const session = await context.newCDPSession(page);
      const crashed = page.waitForEvent('crash');
      void session.send('Page.crash').catch(() => {}); // it is not answered
      await crashed;

      await listen();
      const again = await context.newPage();
      await again.goto(address);
      await saved(again);
      await expect
        .poll(async () => Object.values((await storedOf(again)).people))
        .toMatchObject([{ name: 'Aino Maria Elisabet Salmi' }]);
      await context.close();
    },
    TAKEOVER_MS,
  );
});
