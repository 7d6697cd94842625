import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import type { Download } from 'playwright-core';
import { inject, expect } from 'vitest';
import { openDatabase } from '../../../src/db/open.js';
import { hasChromium, launchChromium, type TestBrowser } from '../../browser/chromium.js';
import { addCounts, isPlanted } from '../../faults/counts.js';
import { setUp } from '../../support/process.js';
import { ServerProcess } from '../../support/server-process.js';
import { slowTest } from '../../support/thorough.js';
import { addTopics } from './topics.js';

slowTest(
  'a server killed during an export leaves no response that looks complete',
  async (context) => {
    const folder = await mkdtemp(join(inject('runFolder'), 'export-'));
    await setUp(folder);
    const dataDir = join(folder, 'data');
    const db = await openDatabase({ databaseUrl: null, dataDir });
    await addTopics(db, 'large', 15_000, 2_000);
    await db.close();

    const server = await ServerProcess.start('exporter', { DATA_DIR: dataDir });
    const body = JSON.stringify({ query: '{ topics { nodes { name } } }' });
    const headers = { 'content-type': 'application/json', accept: 'application/jsonl' };
    const response = await fetch(server.url, { method: 'POST', headers, body });
    const reader = response.body!.getReader();
    expect((await reader.read()).done).toBe(false);
    const curl = spawn('curl', [
      '-sS',
      '--limit-rate',
      '100K',
      server.url,
      '-d',
      body,
      '-H',
      `content-type: ${headers['content-type']}`,
      '-H',
      `accept: ${headers.accept}`,
    ]);
    const ended = once(curl, 'close');
    await once(curl.stdout, 'data');
    curl.stdout.resume();
    const browser = hasChromium ? await launchChromium() : null;
    const download = browser && (await downloaded(browser, server.url.replace('graphql', 'export/topics.csv')));
    if (!isPlanted) await server.kill();

    const rest = async () => {
      for (let next = await reader.read(); !next.done; next = await reader.read());
    };
    await expect(rest()).rejects.toThrow('terminated');
    expect([18, 56]).toContain((await ended)[0]); // a partial file, or a connection that was reset
    if (download) expect(await download.failure()).toBeTruthy();
    await browser?.close();
    await server.kill();
    addCounts(context, { exports: download ? 3 : 2 });
  },
  300_000,
);

/** Starts a download. */
async function downloaded(browser: TestBrowser, url: string): Promise<Download> {
  const page = await browser.newPage();
  const begun = page.waitForEvent('download', { timeout: 120_000 });
  await page.goto(url).catch(() => {}); // a page that turns out to be a file
  return begun;
}
