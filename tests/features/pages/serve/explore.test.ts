import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { world } from '../../../../src/features/pages/map/world.js';
import { isOnMap, mapShade } from '../../../../src/features/pages/map/map.js';
import { sample } from '../../../support/thorough.js';
import { watchedServer, type WatchedServer } from '../../../http/limits/watched-server.js';

let server: WatchedServer;
beforeAll(async () => void (server = await watchedServer({ RATE_LIMIT: '1000000' })));
afterAll(() => server.close());

const get = (path: string) => fetch(new URL(path, server.url), { headers: { accept: 'text/html' } });

async function read(path: string): Promise<string> {
  const response = await get(path);
  expect(response.status, path).toBe(200);
  return (await response.text()).replaceAll('&amp;', '&').replaceAll('&quot;', '"');
}

/** The number of visits found, without announced ones unless they were chosen. */
const totalOf = (html: string) => {
  const [, found] = /class="total"[^>]*>\s*(\d+|No) /.exec(html) ?? [];
  return Number(found?.replace('No', '0'));
};

interface Numbered {
  path: string;
  count: number;
}

/** Returns the links with a number next to them, except for values that are already selected. */
const numbersOf = (html: string): Numbered[] =>
  [...html.matchAll(/<li><a href="(\/visits[^"]*)">(?:(?!<\/a>).)*<\/a> <span class="count">(\d+)<\/span>/g)].map(
    ([, path, count]) => ({ path: path!, count: Number(count) }),
  );

const partOf = (html: string, start: string, end: string) => html.split(start)[1]?.split(end)[0] ?? '';

describe('the page of visits', () => {
  test('links to the feed for its filter in the HTML head', async () => {
    const html = await read('/visits?country=china&sort=title');
    const [feed] = /<link rel="alternate" type="application\/atom\+xml" title="Visits[^>]+>/.exec(html)!;
    expect(feed).toContain('title="Visits (country: China)" href="/visits.atom?country=china"');
    const entries = (await read('/visits.atom?country=china')).split('<entry>').length - 1;
    const [, announced] = /\d+ visits; (\d+) announced/.exec(html)!;
    expect(entries).toBe(totalOf(html) + Number(announced));
  });

  test.each([
    ['/visits', 'Visits'],
    [
      '/visits?guest=north-korea&decade=2010&kind=none&sort=title',
      'Visits (visiting country: North Korea, decade: 2010s, kind: kind not given)',
    ],
    ['/visits?q=kim', 'Visits (words: kim)'],
    ['/counts?host=china', 'Visits by visiting country and decade (country visited: China)'],
    ['/map?rows=host&since=2000', 'Visits by country visited on a map (began on or after: 2000)'],
  ])('%s includes its filters in its title', async (path, title) => {
    expect(/<title>(.*?)(?: – Communiqué)?<\/title>/.exec(await read(path))?.[1]).toBe(title);
  });

  test('groups all filters by what they are about, each once', async () => {
    const [form = ''] = /<form class="explore".*?<\/form>/s.exec(await read('/visits'))!;
    const groups = [...form.matchAll(/<fieldset[^>]*><legend>(.*?)<\/legend>(.*?)<\/fieldset>/gs)].map(
      ([, legend, fields]) => [legend, [...fields!.matchAll(/ name="([^"]+)"/g)].map(([, name]) => name)] as const,
    );
    expect(Object.fromEntries(groups)).toEqual({
      People: ['person', 'role', 'side', 'under', 'held', 'delegates'],
      Countries: ['country', 'guest', 'host', 'guests', 'hosts', 'states', 'cities'],
      Dates: ['since', 'until', 'decade', 'dated', 'precision', 'shortest', 'longest'],
      'Kind and order': ['kind', 'status', 'returned', 'sort'],
    });
  });

  const narrowed = [
    '/visits',
    '/visits?guest=north-korea',
    '/visits?since=2000&until=2018&kind=none',
    '/visits?q=kim',
    '/visits?country=china',
  ];

  test.each(sample(narrowed, 3))('each value of a facet on %s leads to exactly the visits that it counts', async (path) => {
    const facets = numbersOf(partOf(await read(path), 'class="facets"', '</details>'));
    expect(facets.length).toBeGreaterThan(1);
    for (const facet of facets) expect(totalOf(await read(facet.path)), facet.path).toBe(facet.count);
  });

  test('counts every facet if few filters are set, and otherwise as many facets as one operation allows', async () => {
    const titles = async (path: string) =>
      [...(await read(path)).matchAll(/<section aria-label="([^"]+)"><h2>/g)].map(([, title]) => title);
    expect(await titles('/visits')).toEqual(
      expect.arrayContaining(['Visiting country', 'Decade', 'Kind', 'Status', 'Country visited', 'Person', 'Office']),
    );
    const many = '/visits?country=china&states=former&role=leader&under=kim&shortest=1&longest=9&precision=DAY';
    expect((await titles(many)).length).toBeLessThan(8);
    const words = await titles('/visits?q=kim');
    expect(words.length).toBeGreaterThan(0);
    expect(['Visiting country', 'Decade', 'Status']).toEqual(expect.arrayContaining(words));
  });

  test('has a link to remove each filter separately', async () => {
    const html = await read('/visits?guest=north-korea&kind=UNOFFICIAL&sort=oldest');
    const chips = [...partOf(html, 'class="chips"', '</ul>').matchAll(/href="([^"]+)"/g)].map(([, path]) => path);
    expect(chips).toEqual(['/visits?kind=UNOFFICIAL&sort=oldest', '/visits?guest=north-korea&sort=oldest', '/visits']);
    expect(html).toContain('Visiting country: <bdi>North Korea</bdi>');
  });

  test('suggests the person and the country that the words in its search box may refer to', async () => {
    for (const [words, path] of [
      ['xi jinping', '/visits?who=xi-jinping'],
      ['DPRK', '/visits?guest=north-korea'],
    ]) {
      const html = await read(`/visits?q=${encodeURIComponent(words!)}`);
      const [, count] = new RegExp(`<a href="${path!.replace('?', '\\?')}">(\\d+) visits?`).exec(html) ?? [];
      expect(totalOf(await read(path!)), path).toBe(Number(count));
    }
  });

  test('refuses an unknown person and says that nobody has the slug', async () => {
    const response = await get('/visits?who=nobody-anywhere');
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('No person has the slug “nobody-anywhere”.');
  });

  test('lists announced visits that were never reported by their four statuses', async () => {
    const ahead = await server.db.prisma.visit.count({
      where: { status: { in: ['PROPOSED', 'INVITED', 'ACCEPTED', 'PLANNED'] } },
    });
    expect(totalOf(await read('/visits?status=announced'))).toBe(ahead);
  });
});

describe('the map', () => {
  test.each(sample(['/map', '/map?rows=host', '/map?guest=north-korea'], 3))(
    'leads from each number on %s to its visits',
    async (path) => {
      const html = await read(path);
      const numbers = numbersOf(partOf(html, 'id="all-countries"', '</ul>'));
      expect(numbers.length).toBeGreaterThan(0);
      for (const each of numbers) expect(totalOf(await read(each.path)), each.path).toBe(each.count);
      expect(html).toContain('takes no side');
    },
  );

  test('draws countries as outlines and small states as dots', () => {
    const { areas, dots } = world();
    expect(Object.keys(areas)).toEqual(expect.arrayContaining(['CN', 'KP', 'TW', 'kosovo']));
    expect(Object.keys(dots)).toEqual(expect.arrayContaining(['SG', 'VA']));
    expect(Object.keys(areas).filter((code) => code in dots)).toEqual([]);
  });

  test('has a shape for every current state, and every shape belongs to a stored country', async () => {
    const countries = await server.db.prisma.country.findMany();
    const missing = countries.filter((country) => country.sovereign && country.endEdtf === null && !isOnMap(country));
    expect(missing.map(({ name }) => name)).toEqual([]);
    const known = new Set(countries.map(({ code, slug }) => code ?? slug));
    const { areas, dots } = world();
    expect([...Object.keys(areas), ...Object.keys(dots)].filter((key) => !known.has(key))).toEqual([]);
  });

  test('has a key with only the shades on the map, and a caption that holds on a dark page', async () => {
    const html = await read('/map?rows=host');
    expect(html).toContain('The stronger the colour, the more visits');
    const [shapes, key] = html.split('</svg>')[0]!.split(/(?=<g transform="translate\(0 \d+\)"><rect class="(?:land|shade))/);
    const shades = (of: string) => [...new Set([...of.matchAll(/shade-\d/g)].map(([shade]) => shade))].toSorted();
    expect(shades(key!)).toEqual(shades(shapes!));
    const counts = [...shapes!.matchAll(/<title>[^<]*: (\d+)</g)].map(([, count]) => Number(count));
    const ends = [...key!.matchAll(/(\d+)(?:–(\d+))?<\/text>/g)].flatMap(([, from, to]) => [Number(from), Number(to ?? from)]);
    expect(counts).toEqual(expect.arrayContaining(ends));
    expect([ends[0], ends.at(-1)]).toEqual([Math.min(...counts), Math.max(...counts)]);
  });

  test.each([
    ['guest', 'visiting countries'],
    ['host', 'countries visited'],
  ])('says how many countries by %s it counts, and how many announced visits it does not', async (row, noun) => {
    const html = (await read(`/map?rows=${row}`)).replaceAll(/<[^>]*>/g, '');
    const [, countries] = new RegExp(`(\\d+) ${noun}[.,]`).exec(html)!;
    const listed = partOf(await read(`/map?rows=${row}`), 'id="all-countries"', '</section>');
    expect(listed.match(/class="count"/g)).toHaveLength(Number(countries));
    const [, announced] = /\d+ visits; (\d+) announced/.exec(html)!;
    expect(html).toContain(`Not counted: ${announced} announced visits (`);
    const [, made, scope] = /(\d+) visits; .*?by (?:visiting country|country visited)\. (\d+) visits/s.exec(html)!;
    expect(scope).toBe(made);
    expect(html).not.toContain('completed,');
  });

  test('has five shades that darken as the numbers grow', () => {
    const shades = Array.from({ length: 127 }, (_, index) => mapShade(index + 1, 127));
    expect(shades).toEqual(shades.toSorted((a, b) => a - b));
    expect([shades[0], shades.at(-1), mapShade(1, 1)]).toEqual([1, 5, 5]);
  });
});
