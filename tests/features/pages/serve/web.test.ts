import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../../../src/db/database.js';
import { readSlugs } from '../../../../src/features/exports/stream/slugs.js';
import { seededStore } from '../../../support/store.js';
import { serve, type Served } from '../../../http/serve.js';

// What other programs learn about the pages: search engines, browsers, feed readers.

const ORIGIN = 'https://visits.example.org';

let db: Database;
let server: Served;
beforeAll(async () => {
  db = await seededStore();
  server = await serve(db, { PUBLIC_URL: ORIGIN, RATE_LIMIT: '1000000' });
});
afterAll(async () => {
  await server?.close();
  await db?.close();
});

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(new URL(path, server.url), { headers: { accept: 'text/html', ...headers } });
const textOf = async (path: string) => (await get(path)).text();

/** Returns the texts of the elements with a name in well-formed XML. */
function elements(text: string, name: string): string[] {
  const found: string[] = [];
  let isIn = false;
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    isIn = tag.name === name;
    if (isIn) found.push('');
  });
  parser.on('closetag', () => void (isIn = false));
  parser.on('text', (piece) => {
    if (isIn) found[found.length - 1] += piece;
  });
  parser.write(text).close();
  return found;
}

describe('the sitemap', () => {
  test('lists each visit, person, organization, country, source and event with a page, and the static pages', async () => {
    expect(await textOf('/robots.txt')).toContain(`Sitemap: ${ORIGIN}/sitemap.xml`);
    const parts = elements(await textOf('/sitemap.xml'), 'loc');
    const addresses: string[] = [];
    for (const part of parts) addresses.push(...elements(await textOf(new URL(part).pathname), 'loc')); // one at a time
    expect(new Set(addresses).size).toBe(addresses.length);
    const { prisma } = db;
    const tables = [prisma.visit, prisma.person, prisma.organization, prisma.country, prisma.source] as unknown as {
      count(): Promise<number>;
    }[];
    const counts = await Promise.all([...tables.map((table) => table.count()), prisma.event.count({ where: { visitId: null } })]);
    const alone = addresses.filter((address) => new URL(address).pathname.split('/').length === 2);
    expect(addresses.length - alone.length).toBe(counts.reduce((sum, count) => sum + count, 0));
    expect(alone).toContain(`${ORIGIN}/`);
    for (const address of [addresses.at(-1)!, addresses.find((each) => each.includes('/events/'))!, ...alone]) {
      const { status, redirected } = await get(new URL(address).pathname);
      expect([address, status, redirected]).toEqual([address, 200, false]);
    }
  });

  test('is not resent until the data changes', async () => {
    const etag = (await get('/sitemap/visits-1.xml')).headers.get('etag')!;
    expect((await get('/sitemap/visits-1.xml', { 'if-none-match': etag })).status).toBe(304);
    await db.prisma.visit.updateMany({ where: { slug: 'kim-jong-un-china-2018' }, data: { note: 'Changed.' } });
    await expect.poll(async () => (await get('/sitemap/visits-1.xml', { 'if-none-match': etag })).status).toBe(200);
  });

  test.each(['visits-2', 'visits-0', 'statements-1', 'visits-', 'constructor-1'])('has no part %s', async (part) => {
    expect((await get(`/sitemap/${part}.xml`)).status).toBe(404);
  });

  test('has consecutive parts without gaps', async () => {
    const all: string[] = [];
    for (let offset = 0; offset < 12; offset += 5) {
      for await (const rows of readSlugs(db, 'Visit', offset, 5)) all.push(...rows.map(([slug]) => slug));
    }
    const stored = await db.prisma.visit.findMany({ orderBy: { slug: 'asc' }, select: { slug: true }, take: 15 });
    expect(all).toEqual(stored.map(({ slug }) => slug));
  });
});

test('a browser can add the site as a search engine', async () => {
  expect(await textOf('/about')).toContain('<link rel="search" type="application/opensearchdescription+xml"');
  const template = /template="([^"]*)"/.exec(await textOf('/opensearch.xml'))![1]!;
  expect((await get(new URL(template.replace('{searchTerms}', 'kim')).pathname)).status).toBe(200);
});

test('a link preview has the title, description and address of a page, and the picture of the site', async () => {
  const html = await textOf('/visits/kim-jong-un-china-2018');
  expect(html).toContain(`<meta property="og:url" content="${ORIGIN}/visits/kim-jong-un-china-2018"/>`);
  expect(html).toMatch(/<meta property="og:title" content="Kim Jong-un[^"]+"\/>/);
  expect(html).toMatch(/<meta property="og:description" content="A[^"]+ to China[^"]+"\/>/);
  const picture = /<meta property="og:image" content="([^"]+)"/.exec(html)![1]!;
  expect(await textOf('/')).toContain(picture);
  const response = await get(picture.slice(ORIGIN.length));
  expect([response.headers.get('content-type'), response.headers.get('cache-control')]).toEqual([
    'image/png',
    expect.stringContaining('immutable'),
  ]);
  const png = Buffer.from(await response.arrayBuffer());
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
});

test('the fonts are served by the site itself, and total at most 60 kB', async () => {
  const page = await get('/about');
  expect(page.headers.get('content-security-policy')).toContain("font-src 'self'");
  const [, stylesheet] = /<link rel="stylesheet" href="([^"]*)"/.exec(await page.text())!;
  const urls = [...(await textOf(stylesheet!)).matchAll(/src: url\('([^']*)'\)/g)].map(([, url]) => url!);
  expect(urls).toHaveLength(2);
  const sizes = await Promise.all(urls.map(async (url) => (await (await get(url)).arrayBuffer()).byteLength));
  expect(Math.min(...sizes)).toBeGreaterThan(10_000);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(60_000);
});

describe('a feed of visits', () => {
  const [KIM, MOON] = ['/people/kim-jong-un/visits', '/people/moon-jae-in/visits'];

  test.each(['/visits.atom', '/visits.atom?country=china&kind=UNOFFICIAL', '/countries/china/visits.atom', `${KIM}.atom`])(
    'has its own title, its page and each visit at %s',
    async (path) => {
      const text = await textOf(path);
      const links = [...text.matchAll(/^  <link rel="(self|alternate)" [^>]*href="([^"]*)"/gm)].map(([, rel, url]) => [rel, url]);
      const { self, alternate } = Object.fromEntries(links) as Record<string, string>;
      expect(self).toBe((ORIGIN + path).replaceAll('&', '&amp;'));
      expect((await get(alternate!.slice(ORIGIN.length).replaceAll('&amp;', '&'))).status).toBe(200);
      const [id, ...ids] = elements(text, 'id');
      expect(id).toBe(ORIGIN + path);
      expect(ids).toContain(`${ORIGIN}/visits/kim-jong-un-china-2018`);
      expect(elements(text, 'summary').filter((summary) => summary.startsWith('Visit to '))).toHaveLength(ids.length);
    },
  );

  test.each(['/countries/china', '/people/kim-jong-un', '/visits?country=china'])('is linked only once from %s', async (path) => {
    const [, main] = /<main([^]*)<\/main>/.exec(await textOf(path))!;
    const links = [...main!.matchAll(/href="([^"]*visits\.atom[^"]*)"/g)].map(([, url]) => url!);
    expect(links).toHaveLength(1);
    expect((await get(links[0]!)).status).toBe(200);
  });

  test.each(['/changes.atom', '/visits.atom?country=china', '/countries/china/visits.atom', `${KIM}.atom`])(
    'sends %s as a page with the same entries to browsers, and as Atom to other clients',
    async (path) => {
      const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
      const opened = await get(path, { accept: browser, 'sec-fetch-dest': 'document' });
      expect(opened.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(opened.headers.get('vary')).toMatch(/sec-fetch-dest/);
      const html = (await opened.text()).replaceAll('&amp;', '&').replaceAll('&#39;', "'");
      for (const accept of [browser, '*/*', 'application/atom+xml']) {
        const fetched = await get(path, { accept, 'sec-fetch-dest': 'empty' });
        expect(fetched.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
        expect(fetched.headers.get('vary')).toMatch(/sec-fetch-dest/);
        const text = await fetched.text();
        const [, ...titles] = elements(text, 'title');
        expect([...html.matchAll(/<li><a href="\/[^"]+"><bdi>(.*?)<\/bdi><\/a>/g)].map(([, title]) => title)).toEqual(titles);
      }
      expect(html).toContain(`<code>${ORIGIN}${path}</code>`);
      expect(html).toContain(`type="application/atom+xml"`);
    },
  );

  test('contains only entries that match its filter', async () => {
    const visits = await db.prisma.visit.findMany({ where: { delegation: { some: { person: { slug: 'moon-jae-in' } } } } });
    expect(elements(await textOf(`${MOON}.atom`), 'entry')).toHaveLength(visits.length);
  });

  test.each([
    ['/visits.atom?since=sixties', 400],
    ['/people/nobody/visits.atom', 404],
    ['/countries/nowhere/visits.atom', 404],
    ['/visits.feed', 404],
  ])('is refused at %s with %i', async (path, status) => {
    expect((await get(path)).status).toBe(status);
  });
});

test('every address returned by the API as `page` exists, including its fragment', async () => {
  const query = `{
    visit(slug: "kim-jong-un-china-2018") { page delegation(first: 3) { nodes { page } } citations { page }
      events { page participants { page } } statements(first: 5) { nodes { page topics { page } } } }
    people(first: 20) { nodes { page positions { page } kin { page } } }
    countries(first: 2) { nodes { page } } organizations(first: 2) { nodes { page } } sources(first: 2) { nodes { page } }
    disagreements(first: 3) { nodes { page } }
    search(query: "summit", types: [PARAGRAPH], first: 1) { nodes { ... on Node { page } } }
  }`;
  const asked = await fetch(new URL('/graphql', server.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const pages = new Set(
    [...(await asked.text()).matchAll(/"page":"https:\/\/visits\.example\.org([^"]+)"/g)].map(([, path]) => path!),
  );
  const folders = new Set([...pages].map((path) => path.split('/')[1]));
  expect(folders.size, [...folders].join()).toBeGreaterThan(10);
  for (const path of pages) {
    const first = await fetch(new URL(path, server.url), { redirect: 'manual', headers: { accept: 'text/html' } });
    const to = first.status === 303 ? first.headers.get('location')! : path;
    const response = first.status === 303 ? await get(to) : first;
    expect(response.status, `${path} ${to}`).toBe(200);
    const [, place] = to.split('#');
    if (place) expect(await response.text(), `${path} ${to}`).toContain(` id="${place}"`);
  }
});
