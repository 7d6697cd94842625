import { afterAll, beforeAll, expect, test } from 'vitest';
import { countries } from '../../../../seed/reference/countries.js';
import { annotation } from '../../../../src/model/annotation.js';
import { storeAnnotation } from '../../../../src/store/import/store.js';
import { storeCountries } from '../../../../src/store/import/countries.js';
import { emptyStore, seededStore } from '../../../support/store.js';
import { hasChromium, launchChromium } from '../../../browser/chromium.js';
import { watchedServer, type WatchedServer } from '../../../http/limits/watched-server.js';

const THIS_YEAR = new Date().getFullYear();

let server: WatchedServer;
beforeAll(async () => void (server = await watchedServer()));
afterAll(() => server.close());

async function read(path: string): Promise<string> {
  const response = await fetch(new URL(path, server.url), { headers: { accept: 'text/html' } });
  expect(response.status, path).toBe(200);
  return (await response.text()).replaceAll('&amp;', '&');
}

/** The number of visits found, without announced ones unless they were chosen. */
const totalOf = (html: string) => {
  const [, found] = /class="total"[^>]*>\s*(\d+|No) /.exec(html) ?? [];
  return Number(found?.replace('No', '0'));
};

/** Returns the numbers of a table by row, each with its address. */
function rowsOf(html: string): { name: string; cells: { path: string; count: number }[] }[] {
  const rows = [...html.matchAll(/<tr><th scope="row">(.*?)<\/th>(.*?)<\/tr>/gs)];
  return rows.map(([, name = '', cells = '']) => ({
    name: name.replace(/<[^>]+>/g, ''),
    cells: [...cells.matchAll(/<a href="([^"]+)">(\d+)<\/a>/g)].map(([, path, count]) => ({ path: path!, count: Number(count) })),
  }));
}

test.each(['/counts', '/counts?rows=host', '/counts?since=2000&until=2018', '/counts?country=china&states=former'])(
  'each number on %s leads to exactly the visits that it counts',
  async (path) => {
    const html = await read(path);
    const rows = rowsOf(html);
    expect(rows.length).toBeGreaterThan(0);
    for (const { name, cells } of rows) {
      const [all, ...decades] = cells;
      expect(
        decades.reduce((sum, { count }) => sum + count, 0),
        name,
      ).toBe(all!.count);
      for (const cell of cells) expect(totalOf(await read(cell.path)), cell.path).toBe(cell.count);
    }
    expect(rows.reduce((sum, { cells }) => sum + cells[0]!.count, 0)).toBe(totalOf(html));
  },
);

test('the list of visits leads to counts of the same visits', async () => {
  const list = await read('/visits?kind=none&host=china');
  const [, path] = /href="(\/counts[^"]*)"/.exec(list) ?? [];
  expect(path).toBe('/counts?kind=none&host=china');
  expect(totalOf(await read(path!))).toBe(totalOf(list));
});

test.each(['', '&q=kim'])(
  'the counts of one kind have a row of visits whose kind is not given, each number with the visits that it counts: “%s”',
  async (words) => {
    const html = await read(`/counts?kind=UNOFFICIAL${words}`);
    const unknown = rowsOf(html).at(-1)!;
    expect(unknown.name).toBe('Kind not given');
    const [all, ...decades] = unknown.cells;
    expect(decades.reduce((sum, { count }) => sum + count, 0)).toBe(all!.count);
    for (const cell of unknown.cells) expect(totalOf(await read(cell.path)), cell.path).toBe(cell.count);
    for (const path of ['/counts', '/counts?kind=none']) expect(await read(path), path).not.toContain('>Kind not given<');
  },
);

test.each(['guest', 'host'])(
  'the small charts of one kind show the visits of each country whose kind is not given, by %s',
  async (row) => {
    const db = await emptyStore();
    const all = countries();
    await storeCountries(db.prisma, all);
    const [host, ...guests] = all.slice(0, 41);
    const sides = (other: string) =>
      row === 'guest' ? { guestCountry: other, hostCountry: host!.slug } : { guestCountry: host!.slug, hostCountry: other };
    const visit = (other: string, year: number, kind?: string) => ({
      ...{ title: `${other}, ${year}`, status: 'COMPLETED', ...sides(other), start: `${year}-05-06`, cite: [[0, 0]] },
      ...(kind && { kind }),
    });
    // More groups of unknown kind than a request returns; the last country has nothing else.
    const last = guests.at(-1)!;
    const visits = guests.flatMap(({ slug }) => [
      ...[1965, 1975, 1985].map((year) => [`${slug}-${year}`, visit(slug, year)]),
      ...(slug === last.slug ? [] : [1975, 1985].map((year) => [`${slug}-state-${year}`, visit(slug, year, 'STATE')])),
    ]);
    const source = { slug: 'list', kind: 'LINK', title: 'A list', url: 'https://example.org/', publishedOn: '2020' };
    await storeAnnotation(db.prisma, annotation.parse({ source, visits: Object.fromEntries(visits) }));
    const own = await watchedServer({}, undefined, Promise.resolve(db));
    const get = async (path: string) => (await fetch(new URL(path, own.url), { headers: { accept: 'text/html' } })).text();
    const path = `/counts?kind=STATE&rows=${row}`;
    const html = (await get(path)).replaceAll('&amp;', '&');
    const [, multiples] = /id="countries">(.*?)<\/figure>/s.exec(html)!;
    const charts = multiples!.split('<li>').slice(1, 40);
    expect(charts).toHaveLength(39);
    for (const chart of charts) {
      const drawn = [...chart.matchAll(/<title>(.*?)<\/title>/g)].map(([, title]) => title);
      expect(drawn).toEqual([...['1970s', '1980s'].flatMap((decade) => [`${decade}: 1`, `${decade}, kind not given: 1`])]);
      const tall = [...chart.matchAll(/class="(\w+)"[^>]*height="([\d.]+)"/g)].map(([, of, height]) => [of, Number(height)]);
      expect(tall).toEqual([1, 2].flatMap(() => [['bar', 44], ['unsaid', 14]])); // prettier-ignore
      expect(chart).toContain('<span class="count">2 visits; kind not given: 3; grey: up to 1</span>');
      expect(chart.match(/<text[^>]*>[^<]*/g)!.map((text) => text.replace(/.*>/, ''))).toEqual(['1', '1970s', '1980s']);
    }
    expect(multiples).toContain('1970s to 1980s. Each country has its own scale, with a number above its tallest bar.');
    expect(multiples).toContain('this kind. Not drawn: 42 such visits of other countries or decades.');
    const rows = rowsOf(html);
    expect(rows.slice(0, -1).map(({ cells }) => cells.map(({ count }) => count))).toEqual(
      guests.slice(0, -1).map(() => [2, 3, 1, 1]),
    );
    const [, unknown] = rows[0]!.cells;
    const found = totalOf((await get(unknown!.path)).replaceAll('&amp;', '&'));
    expect(found).toBe(3);
    const csv = (await get(`${path}&chart=countries.csv`)).trim().split(/\r?\n/);
    expect(csv[0]).toBe(`${row === 'guest' ? 'visiting country' : 'country visited'},decade,visits,kind not given`);
    expect(csv.slice(1).toSorted()).toEqual(
      guests
        .slice(0, -1)
        .flatMap(({ name }) => ['1960,0,1', '1970,1,1', '1980,1,1'].map((line) => `${name},${line}`))
        .toSorted(),
    );
    const json = JSON.parse(await get(path.replace('?', '.json?'))) as { data: { unknownGroups: { edges: unknown[] } } };
    expect(json.data.unknownGroups.edges).toHaveLength(100);
    await own.close();
  },
);

test('no country and no decade is called the largest if visits of unknown kind may change it', async () => {
  const own = await watchedServer({ RESPONSE_CACHE_MB: '0' }, undefined, seededStore());
  const get = async (path: string) => (await fetch(new URL(path, own.url), { headers: { accept: 'text/html' } })).text();
  const { visit } = own.db.prisma;
  await visit.updateMany({ data: { kind: 'STATE', status: 'COMPLETED' } });
  const certain = (await get('/counts?kind=STATE')).replaceAll(/<[^>]*>/g, '');
  expect(certain).toContain('Of these 12 visits, the largest numbers were from North Korea (9) and China (3).');
  const [, ...others] = await visit.findMany({ where: { guestCountry: { slug: 'north-korea' } } });
  await visit.updateMany({ where: { id: { in: others.map(({ id }) => id) } }, data: { kind: null } });
  expect(await get('/counts?kind=STATE')).toContain(
    'The kind of 8 other visits is not given, so it is not known which countries and which decade had the most.',
  );
  for (const path of ['/counts', '/visits']) expect(await get(`${path}?kind=STATE`)).not.toMatch(/largest|busiest|Most in/);
  await own.close();
});

test('an invalid filter is refused', async () => {
  const response = await fetch(new URL('/counts?since=sixties', server.url), { headers: { accept: 'text/html' } });
  expect(response.status).toBe(400);
});

test('the page says how many visits are not counted because their country is ambiguous', async () => {
  const own = await watchedServer({ RESPONSE_CACHE_MB: '0' }, undefined, seededStore());
  const get = async (path: string) => (await fetch(new URL(path, own.url), { headers: { accept: 'text/html' } })).text();
  const { visit } = own.db.prisma;
  const [known] = await visit.findMany({ where: { guestCountryId: { not: null } }, take: 1 });
  expect(await get('/counts')).not.toContain('known only by its printed name');
  await visit.update({ where: { id: known!.id }, data: { guestCountryId: null, guestCountryAsPrinted: 'Corea' } });
  expect(await get('/counts?rows=guest')).toContain('1 visit has a visiting country that is known only by its printed name');
  expect(await get('/counts?rows=host')).not.toContain('known only by its printed name');
  await own.close();
});

test('if a page shows only some of the countries, its charts and its table say so, it does not divide countries with the same number, and the file has all of them', async () => {
  const db = await emptyStore();
  const all = countries();
  await storeCountries(db.prisma, all);
  const [host, ...guests] = all.slice(0, 61);
  const cite = [[0, 0]];
  const visit = (guest: string, year: number) => ({
    ...{ title: `${guest}, ${year}`, status: 'COMPLETED', guestCountry: guest, hostCountry: host!.slug, cite },
    start: `${year}-05-06`,
  });
  const [busy, years] = [guests.slice(0, 30), [1985, 1995]];
  const visits = guests.flatMap((guest) =>
    (busy.includes(guest) ? [1986, ...years] : years).map((year) => [`${guest.slug}-${year}`, visit(guest.slug, year)]),
  );
  const source = { slug: 'list', kind: 'LINK', title: 'A list', url: 'https://example.org/', publishedOn: '2020' };
  await storeAnnotation(db.prisma, annotation.parse({ source, visits: Object.fromEntries(visits) }));
  const own = await watchedServer({}, undefined, Promise.resolve(db));
  const get = async (path: string) => (await fetch(new URL(path, own.url), { headers: { accept: 'text/html' } })).text();
  const html = await get('/counts');
  const shown = rowsOf(html).map(({ name }) => name);
  expect(shown.toSorted()).toEqual(busy.map(({ name }) => name).toSorted());
  const note = '30 of 60 countries; the others have 60 visits.';
  expect(html.split(note)).toHaveLength(3);
  expect((await get('/counts?chart=countries.svg')).replaceAll(/<\/text><text[^>]*>/g, ' ')).toContain(note);
  expect(await get('/counts?until=1990')).not.toContain('countries; the others');
  const [, next] = /href="([^"]+)">More countries/.exec(html)!;
  for (const page of [html, await get(next!.replaceAll('&amp;', '&'))]) {
    const [, file] = /href="([^"]+chart=countries[^"]+)">numbers \(CSV\)/.exec(page)!;
    const rows = (await get(`/counts${file!.replaceAll('&amp;', '&')}`)).trim().split('\n').slice(1);
    expect(rows.map((row) => row.trim()).toSorted()).toEqual(
      guests.flatMap((guest) => [`${guest.name},1980,${busy.includes(guest) ? 2 : 1}`, `${guest.name},1990,1`]).toSorted(),
    );
  }
  await own.close();
});

test('each small chart has its own scale, with the number of its tallest bar', async () => {
  const db = await emptyStore();
  const all = countries();
  await storeCountries(db.prisma, all);
  const [host, busy, ...guests] = all.slice(0, 4);
  const visit = (guest: string, year: number) => ({
    ...{ title: `${guest}, ${year}`, status: 'COMPLETED', guestCountry: guest, hostCountry: host!.slug, cite: [[0, 0]] },
    start: `${year}-05-06`,
  });
  const trips = [
    ...Array.from({ length: 9 }, (_, index) => [busy!.slug, 1980 + index] as const),
    ...guests.flatMap(({ slug }) => [[slug, 1985], [slug, 1995], [slug, 1996], [slug, THIS_YEAR]] as const), // prettier-ignore
  ];
  const visits = trips.map(([slug, year]) => [`${slug}-${year}`, visit(slug, year)]);
  const source = { slug: 'list', kind: 'LINK', title: 'A list', url: 'https://example.org/', publishedOn: '2020' };
  await storeAnnotation(db.prisma, annotation.parse({ source, visits: Object.fromEntries(visits) }));
  const own = await watchedServer({}, undefined, Promise.resolve(db));
  const html = await (await fetch(new URL('/counts', own.url), { headers: { accept: 'text/html' } })).text();
  const [, multiples] = /id="countries">(.*?)<\/figure>/s.exec(html)!;
  const decade = `${Math.floor(THIS_YEAR / 10)}0s`;
  expect(multiples).toContain(
    `1980s to ${decade}. Each country has its own scale, with a number above its tallest bar. Faint: the ${decade} so far.`,
  );
  const drawn = multiples!.split('<li>').slice(1).map((chart) => ({
    count: /class="count">(.*?)</.exec(chart)![1],
    tallest: /<text[^>]*>(\d+)</.exec(chart)![1],
    tall: [...chart.matchAll(/class="bar"[^>]*height="([\d.]+)"/g)].map(([, height]) => Number(height)),
  })); // prettier-ignore
  const other = { count: '4 visits', tallest: '2', tall: [22, 44] };
  expect(drawn).toEqual([{ count: '9 visits', tallest: '9', tall: [44] }, other, other]);
  await own.close();
});

test.skipIf(!hasChromium)(
  'the table of one kind opens at the latest decade on a phone, with one column for early decades',
  async () => {
    const db = await emptyStore();
    const all = countries();
    await storeCountries(db.prisma, all);
    const [host, guest] = all;
    const visit = (year: number, kind?: string) => ({
      ...{ title: `Visit in ${year}`, status: 'COMPLETED', guestCountry: guest!.slug, hostCountry: host!.slug, cite: [[0, 0]] },
      ...{ start: `${year}-05-06`, ...(kind && { kind }) },
    });
    const [of, unknown] = [
      [1945, 1955, 1965, 1975, 1985, 1995, 2005, 2015],
      [1865, 1935, 1938, 1955],
    ];
    const visits = [...of.map((year) => [`state-${year}`, visit(year, 'STATE')]), ...unknown.map((year) => [`of-${year}`, visit(year)])]; // prettier-ignore
    const source = { slug: 'list', kind: 'LINK', title: 'A list', url: 'https://example.org/', publishedOn: '2020' };
    await storeAnnotation(db.prisma, annotation.parse({ source, visits: Object.fromEntries(visits) }));
    const own = await watchedServer({}, undefined, Promise.resolve(db));
    const get = async (path: string) => (await fetch(new URL(path, own.url), { headers: { accept: 'text/html' } })).text();
    const html = (await get('/counts?kind=STATE')).replaceAll('&amp;', '&');
    const heads = [...html.matchAll(/<th scope="col">(.*?)<\/th>/g)].map(([, head]) => head!.replaceAll(/<[^>]*>/g, ''));
    expect(heads.slice(0, 4)).toEqual(['All', 'Kind not given', '2010s', '2000s']);
    expect(heads.slice(-2)).toEqual(['1940s', 'to 1939']);
    const early = rowsOf(html).at(-1)!.cells.at(-1);
    expect(early).toEqual({ path: '/visits?kind=none&until=1939', count: 3 });
    expect(totalOf(await get(early!.path))).toBe(3);
    const browser = await launchChromium();
    const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
    await page.goto(new URL('/counts?kind=STATE', own.url).href);
    const table = page.locator('#numbers .scroll');
    expect(await table.evaluate((each) => [each.scrollLeft, each.scrollWidth > each.clientWidth])).toEqual([0, true]);
    await browser.close();
    await own.close();
  },
);
