import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { isHeldBack } from '../../../src/features/drafting/confidence/held-back.js';
import { slowTest } from '../../support/thorough.js';
import { hasChromium } from '../chromium.js';
import { ARTICLE, DeskServer, drag, saved } from './desk-server.js';

const HOSTILE = [
  '<img src=x onerror="alert(1)">',
  '</script><script>alert(1)</script>',
  '\u202Egnp.tra\u202C \u2066isolate',
  'javascript:alert(1)',
  '&lt;b&gt; ${1+1} {{1+1}}',
  '__proto__',
].join(' ');

describe.skipIf(!hasChromium)('proposals', () => {
  let desk: DeskServer;
  beforeAll(async () => void (desk = await DeskServer.start()));
  afterAll(() => desk?.close());

  const at = (text: string, words: string) => {
    const start = [...text.slice(0, text.indexOf(words))].length;
    return [start, start + [...words].length];
  };
  const proposal = (name: string, type: string, key: object, claim: object) => ({
    ...{ name, type, key, claim, reason: `It stands there: ${name}`, confidence: 0.9, proposedBy: 'rules' },
  });
  const open = async (slug: string, text: string, proposals: object[], claims: object = {}): Promise<Page> => {
    const context = await desk.editor('anna');
    const page = await context.newPage();
    const annotation = JSON.stringify({ source: { slug, title: slug }, ...claims });
    expect(await desk.save(page, { slug, title: slug, text, annotation, proposals })).toMatchObject({ errors: [] });
    await page.close();
    return desk.open(context, slug);
  };

  test('can be visited, accepted, rejected, corrected and undone with the keyboard', async () => {
    const quote = (words: string) => ({ kind: 'PARTIAL_QUOTE', text: words, cite: [at(ARTICLE, words)] });
    const page = await open('by-keys', ARTICLE, [
      proposal('p3', 'STATEMENT', { slug: 'bridge' }, quote('a 🚢 bridge that floats')),
      proposal('p1', 'PERSON', { slug: 'aino-salmi' }, { name: 'Aino Salmi', country: 'finland' }),
      proposal(
        'p2',
        'STATEMENT',
        { slug: 'line' },
        { ...quote('We will have a second ferry line by the summer of next year'), kind: 'DIRECT_QUOTE' },
      ),
    ]);
    const { keyboard } = page;
    await keyboard.press('j'); // in the order of the text: the person, who has no passage
    await page.getByText('It stands there: p1').waitFor();
    await keyboard.press('a');
    await page.getByText('It stands there: p2').waitFor();
    await keyboard.press('x');
    await page.getByText('It stands there: p3').waitFor();
    await keyboard.press('e');
    await page.getByLabel('Speakers, as printed').fill('Tamm');
    await keyboard.press('Enter');
    await saved(page);
    expect(await desk.stored('by-keys')).toMatchObject({
      people: { 'aino-salmi': { country: 'finland' } },
      statements: { bridge: { speakersAsPrinted: ['Tamm'] } },
    });
    const outcomes = async () => {
      const { id } = await desk.db.prisma.draft.findUniqueOrThrow({ where: { slug: 'by-keys' } });
      const rows = await desk.db.prisma.proposal.findMany({ where: { draftId: id }, orderBy: { name: 'asc' } });
      return rows.map(({ outcome }) => outcome);
    };
    expect(await outcomes()).toEqual(['ACCEPTED', 'REJECTED', 'CORRECTED']);
    for (let press = 0; press < 4; press++) await keyboard.press('u');
    await saved(page);
    expect(await outcomes()).toEqual(['OPEN', 'OPEN', 'OPEN']);
    expect((await desk.stored('by-keys')).statements).toBe(undefined);
    expect(desk.problems).toEqual([]);
  });

  test('are gone through one by one: Done shows the next, also after a look at another fact, and j moves on from it', async () => {
    const quote = (name: string, words: string) =>
      proposal(name, 'STATEMENT', { slug: name }, { kind: 'PARTIAL_QUOTE', text: words, cite: [at(ARTICLE, words)] });
    const words = ['talks with her counterpart', 'second ferry line', 'the minister of transport', 'pay for the harbour'];
    const page = await open(
      'one-by-one',
      ARTICLE,
      words.map((each, index) => quote(`p${index + 1}`, each)),
    );
    const { keyboard } = page;
    await page.getByText('then the next one is shown').waitFor();
    await keyboard.press('a'); // without a proposal, shows the first one
    await page.getByText('It stands there: p1').waitFor();
    await keyboard.press('e');
    await page.getByLabel('Words', { exact: true }).press('Enter');
    await page.getByText('It stands there: p2').waitFor();
    await keyboard.press('j');
    await page.getByText('It stands there: p3').waitFor();
    await keyboard.press('k');
    await page.getByText('It stands there: p2').waitFor();
    await keyboard.press('e');
    await page.locator('.desk-facts').getByText('one-by-one').click(); // the source
    await page.getByLabel('Title', { exact: true }).press('Enter');
    await page.getByText('It stands there: p3').waitFor();
    await keyboard.press('a');
    await page.getByText('It stands there: p4').waitFor();
    await keyboard.press('a');
    await page.getByText('No open proposals.').waitFor();
    expect(desk.problems).toEqual([]);
  });

  test('name another speaker once the editor has added a person whom the rules did not know', async () => {
    const text = 'Chilean President Rui Mora came.\n\nPresident Tamm smiled. “We have waited nine years for this,” he said.\n';
    const page = await open('speaker', text, []);
    const speakers = async () => {
      const found = await desk.db.prisma.proposal.findMany({ where: { draft: { slug: 'speaker' }, type: 'Statement' } });
      return found.map(({ claim }) => (claim as { speakers?: unknown }).speakers);
    };
    await page.keyboard.press('r');
    await page.getByText('open proposals.').waitFor();
    expect(await speakers()).toEqual([[{ person: 'rui-mora' }]]);
    await drag(page, 'Tamm');
    await page.keyboard.press('1');
    await page.getByLabel('Name', { exact: true }).fill('Jaan Tamm');
    await page.keyboard.press('Enter');
    await expect.poll(speakers, { timeout: 15_000 }).toEqual([[{ person: 'jaan-tamm' }]]);
    await drag(page, 'nine years');
    await page.getByRole('button', { name: 'Proposal: Quote' }).click();
    await page.locator('.proposal').getByText('Jaan Tamm').waitFor();
    await saved(page);
    expect(desk.problems).toEqual([]);
  });

  test('are accepted with one key in one step if they are sure and visible', async () => {
    const text = `${ARTICLE}${'\nMore of it.\n'.repeat(60)}\n“Far below the others,” Tamm said.\n`;
    const quote = (name: string, words: string, confidence: number) => ({
      ...proposal(name, 'STATEMENT', { slug: name }, { kind: 'PARTIAL_QUOTE', text: words, cite: [at(text, words)] }),
      ...{ passages: [at(text, words)], confidence },
    });
    const page = await open('sure', text, [
      quote('line', 'a second ferry line', 0.95),
      quote('bridge', 'a 🚢 bridge that floats', 0.9),
      quote('unsure', 'pay for the harbour', 0.89),
      quote('below', 'Far below the others', 0.99),
    ]);
    await page.keyboard.press('Shift+A');
    await page.getByRole('dialog').getByText('Quote a 🚢 bridge that floats').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await page.locator('.fact-row').count()).toBe(1); // the source
    await page.keyboard.press('Shift+A');
    await page.keyboard.press('Enter'); // on “Accept 2”
    await page.getByText('Accepted 2 sure proposals').waitFor();
    await saved(page);
    expect(Object.keys((await desk.stored('sure')).statements).toSorted()).toEqual(['bridge', 'line']);
    await page.keyboard.press('u');
    await saved(page);
    expect((await desk.stored('sure')).statements).toBe(undefined);
    expect(desk.problems).toEqual([]);
  });

  test('add the entries that they refer to, and are found by clicking their words', async () => {
    const words = 'Aino Salmi';
    const [start, end] = at(ARTICLE, words);
    const office = {
      ...proposal('office', 'POSITION', { person: 'aino-salmi' }, { title: 'Harbour master', cite: [[start, end]] }),
      passages: [[start, end]],
    };
    const person = {
      ...proposal('person', 'PERSON', { slug: 'aino-salmi' }, { name: words, country: 'finland' }),
      ...{ passages: [[start, end]], confidence: 0.5 },
    };
    const page = await open('naming', ARTICLE, [office, person]);
    await page.keyboard.press('Shift+A'); // the office is sure, and its person is not
    await page.getByText('Decide one by one on a sure proposal').waitFor();
    await page.getByText('2 proposals are underlined with dots').waitFor();
    await drag(page, words);
    await page.getByRole('button', { name: 'Proposal: Office' }).click();
    await page.getByText('It stands there: office').waitFor();
    await page.getByRole('button', { name: /^Accept a/ }).click();
    await saved(page);
    expect(await desk.stored('naming')).toMatchObject({
      people: { 'aino-salmi': { country: 'finland' } },
      positions: [{ person: 'aino-salmi', title: 'Harbour master' }],
    });
    await page.keyboard.press('u');
    await saved(page);
    const stored = await desk.stored('naming');
    expect([stored.people, stored.positions]).toEqual([undefined, undefined]);
    expect(desk.problems).toEqual([]);
  });

  test('ask for the status of an unsure visit, which the accept key does not choose', async () => {
    const cite = [at(ARTICLE, 'Aino Salmi of Finland visited Estonia')];
    const claim = { title: 'A visit', hostCountry: 'estonia', cite };
    const unsure = { ...proposal('visit', 'VISIT', { slug: 'a-visit' }, claim), passages: cite, confidence: 0.7 };
    const page = await open('unsure', ARTICLE, [unsure]);
    for (const key of ['j', 'a', 'a']) await page.keyboard.press(key);
    const status = page.getByLabel('Status', { exact: true });
    expect(await status.inputValue()).toBe('');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Denied');
    expect(await status.inputValue()).toBe('DENIED');
    await page.keyboard.press('Enter');
    await saved(page);
    expect((await desk.stored('unsure')).visits).toMatchObject({ 'a-visit': { status: 'DENIED' } });
    expect(desk.problems).toEqual([]);
  });

  test('are all kept for several participants in one passage, and are undone in order', async () => {
    const words = 'talks with her counterpart, Jaan Tamm';
    const [cite, passages] = [[at(ARTICLE, words)], [at(ARTICLE, words)]];
    const one = (name: string, type: string, key: object, claim: object) => ({
      ...proposal(name, type, key, claim),
      ...{ passages, confidence: 0.95 },
    });
    const event = { kind: 'TALKS', title: 'Talks in Tallinn', status: 'COMPLETED', cite };
    const ofTalks = { event: 'talks', person: null, country: null, organization: null };
    const people = { 'aino-salmi': { name: 'Aino Salmi' }, 'jaan-tamm': { name: 'Jaan Tamm' } };
    const proposals = [
      one('talks', 'EVENT', { slug: 'talks' }, event),
      one('salmi', 'PARTICIPANT', { ...ofTalks, person: 'aino-salmi' }, { person: 'aino-salmi', cite }),
      one('tamm', 'PARTICIPANT', { ...ofTalks, person: 'jaan-tamm' }, { person: 'jaan-tamm', cite }),
      one('finland', 'PARTICIPANT', { ...ofTalks, country: 'finland' }, { country: 'finland', cite }),
    ];
    const slug = Array.from({ length: 99 }, (_, index) => `talks-${index}`).find(
      (each) => !isHeldBack(each, proposals[0] as never),
    )!;
    const page = await open(slug, ARTICLE, proposals, { people });
    const participants = async () =>
      (await desk.stored(slug)).events?.talks.participants.map((each: any) => each.person ?? each.country);
    await page.keyboard.press('Shift+A');
    await page.getByRole('button', { name: 'Accept 4' }).click();
    await page.getByText('Accepted 4 sure proposals').waitFor();
    await saved(page);
    expect(await participants()).toEqual(['aino-salmi', 'jaan-tamm', 'finland']);
    await page.keyboard.press('u');
    await saved(page);
    expect(await participants()).toBe(undefined);
    for (let press = 0; press < 5; press++) await page.keyboard.press(press === 0 ? 'j' : 'a'); // one by one
    await saved(page);
    expect(await participants()).toEqual(['aino-salmi', 'jaan-tamm', 'finland']);
    await page
      .locator('.desk-facts')
      .getByRole('button', { name: /^Participant.*Aino Salmi/ })
      .click();
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await saved(page);
    expect(await participants()).toEqual(['jaan-tamm', 'finland']);
    await page.keyboard.press('u');
    await saved(page);
    expect(await participants()).toEqual(['aino-salmi', 'jaan-tamm', 'finland']);
    expect(desk.problems).toEqual([]);
  });

  describe('held-out proposals', () => {
    const words = 'a 🚢 bridge that floats';
    const heldBack = {
      ...proposal('p', 'STATEMENT', { slug: 'bridge' }, { kind: 'PARTIAL_QUOTE', text: words, cite: [at(ARTICLE, words)] }),
      ...{ passages: [at(ARTICLE, words)] as [number, number][], confidence: 0.95 },
    };
    /** Names of drafts in which this proposal is held out. */
    const slugs = Array.from({ length: 500 }, (_, index) => `held-back-${index}`).filter((slug) => isHeldBack(slug, heldBack));
    const begun = async (slug: string): Promise<Page> => {
      const page = await open(slug, ARTICLE, [heldBack]);
      await page.keyboard.press('Shift+A');
      await page.getByText('No sure proposals are in view.').waitFor();
      expect(await page.locator('.desk-text .undecided').count()).toBeGreaterThan(0);
      await page.keyboard.press('j');
      await page.getByRole('heading', { name: 'Needs your decision' }).waitFor();
      await page.keyboard.press('a');
      await page.getByText('First decide for yourself what these words are').waitFor();
      expect(await page.getByText('It stands there: p').count()).toBe(0);
      return page;
    };
    const say = async (page: Page, kind: string) => {
      await page.keyboard.press('2');
      expect(await page.getByLabel('Words', { exact: true }).inputValue()).toBe(words);
      expect(await page.getByLabel('Speakers, as printed').inputValue()).toBe(''); // nothing is guessed
      await page.getByLabel('Kind').selectOption(kind);
      await page.keyboard.press('Enter');
    };
    const decidedOf = async (slug: string) => {
      const { agreed, outcome } = await desk.db.prisma.proposal.findFirstOrThrow({ where: { draft: { slug } } });
      return { agreed, outcome };
    };
    const stored = async (slug: string) => Object.values((await desk.stored(slug)).statements ?? {});

    slowTest('are resolved if the editor enters the same fact', async () => {
      const page = await begun(slugs[0]!);
      await say(page, 'PARTIAL_QUOTE');
      await page.getByText('You said the same as the proposal').waitFor();
      await saved(page);
      expect(await decidedOf(slugs[0]!)).toEqual({ agreed: true, outcome: 'ACCEPTED' });
      expect(await stored(slugs[0]!)).toMatchObject([{ kind: 'PARTIAL_QUOTE', text: words }]);
    });

    slowTest("are shown next to the editor's conflicting entry", async () => {
      const page = await begun(slugs[1]!);
      await say(page, 'DIRECT_QUOTE');
      await page.getByText('It stands there: p').waitFor();
      await page.getByRole('heading', { name: 'Your fact' }).waitFor();
      await page.keyboard.press('x');
      await page.getByText('Kept your own fact').waitFor();
      await saved(page);
      expect(await decidedOf(slugs[1]!)).toEqual({ agreed: false, outcome: 'REJECTED' });
      expect(await stored(slugs[1]!)).toMatchObject([{ kind: 'DIRECT_QUOTE' }]);
    });

    slowTest("bring their speaker along when they replace the editor's own fact", async () => {
      const speaker = proposal('tamm', 'PERSON', { slug: 'jaan-tamm' }, { name: 'Jaan Tamm', country: 'estonia' });
      const said = { ...heldBack, claim: { ...heldBack.claim, speakers: [{ person: 'jaan-tamm' }] } };
      const page = await open(slugs[3]!, ARTICLE, [said, { ...speaker, passages: [at(ARTICLE, 'Jaan Tamm')] }]);
      await drag(page, words);
      await say(page, 'DIRECT_QUOTE');
      await page.getByText('Also adds: Person Jaan Tamm (Country: Estonia)').waitFor();
      await page.getByRole('button', { name: /^Take the proposal/ }).click();
      await page.getByText('Also added: Person Jaan Tamm (Country: Estonia)').waitFor();
      await saved(page);
      expect(await stored(slugs[3]!)).toMatchObject([{ kind: 'PARTIAL_QUOTE', speakers: [{ person: 'jaan-tamm' }] }]);
      expect((await desk.stored(slugs[3]!)).people).toMatchObject({ 'jaan-tamm': { name: 'Jaan Tamm' } });
    });

    slowTest('are shown if the editor marks the words as not a fact, and can then be accepted', async () => {
      const page = await begun(slugs[2]!);
      await page.keyboard.press('x');
      await page.getByText('It stands there: p').waitFor();
      await page.keyboard.press('a');
      await page.getByText('Accepted').waitFor();
      await page.keyboard.press('u'); // a decision made independently is not undone
      await page.getByText('Undone:').waitFor();
      await saved(page);
      expect(await decidedOf(slugs[2]!)).toEqual({ agreed: false, outcome: 'OPEN' });
      await page.reload();
      await page.locator('.desk-text .proposed').first().waitFor();
      expect(await page.locator('.desk-text .undecided').count()).toBe(0);
    });
  });

  test('display hostile text without interpreting it', async () => {
    const text = `${HOSTILE}\n\n“${HOSTILE} said so and so,” he said.\n`;
    const words = `${HOSTILE} said so and so`;
    const page = await open(
      'hostile',
      text,
      [
        proposal(HOSTILE, 'STATEMENT', { slug: 'hostile' }, { kind: HOSTILE, text: words, cite: [at(text, words)] }),
        proposal(
          'outside',
          'STATEMENT',
          { slug: 'outside' },
          { text: HOSTILE, cite: [[5, 1e9], [-3, 4], 'x', null, { start: {}, end: [] }] },
        ),
        proposal('nothing', 'VISIT', { slug: 'constructor' }, { title: ['x'], constructor: 'y' }),
      ],
      {
        people: { '<b>': { name: HOSTILE, aliases: { no: 'list' } } },
        visits: [1, 2],
        statements: { x: 'no claim' },
        positions: 'none',
      },
    );
    await page.locator('.desk-facts').getByText('<img src=x').first().click();
    await page.keyboard.press('Escape');
    for (const key of ['j', 'j', 'j', 'k', 'e', 'Enter', 'j', 'a', 'j', 'a', 'n', '2', 'Enter', '1', 'Enter', '6', 'Enter']) {
      await page.keyboard.press(key);
    }
    await page.waitForTimeout(1_500);
    expect(await page.locator('.desk-text img, .desk-facts img, .desk-form img, .desk-work script').count()).toBe(0);
    expect((await page.locator('.desk-text').textContent())!.startsWith(HOSTILE)).toBe(true);
    expect(desk.problems).toEqual([]);
  });

  test('are pasted without NUL characters and lone surrogates, and the editor is told', async () => {
    const context = await desk.editor('anna');
    const page = await context.newPage();
    await page.goto(`${desk.url}/desk`);
    const drop = await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['A text\0 with \ud83d\r\nhalves\0.'], 'text.txt', { type: 'text/plain' }));
      return transfer;
    });
    await page.dispatchEvent('.new-draft', 'drop', { dataTransfer: drop });
    await page.getByText('2 characters that cannot be stored').waitFor();
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.locator('.desk-text').waitFor();
    expect(await page.locator('.desk-text p').allTextContents()).toEqual(['A text with \ufffd', 'halves.']);
    await context.close();
  });

  test('keep the direction of right-to-left text and select its words in order', async () => {
    const text = 'زار رئيس الوزراء سامي حداد باريس يوم الأحد.\n\nقال حداد: «سنبني جسرا جديدا».\n';
    const page = await open('right-to-left', text, []);
    const direction = await page
      .locator('.desk-text p')
      .first()
      .evaluate((p) => getComputedStyle(p).direction);
    expect(direction).toBe('rtl');
    await page.keyboard.press('n');
    await page.keyboard.press('2');
    expect(await page.getByLabel('Words', { exact: true }).inputValue()).toBe('سنبني جسرا جديدا');
    await page.keyboard.press('Enter');
    await page.locator('.desk-text').focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('w');
    expect((await page.locator('.desk-text .caret').allTextContents()).join('')).toBe('زار رئيس');
    await saved(page);
    expect(Object.values((await desk.stored('right-to-left')).statements)).toMatchObject([
      { text: 'سنبني جسرا جديدا', cite: [at(text, 'سنبني جسرا جديدا')] },
    ]);
  });
});
