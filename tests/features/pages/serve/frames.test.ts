import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scopeSentence } from '../../../../src/features/counts/scope.js';
import { seededStore } from '../../../support/store.js';
import { watchedServer, type WatchedServer } from '../../../http/limits/watched-server.js';
import { SAMPLE_PAGES } from '../sample-pages.js';

let server: WatchedServer;
beforeAll(async () => void (server = await watchedServer({ RATE_LIMIT: '1000000' })));
afterAll(() => server.close());

const fetched = (path: string, from = server) => fetch(new URL(path, from.url), { headers: { accept: 'text/html' } });

async function read(path: string, from = server): Promise<string> {
  const html = await (await fetched(path, from)).text();
  return html.replaceAll('&amp;', '&').replaceAll('&#39;', "'").replaceAll('&quot;', '"');
}

const words = (html: string) =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** A list or a chart as a page shows it. */
interface Framed {
  id: string;
  title: string;
  notes: string;
  from: string;
  html: string;
}

const framesOf = (html: string): Framed[] =>
  [...html.matchAll(/<figure class="frame[^"]*" id="([^"]+)"><figcaption><b>(.*?)<\/b>(.*?)<\/figcaption>(.*?)<\/figure>/gs)].map(
    ([, id, title, notes, rest]) => ({
      id: id!,
      title: words(title!),
      notes: words(notes!),
      from: words(/<p class="aside from">(.*?)<\/p>/s.exec(rest!)?.[1] ?? ''),
      html: rest!,
    }),
  );

/** Pages that draw charts of every kind, besides the samples. */
const PAGES = [...new Set([...SAMPLE_PAGES, '/visits?guest=north-korea', '/counts?host=china', '/map?guest=china'])];

/** The query for the data of a chart, by page and chart. */
const ASKED: Record<string, string> = {
  '/visits years':
    '{ visitCountsConnection(by: [YEAR], where: { status: [COMPLETED, ONGOING] }, first: 100) { nodes { year count } } }',
  '/visits?guest=north-korea years':
    '{ visitCountsConnection(by: [YEAR], where: { status: [COMPLETED, ONGOING], guestCountry: { slug: { equals: "north-korea" } } }, first: 100) { nodes { year count } } }',
  '/counts countries':
    '{ visitCountsConnection(by: [GUEST_COUNTRY, DECADE], where: { status: [COMPLETED, ONGOING] }, first: 100) { nodes { guestCountry { name } decade count } } }',
  '/counts?host=china countries':
    '{ visitCountsConnection(by: [GUEST_COUNTRY, DECADE], where: { status: [COMPLETED, ONGOING], hostCountry: { slug: { equals: "china" } } }, first: 100) { nodes { guestCountry { name } decade count } } }',
  '/counts numbers':
    '{ visitCountsConnection(by: [GUEST_COUNTRY, DECADE], where: { status: [COMPLETED, ONGOING] }, first: 100) { nodes { guestCountry { name } decade count } } }',
  '/map map':
    '{ visitCountsConnection(by: [GUEST_COUNTRY], where: { status: [COMPLETED, ONGOING], hasGuestCountry: true }, first: 100) { nodes { guestCountry { name code } count } } }',
  '/map?guest=china map':
    '{ visitCountsConnection(by: [GUEST_COUNTRY], where: { status: [COMPLETED, ONGOING], guestCountry: { slug: { equals: "china" } } }, first: 100) { nodes { guestCountry { name code } count } } }',
  '/map?rows=host&since=2000 map':
    '{ visitCountsConnection(by: [HOST_COUNTRY], where: { status: [COMPLETED, ONGOING], start: { gte: "2000-01-01" } }, first: 100) { nodes { hostCountry { name code } count } } }',
  '/countries/china years':
    '{ visitCountsConnection(by: [YEAR], where: { status: [COMPLETED, ONGOING], OR: [{ hostCountry: { slug: { equals: "china" } } }, { guestCountry: { slug: { equals: "china" } } }] }, first: 100) { nodes { year count } } }',
  '/people/kim-jong-un offices-drawn':
    '{ person(slug: "kim-jong-un") { positions { title organization { name } start { edtf } end { edtf } } } }',
  '/between/north-korea/china visits-drawn':
    '{ visits(where: { OR: [{ guestCountry: { slug: { equals: "north-korea" } }, hostCountry: { slug: { equals: "china" } } }, { guestCountry: { slug: { equals: "china" } }, hostCountry: { slug: { equals: "north-korea" } } }], start: { isNull: false } }, first: 100) { nodes { title start { edtf } end { edtf } } } }',
  '/between/north-korea/china years':
    '{ there: visitPanel(from: 2000, to: 2018, guest: "north-korea", host: "china", first: 100) { nodes { year guest { name } host { name } visits covered } } back: visitPanel(from: 2000, to: 2018, guest: "china", host: "north-korea", first: 100) { nodes { year guest { name } host { name } visits covered } } }',
  '/between/north-korea/china met':
    '{ eventCountsConnection(by: [PERSON, OTHER_PERSON], where: { status: [COMPLETED, ONGOING] }, first: 100) { nodes { person { name country { slug } } otherPerson { name country { slug } } count } } }',
  '/panel?guest=north-korea&host=china&from=1990&to=2026 panel':
    '{ there: visitPanel(from: 1990, to: 2026, guest: "north-korea", host: "china", first: 100) { nodes { year guest { slug } host { slug } visits visitsMin visitsMax covered } } back: visitPanel(from: 1990, to: 2026, guest: "china", host: "north-korea", first: 100) { nodes { year guest { slug } host { slug } visits visitsMin visitsMax covered } } }',
};

/** The texts and numbers in an answer, by row, sorted as text. */
function rowsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.map((row) => leavesOf(row).join('|')).toSorted();
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(rowsIn) : [];
}

function leavesOf(value: unknown): string[] {
  if (value === null) return [''];
  return typeof value === 'object' ? Object.values(value as object).flatMap(leavesOf) : [String(value as string | number)];
}

/** Of the pairs at one event, those of a North Korean with a Chinese. */
const acrossSides = (row: string): string[] => {
  const [, one, other, count] = /^(.+)\|north-korea\|(.+)\|china\|(\d+)$/.exec(row) ?? [];
  return one === undefined ? [] : [`${one}|${other}|${count}`];
};

describe('lists and charts', () => {
  test.each(PAGES)('have a title, a scope or a definition, sources and an alternative on %s', async (path) => {
    const html = await read(path);
    const [main = ''] = /<main.*<\/main>/s.exec(html) ?? [];
    const frames = framesOf(main);
    for (const { id, title, notes, from, html: framed } of frames) {
      expect(title, id).toMatch(/\.$/);
      expect(notes, id).toMatch(/\.$/);
      expect(from, id).toMatch(/^(?:Of all visits here: |In the whole store: )?(Source: .*|\d+ sources.*|No source)\./);
      if (from !== 'No source.') expect(from, id).toMatch(/\b\d{4}\b|without a date|date is not known/);
      if (framed.includes('chart=')) expect(from, id).toMatch(/Download: picture \(SVG\) ?, numbers \(CSV\)$/);
      if (!framed.includes('<svg')) continue;
      const [, list] = /href="#([^"]+)">As text/.exec(framed) ?? [];
      if (list === undefined) expect(framed, id).toMatch(/<summary>As text<\/summary><ul class="years"><li>/);
      else expect(main, id).toContain(`id="${list}"`);
    }
    const outside = frames.reduce((rest, { html: framed }) => rest.replace(framed, ''), main);
    expect(outside).not.toMatch(/<table class="(?:wide lines|grid)"/);
    expect(outside).not.toMatch(/class="(?:bar|certain|shade-\d)/);
  });

  test('count the visits they show between two countries', async () => {
    const count = async (guest: string, host: string, status: 'COMPLETED' | undefined) =>
      server.db.prisma.visit.count({
        where: { guestCountry: { slug: guest }, hostCountry: { slug: host }, ...(status && { status }) },
      });
    const of = async (status?: 'COMPLETED') => [
      await count('north-korea', 'china', status),
      await count('china', 'north-korea', status),
    ];
    const [[all, back], [made, madeBack]] = [await of(), await of('COMPLETED')];
    expect(made).toBeLessThan(all!);
    expect([madeBack, back]).toEqual([0, 1]); // “?” in the table of years
    const frames = new Map(framesOf(await read('/between/north-korea/china')).map((frame) => [frame.id, frame.notes]));
    expect(frames.get('visits-drawn')).toContain(
      `Above: ${made} visits from North Korea to China; ${all! - made!} announced. Below: no source covers visits from China to North Korea; ${back! - madeBack!} announced.`,
    );
    expect(frames.get('years')).toContain(
      `${made} visits from North Korea to China; no source covers visits from China to North Korea.`,
    );
    expect(frames.get('there-listed')).toBe(`${made} completed, ${all! - made!} proposed.`);
  });

  const drawn = Object.entries(ASKED).map(([key, query]) => [...(key.split(' ') as [path: string, id: string]), query] as const);
  test.each(drawn)('have the same numbers on %s in their files as in GraphQL: %s', async (path, id, query) => {
    const frame = framesOf(await read(path)).find((each) => each.id === id)!;
    const [svg, csv] = await Promise.all(
      ['svg', 'csv'].map(async (ending) => {
        const [, file] = new RegExp(`href="(\\?[^"]*chart=${id}\\.${ending})"`).exec(frame.html)!;
        const response = await fetched(path.split('?')[0] + file!);
        expect(response.status).toBe(200);
        expect(response.headers.get('content-disposition')).toMatch(
          new RegExp(`^attachment; filename="(?=[a-z0-9-]*\\b${id.replace('-drawn', '')}\\b)[a-z0-9-]+\\.${ending}"$`),
        );
        return response.text();
      }),
    );
    const { data } = await server.post({ query });
    const answered = id === 'met' ? rowsIn(data).flatMap(acrossSides) : rowsIn(data);
    const rows = (parse(csv!) as string[][]).slice(1);
    if (id.endsWith('drawn')) {
      expect(rows.map(([, start, end]) => `${start}|${end}`).toSorted()).toEqual(
        answered
          .map((row) => row.split('|').slice(-2))
          .map(([start, end]) => `${start}|${end === '' && path.startsWith('/between') ? start : end}`)
          .toSorted(),
      );
    } else {
      const numbered = rows.map((row) => row.map((cell) => cell.replace('unknown', '').replace('No country', '')).join('|'));
      expect(numbered.map((row) => row.replace(/(yes|partly|no)$/, (covered) => covered.toUpperCase())).toSorted()).toEqual(
        answered.toSorted(),
      );
    }
    expect(svg).toContain(frame.title.replaceAll("'", '&#39;').replaceAll('&', '&amp;').replaceAll('&amp;#39;', '&#39;'));
    expect(svg).not.toContain('var(--');
    expect(svg).toContain(new URL(path.split('?')[0]!, server.url).href);
  });

  test('are all compared', async () => {
    const charts = await Promise.all(
      PAGES.map(async (path) => [...(await read(path)).matchAll(/chart=([\w-]+)\.svg/g)].map(([, id]) => `${path} ${id}`)),
    );
    const kinds = new Set(charts.flat().map((each) => each.replace(/\?\S*/, '').replace(/^(\/\w+\/)\S+/, '$1')));
    const compared = new Set(Object.keys(ASKED).map((each) => each.replace(/\?\S*/, '').replace(/^(\/\w+\/)\S+/, '$1')));
    expect([...kinds].filter((kind) => !compared.has(kind))).toEqual([]);
  });

  test('return 404 for a missing chart', async () => {
    for (const path of ['/counts?chart=none.svg', '/counts?chart=countries.png', '/map?chart=map'])
      expect((await fetched(path)).status, path).toBe(404);
  });
});

test('if most visits are to one country or have no kind, every list and chart says so', async () => {
  const own = await watchedServer({ RESPONSE_CACHE_MB: '0', RATE_LIMIT: '1000000' }, undefined, seededStore());
  const { visit, country } = own.db.prisma;
  const [china, korea] = await Promise.all(
    ['china', 'north-korea'].map((slug) => country.findUniqueOrThrow({ where: { slug } })),
  );
  const all = await visit.findMany({ orderBy: { id: 'asc' } });
  await visit.updateMany({ data: { hostCountryId: china!.id, kind: null, status: 'COMPLETED' } });
  await visit.updateMany({ where: { id: all[0]!.id }, data: { hostCountryId: korea!.id, kind: 'STATE' } });
  const scope = `${all.length} visits, ${all.length - 1} of them to China.`;
  const unknown = `${all.length - 1} of ${all.length} visits`; // too few for per cents
  for (const path of ['/', '/visits', '/counts', '/map']) {
    for (const { id, notes } of framesOf(await read(path, own))) {
      if (id === 'ahead-listed') continue; // has its own scope
      expect(notes, `${path} ${id}`).toContain(scope);
      expect(notes, `${path} ${id}`).toContain(`Kind not given for ${unknown}.`);
    }
  }
  const [state] = framesOf(await read('/visits?kind=STATE', own));
  expect(state!.notes).toContain(`Left out: ${unknown}, whose kind is not given.`);
  const [counted] = framesOf(await read('/counts?q=kim', own));
  expect(counted!.notes).toContain(`Found among all visits here: ${scope}`);
  expect(counted!.from).toMatch(/^Of all visits here: Source: /);
  const data = (await (await fetch(new URL('/export/datapackage.json', own.url))).json()) as { description: string };
  expect(data.description).toContain(scope);
  await own.close();
});

const side = (totalCount: number, count: number, name: string | null, visitsCount = 20) => ({
  ...{ totalCount, visitsCount },
  nodes: [{ count, country: name === null ? null : { name } }],
});

test.each([
  [
    'most visits to one country',
    side(2, 18, 'United States'),
    side(9, 4, 'France'),
    '20 visits, 18 of them to the United States.',
  ],
  ['visits of many', side(2, 17, 'United States'), side(9, 4, 'France'), '20 visits to 2 countries.'],
  [
    'all visits between two countries',
    side(1, 20, 'Japan'),
    side(1, 20, 'Czech Republic'),
    '20 visits, all from the Czech Republic to Japan.',
  ],
  [
    'all visits to one country, most from one',
    side(1, 20, 'Japan'),
    side(2, 19, 'Ghana'),
    '20 visits, 19 of them from Ghana, all to Japan.',
  ],
  [
    'visits that all involve one country',
    side(3, 11, 'United States'),
    side(4, 9, 'United States'),
    '20 visits, all from or to the United States.',
  ],
  [
    'visits between two countries in both directions',
    { totalCount: 2, visitsCount: 20, nodes: [...side(2, 11, 'India').nodes, ...side(2, 9, 'United States').nodes] },
    { totalCount: 2, nodes: [...side(2, 11, 'United States').nodes, ...side(2, 9, 'India').nodes] },
    '20 visits, all between the United States and India.',
  ],
  ['two visits', side(1, 2, 'Japan', 2), side(2, 1, 'Ghana', 2), '2 visits, both to Japan.'],
  ['one visit', side(1, 1, 'Japan', 1), side(1, 1, 'Ghana', 1), '1 visit, from Ghana to Japan.'],
  ['one visit from no known country', side(1, 1, 'Japan', 1), side(1, 1, null, 1), '1 visit, to Japan.'],
  ['visits from no known country', side(9, 4, 'Japan'), side(1, 20, null), '20 visits to 9 countries.'],
])('the scope of %s is described in one sentence', (_what, hosts, guests, sentence) => {
  expect(scopeSentence({ hosts, guests })).toBe(sentence);
});

test('people can be listed by number of visits that took place, but not together with another filter', async () => {
  const listed = async (path: string) =>
    [...(await read(path)).matchAll(/<tr><th scope="row"><a href="\/people\/([^"]+)">.*?<\/tr>/gs)].map(([row, slug]) => ({
      slug: slug!,
      visits: Number(/data-label="Visits">(\d+)/.exec(row)![1]),
    }));
  const people = await listed('/people');
  const expected = people.filter(({ visits }) => visits > 0).map(({ visits }) => visits);
  const byVisits = await listed('/people?sort=visits');
  expect(byVisits.map(({ visits }) => visits)).toEqual(expected.toSorted((a, b) => b - a));
  expect(new Set(byVisits.map(({ slug }) => slug)).size).toBe(expected.length);
  expect(await listed('/people?sort=visits&country=china')).toEqual(await listed('/people?country=china'));
});

test('countries are listed by number of visits that took place, highest first, and all countries can be listed by name', async () => {
  const countries = async (path: string) => {
    const rows = [...(await read(path)).matchAll(/<tr><th scope="row"><a href="\/countries\/([^"]+)">.*?<\/th>(.*?)<\/tr>/gs)];
    return rows.map(([, slug, cells]) => {
      const [, ...sides] = [...cells!.matchAll(/<td[^>]*>([^<]*)<\/td>/g)].map(([, cell]) => Number.parseInt(cell!) || 0);
      return { slug: slug!, visits: sides[0]! + sides[1]! };
    });
  };
  const visits = await server.db.prisma.visit.findMany({ include: { guestCountry: true, hostCountry: true } });
  const counted = new Map<string, number>();
  for (const { status, guestCountry, hostCountry } of visits)
    for (const country of [hostCountry, guestCountry])
      if (country) counted.set(country.slug, (counted.get(country.slug) ?? 0) + (status === 'COMPLETED' ? 1 : 0));
  const listed = await countries('/countries');
  expect(new Map(listed.map(({ slug, visits: count }) => [slug, count]))).toEqual(counted);
  expect(listed.map(({ visits: count }) => count)).toEqual([...counted.values()].toSorted((a, b) => b - a));
  const named = await countries('/countries?sort=name');
  expect(named).toHaveLength(100);
  expect(named[0]!.visits).toBe(0);
});

test.each([
  ['nothing is known', {}, ['has not said who publishes it', 'has given no address for corrections', 'No licence is given']],
  [
    'the operator is named',
    { SITE_OWNER: 'Archive & Co', SITE_CONTACT: 'desk@visits.example.org', SITE_LICENCE: 'CC BY 4.0' },
    ['Archive & Co', 'href="mailto:desk@visits.example.org"', 'CC BY 4.0'],
  ],
])(
  '/about says who publishes the site, where to send corrections and which licence applies: %s',
  async (_what, settings, texts) => {
    const own = await watchedServer(settings);
    const html = await read('/about', own);
    for (const text of texts) expect(html).toContain(text);
    await own.close();
  },
);

test('a year without visits is 0 only if a source lists all visits in it, and unknown if none covers it', async () => {
  const own = await watchedServer({ RESPONSE_CACHE_MB: '0' }, undefined, seededStore());
  const [china, years] = [{ hosts: ['china'], status: ['COMPLETED'] }, ['2002/2005', '2012/2018']];
  const coverage = [
    { ...china, years: years[0], complete: true },
    { ...china, years: years[1] },
  ];
  await own.db.prisma.source.updateMany({ data: { coverage } });
  const [, grid] = /<table class="grid">(.*?)<\/table>/s.exec(await read('/between/north-korea/china', own))!;
  const rows = [...grid!.matchAll(/<tr><th scope="row">.*?<\/tr>/gs)].map(([row]) =>
    [...row.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell]) => words(cell!)).join(' '),
  );
  expect(rows).toEqual(['1 1 0 0 1 0 1 ? ? ? ? ? ? ? ? ? ? ? ? ?', '2 1 – – – – – – 1  ? ? ? ? ? ? ? ? ? ']);
  const links = [...grid!.matchAll(/<a href="(\/visits[^"]+)">(\d+)<\/a>/g)];
  expect(links).toHaveLength(7);
  for (const [, url, count] of links) expect(await read(url!, own), url).toMatch(new RegExp(`>${count} visits?<`));
  await own.close();
});
