import type { FastifyInstance } from 'fastify';
import pino from 'pino';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FEATURES } from '../../../src/features.js';
import { readConfig } from '../../../src/config/config.js';
import type { Database } from '../../../src/db/database.js';
import { createServer } from '../../../src/http/server.js';
import { freePort } from '../../support/free-port.js';
import { seededStore } from '../../support/store.js';
import { CLIENT, startProvider, type OpenIdProvider } from '../../features/desk/serve/open-id-provider.js';
import { hasChromium, launchChromium, type TestBrowser } from '../chromium.js';

const SAVE = {
  query:
    'mutation { saveDraft(input: { title: "Typed in a browser", keepText: false }) { draft { createdBy } errors { code } } }',
};

describe.skipIf(!hasChromium)('the desk in Chromium', () => {
  let db: Database;
  let issuer: OpenIdProvider;
  let server: FastifyInstance;
  let browser: TestBrowser;
  let url: string;

  beforeAll(async () => {
    db = await seededStore();
    const port = await freePort();
    // A different site from the issuer's, as in production: Strict cookies are not sent across sites.
    url = `http://localhost:${port}`;
    issuer = await startProvider(`${url}/desk/signed-in`);
    const config = readConfig(
      {
        ...{ JWKS_URL: `${issuer.url}/jwks`, JWT_ISSUER: issuer.url, JWT_AUDIENCE: 'communique', PUBLIC_URL: url },
        ...{ OIDC_CLIENT_ID: CLIENT.id, OIDC_CLIENT_SECRET: CLIENT.secret, SESSION_SECRET: 's'.repeat(32) },
      },
      FEATURES,
    );
    server = await createServer({ features: FEATURES, db, log: pino({ level: 'silent' }), config });
    await server.listen({ host: 'localhost', port });
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await issuer?.close();
    await db?.close();
  });

  /** Queries the API from a script of a page, like the desk. */
  const ask = (page: Page) =>
    page.evaluate(
      async ([endpoint, body]) => {
        const headers = { 'content-type': 'application/json', 'communique-desk': '1' };
        const response = await fetch(endpoint!, { method: 'POST', headers, body: body! }).catch(() => null);
        return response ? `${response.status} ${await response.text()}` : 'refused by the browser';
      },
      [`${url}/graphql`, JSON.stringify(SAVE)],
    );

  test('lets an editor sign in through the issuer, edit, and sign out', async () => {
    const page = await (await browser.newContext()).newPage();
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && message.location().url.startsWith(url)) problems.push(message.text());
    });
    await page.goto(`${url}/desk`);
    await page.getByRole('link', { name: 'Sign in' }).click();
    await page.getByPlaceholder('Enter any login').fill('anna');
    await page.getByPlaceholder('and password').fill('any');
    await page.getByRole('button', { name: 'Sign-in' }).click();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('Signed in as anna (editor)').waitFor();
    expect(page.url()).toBe(`${url}/desk`);
    expect(await page.evaluate(() => document.cookie)).toBe(''); // no script reads the session

    expect(JSON.parse((await ask(page)).slice(4))).toEqual({ data: { saveDraft: { draft: { createdBy: 'anna' }, errors: [] } } });
    await page.reload();
    expect(await page.getByRole('rowheader').allTextContents()).toEqual(['Typed in a browser']);
    const back = page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Desk' });
    await page.goto(`${url}/visits`);
    await back.click();
    await page.getByText('Signed in as anna (editor)').waitFor();
    expect(problems).toEqual([]);

    // A page of another site in the same browser cannot use the session.
    const foreign = await page.context().newPage();
    await foreign.goto(`${issuer.url}/.well-known/openid-configuration`);
    expect(await ask(foreign)).toMatch(/^403 |^401 |^refused/);
    expect(await db.prisma.draft.count()).toBe(1);

    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('link', { name: 'Sign in' }).waitFor();
    expect(await ask(page)).toMatch(/^401 .*Your session has ended/);
    await page.goBack();
    await page.reload();
    expect(await page.getByText('Signed in as').count()).toBe(0);
    await page.goto(`${url}/visits`);
    expect(await back.count()).toBe(0);
  });

  test('ignores a link on another site that would sign somebody in or out', async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${issuer.url}/.well-known/openid-configuration`);
    await page.setContent(`<form method="post" action="${url}/desk/sign-out"><button>Win</button></form>`);
    await page.getByRole('button').click();
    await page.getByText('The request to sign out came from another site.').waitFor();
  });
});
