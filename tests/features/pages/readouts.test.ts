import { h } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { Notes } from '../../../src/features/pages/facts/notes.js';
import { ByOutlet } from '../../../src/features/pages/visit/what-was-said.js';
import { MarkedText } from '../../../src/features/pages/source/marked-text.js';
import { storeCountries } from '../../../src/store/import/countries.js';
import { FEATURES } from '../../../src/features.js';
import { createSchema } from '../../../src/schema/schema.js';
import { serve, type Served } from '../../http/serve.js';
import { mutate } from '../editing/editor.js';
import { COUNTRIES } from '../../store/small-annotations.js';
import { emptyStore } from '../../support/store.js';

const [OURS, THEIRS] = [130, 40];

let db: Database;
let server: Served;
beforeAll(async () => {
  db = await emptyStore();
  await storeCountries(db.prisma, COUNTRIES);
  const outlet = (name: string) => ({ name, kind: 'NEWS_AGENCY', cite: [[0, 0]] });
  const statement = (n: number) => ({
    kind: 'PARAPHRASE',
    text: `Point ${n}`,
    visit: 'trip',
    reportedBy: n < OURS ? 'our-agency' : 'their-agency',
    cite: [[0, 0]],
  });
  const annotation = {
    source: { slug: 'long', kind: 'LINK', title: 'A long account', url: 'https://example.org/', publishedOn: '2018' },
    organizations: { 'our-agency': outlet('Our agency'), 'their-agency': outlet('Their agency') },
    visits: { trip: { title: 'A trip', hostCountry: 'china', status: 'COMPLETED', cite: [[0, 0]] } },
    statements: Object.fromEntries(Array.from({ length: OURS + THEIRS }, (_, n) => [`point-${n}`, statement(n)])),
  };
  const document = `mutation ($input: ImportSourceInput!) { importSource(input: $input) { errors { message } } }`;
  const { errors } = await mutate(await createSchema(FEATURES), db, document, {
    annotation: JSON.stringify(annotation),
    keepText: true,
  });
  expect(errors).toEqual([]);
  server = await serve(db, {});
});
afterAll(async () => {
  await server?.close();
  await db?.close();
});

async function page(path: string): Promise<{ text: string; html: string }> {
  const response = await fetch(new URL(path, server.url), { headers: { accept: 'text/html' } });
  const html = await response.text();
  return { html, text: html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ') };
}

test('statements under an outlet do not repeat its name, nor do readouts repeat their only source', async () => {
  const { html, text } = await page('/visits/trip/readouts');
  expect(text).toContain('Source: A long account .');
  const [, table] = /<h2 id="compared">.*?<table class="wide readouts">(.*?)<\/table>/s.exec(html)!;
  expect(table).toContain('Our agency</bdi></a> <span class="count">');
  expect(table).not.toMatch(/reported by|A long account/);
  const byOutlet = await page('/visits/trip?by=outlet');
  expect(byOutlet.text).toContain('A long account');
  expect(byOutlet.html).not.toMatch(/class="tag">reported by/);
  expect((await page('/visits/trip')).html).toMatch(/class="tag">reported by/);
});

test('if a visit has more statements than its page shows, the page gives their number and links to all of them', async () => {
  const all = '<a href="/statements?visit=trip">All 170 statements</a>';
  const [visit, readouts] = [await page('/visits/trip?by=outlet'), await page('/visits/trip/readouts')];
  for (const { html, text } of [visit, readouts]) {
    expect(html).toContain(all);
    expect(text).toMatch(/the first 100/i);
  }
  expect(readouts.text).toMatch(/Our agency \d+ of 130/);
  expect(visit.text).toMatch(/Reported by Our agency \d+ of 130/);
  expect(visit.html).toContain('<a href="/statements?visit=trip&amp;outlet=Our+agency">');
  expect((await page('/statements?visit=trip&outlet=Our+agency')).text).toContain('130 statements');
  expect((await page('/statements?visit=trip')).text).toContain('170 statements');
  expect((await page('/statements?visit=no-such-visit')).text).toContain('No statements found');
});

test('an outlet with no statement among the first ones is listed with its count', () => {
  const [ours, theirs] = [
    { slug: 'our-agency', name: 'Our agency' },
    { slug: 'their-agency', name: 'Their agency' },
  ];
  const said = { kind: 'PARAPHRASE', text: 'Point 1', reportedBy: ours, about: [], event: null, speakers: [], speakerRoles: [] };
  const source = { slug: 'report', title: 'A report', kind: 'ARTICLE' };
  const statement = {
    ...said,
    source,
    visit: null,
    saidOn: null,
    place: null,
    original: null,
    originalLanguage: null,
    translatedBy: null,
  };
  const nodes = [{ ...statement, speakersAsPrinted: ['A spokesman'], citationsConnection: { nodes: [] } }];
  const props = {
    visit: { slug: 'trip', statements: { totalCount: 2_902, nodes } },
    reported: [
      { count: 2_000, outlet: theirs },
      { count: 900, outlet: ours },
      { count: 2, outlet: null },
    ],
    notes: new Notes(),
  } as unknown as Parameters<typeof ByOutlet>[0];
  const text = renderToStaticMarkup(h(ByOutlet, props)).replace(/<[^>]+>/g, '');
  expect(text).toContain('Reported by Our agency 1 of 900');
  expect(text).toContain('Also reported by Their agency (2,000 statements).');
});

test('each paragraph of a text follows the direction of its script', () => {
  const marked = {
    text: 'Left to right\nمن اليمين',
    language: null,
    offset: 0,
    passages: [],
    stretch: null,
    isData: false,
    of: { slug: 'a-text', url: null },
  };
  const html = renderToStaticMarkup(h(MarkedText, marked));
  expect(html.match(/<p dir="auto"/g)).toHaveLength(2);
});
