import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../e2e/test-server.js';
import { seededStore } from '../support/store.js';
import { sample, slowTest } from '../support/thorough.js';
import { JWT_SECRET } from '../support/token.js';
import { hasChromium, launchChromium, type TestBrowser } from './chromium.js';

describe.skipIf(!hasChromium)('the playground in Chromium', () => {
  let server: TestServer;
  let browser: TestBrowser;
  beforeAll(async () => {
    server = await startTestServer(undefined, seededStore(), { JWT_SECRET });
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  /** GraphiQL is loaded after the page. */
  const editorIsThere = (page: Page) => expect.poll(() => page.getByRole('tab').count()).toBeGreaterThan(8);

  test('runs the first example and shows the answer in the colours of the pages, loading nothing from other hosts', async () => {
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
    await editorIsThere(page);
    expect(await page.title()).toBe('Communiqué');

    const answer = page.getByRole('region', { name: 'Result Window' });
    const text = async () => (await answer.innerText()).replaceAll('\u00a0', ' ');
    await expect.poll(text).toContain('"edtf": "2018-03-25"'); // without pressing anything
    expect(await page.locator('.graphiql-query-editor .view-line').count()).toBeLessThanOrEqual(7);

    expect(elsewhere).toEqual([]);
    expect(complaints).toEqual([]);
    const run = page.getByRole('button', { name: /^Execute/ });
    expect(await run.evaluate((button) => getComputedStyle(button).backgroundColor)).toBe('rgb(143, 29, 20)');
    await page.close();
  });

  test('has no tabs for operations that a read-only server refuses, and every tab returns an answer', async () => {
    const readOnly = await startTestServer();
    const titlesAt = async (url: string) => {
      const page = await browser.newPage({ viewport: { width: 1500, height: 950 } });
      await page.goto(`${url}/graphql`);
      await editorIsThere(page);
      const titles = await page.locator('button[title]').evaluateAll((all) => all.map((each) => each.getAttribute('title')!));
      const options = await page.locator('#options').evaluate((script) => script.textContent!);
      await page.close();
      const { defaultTabs } = JSON.parse(options) as { defaultTabs: { query: string; variables: string | null }[] };
      return { titles, tabs: defaultTabs.map(({ query, variables }) => ({ query, variables: JSON.parse(variables ?? '{}') })) };
    };
    const [all, some] = [await titlesAt(server.url), await titlesAt(readOnly.url)];
    const ofWriters = ['RecordVisit', 'VisitAndCursor', 'VisitLive'];
    expect(all.titles).toEqual(expect.arrayContaining(ofWriters));
    expect(some.titles.filter((title) => ofWriters.includes(title))).toEqual([]);
    expect(some.tabs.length).toBe(all.tabs.length - ofWriters.length);
    for (const tab of some.tabs) {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(`${readOnly.url}/graphql`, { method: 'POST', headers, body: JSON.stringify(tab) });
      const { data, errors } = (await answer.json()) as { data: object; errors?: object[] };
      expect(errors).toBeUndefined();
      expect(Object.values(data)).not.toContain(null);
    }
    await readOnly.close();
  });

  test('answers the first example before GraphiQL has loaded', async () => {
    const page = await browser.newPage();
    await page.route('**/*-graphiql.js', (route) => route.abort());
    await page.goto(`${server.url}/graphql`);
    await expect.poll(() => page.locator('#first-query').innerText()).toContain('query LatestVisits');
    await expect.poll(() => page.locator('#first-answer').innerText()).toContain('"edtf": "2018-03-25"');
    await expect.poll(() => page.locator('#first-state').innerText()).toContain('could not be loaded');
    await page.close();
  });

  test('opens the document of a page with its variables, without running it', async () => {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST' && !request.postData()?.includes('IntrospectionQuery')) asked.push(request.postData()!);
    });
    await page.goto(`${server.url}/visits/kim-jong-un-china-2018`);
    await page.getByRole('link', { name: 'its GraphQL document' }).click();
    const editor = page.locator('.graphiql-query-editor');
    await expect.poll(() => editor.innerText()).toContain('VisitPage');
    await expect.poll(() => page.locator('.graphiql-editor-tool').innerText()).toContain('kim-jong-un-china-2018');
    expect(asked).toEqual([]);
    await page.close();
  });

  test('shows the recorded data while it loads, and has a field for a token', async () => {
    const { prisma } = server.db;
    const { id } = await prisma.visit.findFirstOrThrow({ where: { status: 'PLANNED' } });
    const { slug: source } = await prisma.source.findFirstOrThrow();
    const page = await browser.newPage({ viewport: { width: 1500, height: 950 } });
    await page.goto(`${server.url}/graphql`);
    await editorIsThere(page);
    await page.locator('button[title=VisitLive]').evaluate((tab: HTMLElement) => tab.click());
    expect(await page.getByRole('button', { name: 'Headers' }).count()).toBe(1);
    await expect.poll(() => page.locator('.graphiql-query-editor').innerText()).toContain('visitChanged');

    const subscribed = async () => {
      if (/^communique_subscriptions 1$/m.test(await (await fetch(`${server.url}/metrics`)).text())) return true;
      // A click runs nothing until the page knows the tab's operation.
      const run = page.getByRole('button', { name: /^Execute/ });
      if (await run.isVisible()) await run.click();
      return false;
    };
    await expect.poll(subscribed, { interval: 2_000 }).toBe(true);
    await prisma.visit.update({ where: { id }, data: { slug: 'a-delegation-goes-to-pyongyang' } });
    const pages = ['Visit a-delegation-goes-to-pyongyang'];
    const change = { type: 'Visit', nodeId: id, operation: 'UPDATED', version: 2, pages } as const;
    await prisma.changeSet.create({ data: { source, changes: { create: change } } });

    const answer = page.getByRole('region', { name: 'Result Window' });
    const text = async () => (await answer.innerText()).replaceAll('\u00a0', ' ');
    await expect.poll(text).toContain('"status": "PLANNED"');
    await page.close();
  });

  const sizes = [
    [390, 844],
    [1500, 950],
    [1280, 720],
    [1024, 768],
    [768, 1024],
  ] as const;
  test.each(sample(sizes, 5))('opens its tabs with one click, and fits a window of %i by %i', async (width, height) => {
    const page = await browser.newPage({ viewport: { width, height } });
    await page.goto(`${server.url}/graphql`);
    await editorIsThere(page);
    const editor = page.locator('.graphiql-query-editor');
    for (const name of ['Readouts', 'WhatKimSaid', 'Offices', 'EarlierVisits']) {
      const tab = page.locator(`button[title=${name}]`);
      await tab.scrollIntoViewIfNeeded();
      const { x, y, width: wide, height: tall } = (await tab.boundingBox())!;
      await page.mouse.click(x + wide / 2, y + tall / 2);
      await expect.poll(async () => (await editor.innerText()).replaceAll('\u00a0', ' ')).toContain(`query ${name}`);
    }
    const run = (await page.getByRole('button', { name: /^Execute/ }).boundingBox())!;
    const results = (await page.getByRole('region', { name: 'Result Window' }).boundingBox())!;
    expect(run.y + run.height).toBeLessThan(height);
    expect(results.y + results.height).toBeLessThanOrEqual(height);
    expect(results.width).toBeGreaterThan(200);
    await page.close();
  });

  slowTest('lists the operations that were run, and opens them again with their variables', async () => {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    await page.goto(`${server.url}/graphql`);
    await editorIsThere(page);
    await page.locator('button[title=Offices]').click();
    const editor = page.locator('.graphiql-query-editor');
    await expect.poll(() => editor.innerText()).toContain('Offices');
    const answered = async () => {
      const answer = page.getByRole('region', { name: 'Result Window' });
      if ((await answer.innerText()).includes('positions')) return true;
      await page.getByRole('button', { name: /^Execute/ }).click(); // runs nothing until the page knows the operation
      return false;
    };
    await expect.poll(answered, { interval: 2_000 }).toBe(true);

    await editor.click();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('{ __typename }');
    await page.getByRole('button', { name: 'History' }).click();
    await page.locator('#history').getByRole('button', { name: 'Offices' }).click();
    await expect.poll(() => editor.innerText()).toContain('Offices');
    expect(await page.locator('.graphiql-editor-tool').innerText()).toContain('day');
    await page.close();
  });

  test('does not keep a token that is typed into the headers', async () => {
    const page = await browser.newPage({ viewport: { width: 1500, height: 950 } });
    await page.goto(`${server.url}/graphql`);
    await editorIsThere(page);
    await page.getByRole('button', { name: 'Headers' }).click();
    await page.locator('section[aria-label="Headers"], .graphiql-editor').last().click();
    await page.keyboard.type('{ "authorization": "Bearer a-secret-token"');
    await expect.poll(() => page.getByText('a-secret-token').count()).toBeGreaterThan(0);
    await page.waitForTimeout(1_500); // GraphiQL stores what is typed after a pause
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('a-secret-token');
    await page.close();
  });
});
