import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { coverageText, withCoverage } from '../../../src/features/pages/facts/none-here.js';
import { seededStore } from '../../support/store.js';
import { serve, type Served } from '../../http/serve.js';

let db: Database;
let server: Served;
beforeAll(async () => {
  db = await seededStore();
  server = await serve(db, { RESPONSE_CACHE_MB: '0' }); // rows are changed without its knowledge
});
afterAll(async () => {
  await server?.close();
  await db?.close();
});

const page = async (path: string) => {
  const response = await fetch(new URL(path, server.url), { headers: { accept: 'text/html' } });
  return (await response.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
};

test('what sources cover is described in a single sentence', () => {
  const of = (coversHosts: string | null, coversGuests: string | null = null) => ({ coversHosts, coversGuests });
  const usa = of('the United States');
  expect(coverageText({ totalCount: 2, nodes: [of(null), of(null)] })).toBe(null);
  expect(coverageText({ totalCount: 2, nodes: [usa, usa] })).toBe('The sources list only visits to the United States.');
  expect(coverageText({ totalCount: 3, nodes: [usa, of(null), usa] })).toBe(
    '2 of the 3 sources list only visits to the United States.',
  );
  expect(coverageText({ totalCount: 1, nodes: [of(null, 'Fiji')] })).toBe('The source lists only visits from Fiji.');
  expect(coverageText({ totalCount: 300, nodes: [usa, of(null)] })).toBe(
    'At least 1 of the 300 sources list only visits to the United States.',
  );
  expect(coverageText({ totalCount: 3, nodes: [usa, of(null, 'the United States'), usa] })).toBe(
    'The sources list only visits from or to the United States.',
  );
  expect(coverageText({ totalCount: 2, nodes: [of('Japan'), of('Fiji', 'Tonga')] })).toBe(
    'The sources list only visits from Tonga to Fiji or to Japan.',
  );
});

test('pages of people, and pages without results, say what the sources cover', async () => {
  const paths = [
    '/between/china/france',
    '/countries/china',
    '/countries/fiji',
    '/people/kim-jong-un',
    '/visits?q=nothing-at-all',
  ];
  expect(await page('/between/china/france')).toContain('No source covers visits between these countries.');
  expect(await page('/countries/fiji')).not.toContain('None');
  await db.prisma.source.updateMany({ data: { coversHosts: 'the United States', coversYears: '1874–2020' } });
  for (const path of paths) {
    expect(await page(path), path).toMatch(/[Ss]ources? lists? only visits to the United States\./);
  }
  const source = 'china-north-korea-extol-traditional-friendship';
  expect(await page(`/sources/${source}`)).toContain('Covers hosts: the United States only; years: 1874–2020');
});

test('a country without visits has none only if a source lists all of them, and is not covered if no source does', async () => {
  const rows = async () => {
    const html = await (await fetch(new URL('/countries?sort=name', server.url), { headers: { accept: 'text/html' } })).text();
    const cells = [...html.matchAll(/<tr><th scope="row"><a href="\/countries\/([^"]+)">.*?<\/tr>/gs)];
    return Object.fromEntries(
      cells.map(([row, slug]) => [slug, [...row.matchAll(/<td[^>]*>([^<]*)<\/td>/g)].slice(1).map(([, cell]) => cell)]),
    ) as Record<string, string[]>;
  };
  expect(await page('/countries?sort=name')).toContain('Not covered: no source says');
  expect((await rows())['cuba']).toEqual(['not covered', 'not covered']);
  await db.prisma.source.updateMany({ data: { coverage: [{ hosts: ['cuba'], complete: true }] } });
  expect((await rows())['cuba']).toEqual(['not covered', 'none found']); // nothing is listed after the date of the source
  await db.prisma.source.updateMany({
    data: { publishedOnEarliest: null, publishedOnLatest: null, publishedOnEdtf: null, publishedOnPrecision: null },
  });
  expect((await rows())['cuba']).toEqual(['not covered', 'none']);
  expect((await rows())['france']).toEqual(['none found', 'not covered']);
  expect(await page('/between/cuba/france')).toContain('From France to Cuba None: the sources list all such visits.');
  expect(await page('/between/cuba/france')).toContain('From Cuba to France No source covers these visits.');
  expect(await page('/between/china/north-korea')).not.toContain('No source covers visits between these countries');
  await db.prisma.source.updateMany({ data: { coverage: [{ complete: false }] } });
  expect(await page('/countries?sort=name')).not.toContain('Not covered: no source says');
  await db.prisma.source.updateMany({ data: { coverage: [] } });
});

test('headings count the same visits as their lists, with announced ones named separately', async () => {
  const korea = await page('/countries/south-korea');
  expect(korea).toContain('Visits received 1; 1 announced ');
  expect(korea).toContain('2 visits: 1 completed, 1 planned.');
  expect(await page('/countries/china')).toMatch(/Not counted: \d announced visits?\./);
  const yang = await page('/people/yang-jiechi');
  expect(yang).toContain('Visits 1; 1 announced Visits with Yang Jiechi.');
  expect(await page('/people/ri-sol-ju')).toMatch(/ Visits \d+ Visits with Ri Sol-ju/);
  expect(yang).toContain('newest first: 1 completed, 1 planned.');
  expect(await page('/countries')).toMatch(/South Korea KR \S.*? 1; 1 announced/);
});

test('the page of announced visits names their sources once', async () => {
  const html = await page('/ahead');
  expect(html.match(/Source: /g)).toHaveLength(1);
  expect(html).toContain('Announced visits. 3 visits.');
});

test('a source explains its dates both on its own page and next to the dates of its visits', async () => {
  const paths = ['/visits/kim-jong-un-china-2018', '/sources/china-north-korea-extol-traditional-friendship'];
  for (const path of paths) expect(await page(path), path).not.toMatch(/Dates in|Dates mean/);
  await db.prisma.source.updateMany({ data: { datesMean: 'days in Washington, D.C' } });
  const [visit, source] = await Promise.all(paths.map(page));
  expect(visit).toMatch(/Dates in China, North Korea [^:]+ : days in Washington, D\.C ?\. /);
  expect(source).toContain('Dates mean days in Washington, D.C');
  const undated = await db.prisma.visit.findFirstOrThrow({ where: { startEdtf: null } });
  expect(await page(`/visits/${undated.slug}`)).not.toContain('Dates in');
});

test('what the sources cover is not repeated after a sentence that says it', () => {
  const [one, other] = [
    { coversHosts: 'the United States', coversGuests: null },
    { coversHosts: null, coversGuests: 'the United States' },
  ];
  const all = { totalCount: 2, nodes: [one!, other!] };
  expect(withCoverage('80 visits, all from or to the United States.', all)).toBe(
    '80 visits, all from or to the United States. The sources list no others.',
  );
  expect(withCoverage('80 visits to 9 countries.', all)).toBe(
    '80 visits to 9 countries. The sources list only visits from or to the United States.',
  );
  expect(withCoverage('80 visits to 9 countries.', { totalCount: 0, nodes: [] })).toBe('80 visits to 9 countries.');
});
