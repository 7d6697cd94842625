import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { post } from '../../../http/serve.js';
import { seededStore } from '../../../support/store.js';
import { watchedServer, type WatchedServer } from '../../../http/limits/watched-server.js';

const [CHINA, KOREA] = ['china', 'north-korea'];
const PAIR = `guest=${KOREA}&host=${CHINA}`;

/** The visits between the two from 2010 to 2018. */
const VISITS = `{ visits(where: {
  OR: [
    { guestCountry: { slug: { equals: "${KOREA}" } }, hostCountry: { slug: { equals: "${CHINA}" } } }
    { guestCountry: { slug: { equals: "${CHINA}" } }, hostCountry: { slug: { equals: "${KOREA}" } } }
  ]
  status: [COMPLETED], start: { gte: "2010-01-01", lte: "2018-12-31" }
}) { totalCount } }`;

let server: WatchedServer;
beforeAll(async () => {
  server = await watchedServer({ RESPONSE_CACHE_MB: '0', RATE_LIMIT: '1000000' }, undefined, seededStore());
  const china = { hosts: [CHINA], status: ['COMPLETED'] };
  const coverage = [
    { ...china, years: '2002/2005', complete: true },
    { ...china, years: '2012/2018' },
  ];
  await server.db.prisma.source.updateMany({ data: { coverage } });
});
afterAll(() => server.close());

const fetched = (path: string) => fetch(new URL(path, server.url), { headers: { accept: 'text/html' } });
const read = async (path: string) => (await (await fetched(path)).text()).replaceAll('&amp;', '&').replaceAll('&#39;', "'");
const rowsOf = (csv: string) => parse(csv, { columns: true }) as Record<string, string>[];

/** Returns the marks of the small charts by chart and year. */
function marksIn(svg: string): Record<string, string[]>[] {
  return svg
    .split('<text class="label"')
    .slice(1)
    .map((chart) =>
      Object.fromEntries(
        [...chart.matchAll(/<g><title>(\d{4}): .*?<\/title>(.*?)<\/g>/gs)].map(([, year, marks]) => [
          year!,
          [...marks!.matchAll(/<(?:rect|circle)[^>]*>/g)].map(([mark]) =>
            mark.includes('url(#')
              ? 'hatched'
              : mark.includes('fill="none"')
                ? 'hollow'
                : mark.startsWith('<circle')
                  ? 'dot'
                  : 'bar',
          ),
        ]),
      ),
    );
}

describe('the panel of two countries', () => {
  test('draws 0 as a dot, none found as a hollow dot, years without coverage as hatched, and other numbers as bars', async () => {
    const svg = await (await fetched(`/panel?${PAIR}&from=2000&to=2018&chart=panel.svg`)).text();
    const [there, back] = marksIn(svg);
    expect(there).toMatchObject({
      2000: ['bar'],
      2002: ['dot'],
      2003: ['dot'],
      2007: ['hatched'],
      2012: ['hollow'],
      2018: ['bar'],
    });
    expect(Object.keys(there!)).toHaveLength(19);
    expect(new Set(Object.values(back!).map(String))).toEqual(new Set(['hatched']));
    expect(svg).toContain('From North Korea to China, 2000–2018');
    expect(svg).toContain('Hatched: no');
  });

  test('counts the visits in its years, and says how many of them are in no row', async () => {
    const frame = async (years: string) => {
      const text = (await read(`/panel?${PAIR}&${years}`)).replace(/<[^>]*>/g, '');
      return /by year\.\s*(?:All )?(\d+) visits?.*?Cite/s.exec(text)!;
    };
    const [later, count] = await frame('from=2010&to=2018');
    const { totalCount } = (await (await post(server.url, VISITS)).json()).data.visits;
    expect(Number(count)).toBe(totalCount);
    expect(later).not.toContain('Not drawn');
    const where = { slug: KOREA };
    const { cowYears } = await server.db.prisma.country.findUniqueOrThrow({ where });
    await server.db.prisma.country.update({ where, data: { cowYears: ['2012-01-01/..'] } });
    try {
      expect((await frame('from=2010&to=2018'))[0]).toMatch(
        /Not drawn: [1-9]\d* visits? in years in which one side was not such a state/,
      );
    } finally {
      await server.db.prisma.country.update({ where, data: { cowYears } });
    }
  });

  test('has the same numbers as the exported panel, leaving unknown numbers empty', async () => {
    const drawn = rowsOf(await (await fetched(`/panel?${PAIR}&from=1950&to=2026&chart=panel.csv`)).text());
    const directions = [PAIR, `guest=${CHINA}&host=${KOREA}`];
    const exported = await Promise.all(
      directions.map(async (pair) => rowsOf(await (await fetched(`/export/panel.csv?${pair}&from=1950&to=2026`)).text())),
    );
    const same = exported.flat().map(({ guest_code: _guest, host_code: _host, data_version: _version, ...row }) => ({ ...row }));
    expect(drawn).toEqual(same);
    expect(drawn.some(({ visits, covered }) => visits === '' && covered === 'no')).toBe(true);
    expect(drawn.some(({ visits, covered }) => visits === '0' && covered === 'yes')).toBe(true);
  });

  test('gives each number in words, with a link to exactly these visits', async () => {
    const html = await read(`/panel?${PAIR}&from=2000&to=2018`);
    expect(html).toContain('href="#numbers">As text');
    const [, table] = /<div id="numbers">(.*?)<\/table>/s.exec(html)!;
    expect(table).toContain('<th scope="row">2003</th><td data-label="From North Korea to China"><bdi>0</bdi></td>');
    expect(table).toContain(
      '<th scope="row">2013</th><td data-label="From North Korea to China"><bdi>0, the sources may be incomplete</bdi></td>',
    );
    expect(table).toContain('<th scope="row">2007</th><td data-label="From North Korea to China"><bdi>not covered</bdi></td>');
    const links = [...table!.matchAll(/<a href="(\/visits[^"]+)"><bdi>(\d+)[^<]*<\/bdi><\/a>/g)];
    expect(links.length).toBeGreaterThan(3);
    for (const [, url, count] of links) expect(await read(url!), url).toMatch(new RegExp(`>${count} visits?<`));
  });
});

test('the panel of a country covers the visits it made and those it received', async () => {
  const rows = rowsOf(await (await fetched(`/panel?guest=${CHINA}&from=1990&to=2020&chart=panel.csv`)).text());
  const exported = rowsOf(await (await fetched(`/export/panel.csv?unit=country-year&guest=${CHINA}&from=1990&to=2020`)).text());
  expect(rows.filter(({ guest }) => guest === CHINA).map(({ visits }) => visits)).toEqual(exported.map(({ visits }) => visits));
  expect(rows.filter(({ host }) => host === CHINA)).toHaveLength(31);
  const html = await read(`/panel?host=${CHINA}&from=1990&to=2020`);
  expect(html).toContain('Made by China, 1990–2020');
});

test('more than a hundred years are drawn as two small charts per direction, blank where one side was not a state', async () => {
  const svg = await (await fetched(`/panel?${PAIR}&from=1850&to=2026&chart=panel.svg`)).text();
  const charts = marksIn(svg);
  expect(charts).toHaveLength(4);
  expect(charts.map((years) => Object.keys(years)[0] ?? null)).toEqual(['1949', '1950', '1949', '1950']);
  const twice = rowsOf(await (await fetched(`/panel?${PAIR}&from=1850&to=2026&chart=panel.csv`)).text());
  expect(new Set(twice.map(({ year, guest }) => `${year} ${guest}`)).size).toBe(twice.length);
});

test('a country not on any list of states has no rows, and the page says so', async () => {
  const html = await read('/panel?guest=palestine&host=china&from=1990&to=2000');
  expect(html).toContain('so there are no rows');
  expect(html).toContain('codes=iso3');
});

test.each([
  [`/panel?guest=${CHINA}&host=${CHINA}`, /Name two countries/],
  [`/panel?${PAIR}&from=1700`, /years from 1816 to 2100/],
  [`/panel?${PAIR}&from=1817&to=2026`, /at most 200 years/],
  [`/panel?${PAIR}&from=x`, /years from/],
  [`/panel?${PAIR}&codes=fips`, /cow, gw, iso3/],
])('%s says what to correct', async (path, message) => {
  const response = await fetched(path);
  expect(response.status).toBe(400);
  expect(await response.text()).toMatch(message);
});

test('without a country, the page says how to specify one', async () => {
  const response = await fetched('/panel');
  expect(response.status).toBe(200);
  expect(await response.text()).toMatch(/Name a country: guest=france.*Choose a country/s);
});

test('an unknown country is refused without an internal error', async () => {
  const response = await fetched('/panel?guest=nowhere');
  expect([400, 404]).toContain(response.status);
  expect(await response.text()).not.toContain('Internal');
});

test('the page of a country and the page of two countries link to the panel', async () => {
  expect(await read(`/countries/${CHINA}`)).toContain(`href="/panel?guest=${CHINA}"`);
  expect(await read(`/between/${KOREA}/${CHINA}`)).toContain(`href="/panel?${PAIR}"`);
});
