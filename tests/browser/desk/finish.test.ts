import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium } from '../chromium.js';
import { ARTICLE, DeskServer, offsetsOf as at, saved } from './desk-server.js';

describe.skipIf(!hasChromium)('before a draft is published', () => {
  let desk: DeskServer;
  beforeAll(async () => void (desk = await DeskServer.start()));
  afterAll(() => desk?.close());

  const visited = 'Prime Minister Aino Salmi of Finland visited Estonia on 14 May 2019';
  const statement = (text: string, words: string, more: object = {}) => ({
    kind: 'PARTIAL_QUOTE',
    text,
    cite: [at(words)],
    ...more,
  });
  const claims = {
    people: { 'aino-salmi': { name: 'Aino Salmi', country: 'finland' }, 'jaan-tamm': { name: 'Jaan Tamm' } },
    visits: {
      'salmi-estonia': {
        title: 'Aino Salmi’s visit to Estonia',
        status: 'COMPLETED',
        hostCountry: 'estonia',
        cite: [at(visited)],
      },
    },
    statements: {
      bridge: statement('a 🚢 bridge that floats', 'a 🚢 bridge that floats', { speakersAsPrinted: ['Tamm'] }),
    },
  };
  const proposal = {
    ...{ name: 'p', type: 'PERSON', key: { slug: 'pekka-lahti' }, claim: { name: 'Pekka Lahti' }, reason: 'It is a name.' },
    ...{ passages: [at('Pekka Lahti')], confidence: 0.5, proposedBy: 'rules' },
  };

  test('the checklist links to everything that is empty, undecided or unattached, and the pages can be previewed', async () => {
    const context = await desk.editor('anna');
    const first = await context.newPage();
    const annotation = JSON.stringify({ source: { slug: 'seen', title: 'Seen before' }, ...claims });
    expect(
      await desk.save(first, { slug: 'seen', title: 'Seen', text: ARTICLE, annotation, proposals: [proposal] }),
    ).toMatchObject({ errors: [] });
    const page = await desk.open(context, 'seen');
    await page.getByRole('button', { name: 'Finish …' }).click();
    const list = page.getByRole('region', { name: 'Before you publish' });
    await list.getByRole('heading', { name: 'Undecided proposals, which are not published (1)' }).waitFor();
    await list.getByRole('heading', { name: 'Probably missing or wrong (5)' }).waitFor();
    const once = async (...all: RegExp[]) => {
      for (const lacking of all) expect(await list.getByRole('button', { name: lacking }).count()).toBe(1);
    };
    await once(
      /^Person: Pekka Lahti/, // undecided
      /^Person: Jaan Tamm no fact names it$/,
      /^Quote: a 🚢 bridge that floats Speakers \(printed: Tamm\)$/,
      /^Visit: Aino Salmi’s visit to Estonia Guest, no delegate, From$/,
      /^Article: Seen before Outlet, Published$/,
    );
    const optional = /^Article: Seen before Address, Language$/;
    expect(await list.getByRole('button', { name: optional }).count()).toBe(0);
    await list.getByText(/^Optional \(\d+\)$/).click();
    await once(
      optional,
      /^Visit: Aino Salmi’s visit to Estonia To, Kind$/,
      /^Quote: .* Said during, Said on$/,
      /^Person: Jaan Tamm Country$/,
    );
    const shown = page.frameLocator('iframe');
    await shown.getByRole('heading', { level: 1, name: 'Aino Salmi’s visit to Estonia' }).waitFor();
    await page.getByLabel('Page', { exact: true }).selectOption('Article');
    await shown.getByText('a 🚢 bridge that floats').first().waitFor();
    expect(await desk.db.prisma.source.count({ where: { slug: 'seen' } })).toBe(0); // nothing is stored yet

    const preview = (path: string, version = 1) => `${desk.url}/desk/seen/preview?version=${version}&page=${path}`;
    const stranger = await desk.browser.newContext();
    expect((await stranger.request.get(preview('/visits/salmi-estonia'))).status()).toBe(401);
    expect(await (await page.request.get(preview('/visits/salmi-estonia'))).text()).toContain('Aino Salmi’s visit to Estonia');
    expect(await (await page.request.get(preview('/people/aino-salmi'))).text()).toContain('This page has no preview.');
    expect(await (await page.request.get(preview('/visits/another'))).text()).toContain('The draft adds no such page.');
    expect(await (await page.request.get(preview('/visits/salmi-estonia', 99))).text()).toContain('No preview');

    await list.getByRole('button', { name: /^Visit: .* Guest/ }).click();
    await page.getByLabel('Guest', { exact: true }).selectOption('finland');
    await page.getByLabel('From', { exact: true }).fill('May 14, 2019');
    await page.getByText('Understood as 2019-05-14.').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.fact-row:focus', { hasText: /^Quote/ }).waitFor(); // the next item
    await shown.getByText('Finland').first().waitFor();
    expect(await list.getByRole('button', { name: /^Visit: .* Guest/ }).count()).toBe(0);
    await list.getByRole('button', { name: /^Person: Pekka Lahti/ }).click();
    await page.getByText('It is a name.').waitFor();
    await page.getByRole('button', { name: 'Finish …' }).click();
    await page.keyboard.press('Escape');
    await page.locator('.desk-text').waitFor();
    await page.getByRole('button', { name: 'Finish …' }).click();
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByText('See it as readers do').waitFor();
    await page.locator('p:focus', { hasText: 'See it as readers do' }).waitFor();
    expect(await page.locator('.desk-text').count()).toBe(0); // it could hide the message
    expect(
      await desk.db.prisma.visit.findUniqueOrThrow({ where: { slug: 'salmi-estonia' }, include: { guestCountry: true } }),
    ).toMatchObject({ startEdtf: '2019-05-14', guestCountry: { slug: 'finland' } });
    expect(desk.problems).toEqual([]);
    await context.close();
  });

  test('adding a participant from the checklist asks for the role first, and can be discarded', async () => {
    const context = await desk.editor('cara');
    const first = await context.newPage();
    const people = { ...claims.people, 'pekka-lahti': { name: 'Pekka Lahti' } };
    const passage = at('She was accompanied by Pekka Lahti');
    const events = {
      e: {
        title: 'Talks',
        kind: 'TALKS',
        status: 'COMPLETED',
        start: '2019-05-14',
        venue: 'Palace',
        visit: 'salmi-estonia',
        cite: [passage],
      },
    };
    const annotation = JSON.stringify({ source: { slug: 'added', title: 'Added' }, ...claims, people, events });
    expect(await desk.save(first, { slug: 'added', title: 'Added', text: ARTICLE, annotation })).toMatchObject({ errors: [] });
    const page = await desk.open(context, 'added');
    await page.getByRole('button', { name: 'Finish …' }).click();
    await page.getByText('named or quoted there, but no participant: Pekka Lahti').waitFor();
    const add = page.getByRole('button', { name: 'Add Pekka Lahti as a participant' });
    const role = page.getByLabel('Role, as printed', { exact: true });
    await add.focus();
    await page.keyboard.press('Enter');
    await page.getByText('Enter the role. Esc if they took no part.').waitFor();
    await page.locator('#field-role:focus').waitFor();
    expect(await role.inputValue()).toBe('');
    await page.keyboard.press('Escape');
    await page.locator('.checklist :focus').waitFor();
    await saved(page);
    expect((await desk.stored('added')).events.e.participants ?? []).toEqual([]);

    await add.focus();
    await page.keyboard.press('Enter');
    await page.locator('#field-role:focus').waitFor();
    await page.keyboard.type('companion');
    await page.keyboard.press('Enter');
    await page.locator('.checklist :focus').waitFor();
    await saved(page);
    expect((await desk.stored('added')).events.e.participants).toMatchObject([
      { person: 'pekka-lahti', role: 'companion', cite: [passage] },
    ]);
    expect(desk.problems).toEqual([]);
    await context.close();
  });

  test('a paraphrase that copies the text blocks publication until it is reworded', async () => {
    const context = await desk.editor('anna');
    const first = await context.newPage();
    const words = 'his government would pay for the harbour';
    const said = { kind: 'PARAPHRASE', text: 'His government would pay for …', cite: [at(words)] };
    const annotation = JSON.stringify({ source: { slug: 'written', title: 'Written' }, statements: { harbour: said } });
    const { draft } = await desk.save(first, { slug: 'written', title: 'Written', text: ARTICLE, annotation });
    const query = `mutation ($input: PublishDraftInput!) { publishDraft(input: $input) { errors { code message } } }`;
    const { slug, version } = draft;
    const refused = await first.request.post(`${desk.url}/graphql`, {
      headers: { 'communique-desk': '1', origin: desk.url },
      data: { query, variables: { input: { slug, version } } },
    });
    expect((await refused.json()).data.publishDraft.errors).toMatchObject([
      { code: 'SHAPE', message: expect.stringContaining('Say in your own words') },
    ]);

    const page = await desk.open(context, 'written');
    await page.getByText('1 problem.').waitFor();
    await page.getByRole('button', { name: 'Finish …' }).click();
    expect(await page.getByRole('button', { name: 'Publish', exact: true }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: /^Quote: His government .* in your own words/ }).click();
    await page.getByLabel('Words', { exact: true }).fill('Estonia pays for a harbour');
    await page.keyboard.press('Enter');
    await saved(page);
    await page.getByText('No problems.').waitFor();
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByText('See it as readers do').waitFor();
    expect(desk.problems).toEqual([]);
    await context.close();
  });
});
