import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../e2e/test-server.js';
import { hasChromium, launchChromium } from './chromium.js';

describe.skipIf(!hasChromium)('the playground in Chromium', () => {
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    server = await startTestServer();
    browser = await launchChromium();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  test('runs an example and shows the answer, from this host alone', { timeout: 60_000 }, async () => {
    const page = await browser.newPage({ viewport: { width: 1500, height: 950 } });
    const complaints: string[] = [];
    const elsewhere: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      if (origin !== server.url && protocol !== 'data:') elsewhere.push(request.url());
    });

    await page.goto(`${server.url}/graphql`);
    await expect.poll(() => page.getByRole('tab').count()).toBeGreaterThan(8);
    expect(await page.title()).toBe('Communiqué');

    await page.getByRole('button', { name: /^Execute/ }).click();
    const answer = page.getByRole('region', { name: 'Result Window' });
    const text = async () => (await answer.innerText()).replaceAll('\u00a0', ' ');
    await expect.poll(text, { timeout: 20_000 }).toContain('"status": "COMPLETED"');

    expect(elsewhere).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('shows what is recorded while it waits, and has a place for a token', { timeout: 60_000 }, async () => {
    const { prisma } = server.db;
    const { id } = await prisma.visit.findFirstOrThrow({ where: { status: 'PLANNED' } });
    const { slug: source } = await prisma.source.findFirstOrThrow();
    const page = await browser.newPage({ viewport: { width: 1500, height: 950 } });
    await page.goto(`${server.url}/graphql`);
    await expect.poll(() => page.getByRole('tab').count()).toBeGreaterThan(8);
    await page.locator('button[title=VisitLive]').evaluate((tab: HTMLElement) => tab.click());
    expect(await page.getByRole('button', { name: 'Headers' }).count()).toBe(1);
    await expect.poll(() => page.locator('.graphiql-query-editor').innerText()).toContain('visitChanged');

    const subscribed = async () => {
      if (/^communique_subscriptions 1$/m.test(await (await fetch(`${server.url}/metrics`)).text())) return true;
      // Clicked before the page knows the tab's operation, it runs nothing.
      const run = page.getByRole('button', { name: /^Execute/ });
      if (await run.isVisible()) await run.click();
      return false;
    };
    await expect.poll(subscribed, { timeout: 30_000, interval: 2_000 }).toBe(true);
    await prisma.visit.update({ where: { id }, data: { slug: 'a-delegation-goes-to-pyongyang' } });
    const change = { type: 'Visit', nodeId: id, operation: 'UPDATED', version: 2 } as const;
    await prisma.changeSet.create({ data: { source, changes: { create: change } } });

    const answer = page.getByRole('region', { name: 'Result Window' });
    const text = async () => (await answer.innerText()).replaceAll('\u00a0', ' ');
    await expect.poll(text, { timeout: 20_000 }).toContain('"status": "PLANNED"');
    await page.close();
  });
});
