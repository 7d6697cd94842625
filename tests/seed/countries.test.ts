import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { countries } from '../../seed/reference/countries.js';
import { statesInPlaceOf, type Years } from '../../src/model/countries/country.js';
import { parseInterval } from '../../src/model/dates/interval.js';
import { isBefore } from '../../src/model/dates/partial-date.js';
import { fold } from '../../src/model/fold.js';
import type { ReferenceCountry } from '../../src/store/import/countries.js';

const all = countries();
const byCode = (code: string) => all.find((country) => country.code === code)!;
const namesOf = ({ name, aliases }: ReferenceCountry) => [name, ...aliases];

test('has each ISO 3166-1 code exactly once', () => {
  const codes = all.flatMap(({ code }) => code ?? []);
  expect(codes).toHaveLength(249);
  expect(new Set(codes).size).toBe(249);
  const region = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  expect(codes.filter((code) => region.of(code) === undefined)).toEqual([]);
  const codes3 = all.flatMap(({ code3 }) => code3 ?? []);
  expect(new Set(codes3).size).toBe(codes3.length);
});

test('distinguishes states from territories belonging to other states', () => {
  const sovereign = (...codes: string[]) => codes.map((code) => byCode(code).sovereign);
  expect(sovereign('FR', 'TW', 'PS', 'VA', 'CK', 'EH')).toEqual([true, true, true, true, true, true]);
  expect(sovereign('HK', 'PR', 'GL', 'AQ', 'GF')).toEqual([false, false, false, false, false]);
  const former = all.filter(({ code, sovereign }) => code === null && !sovereign);
  expect(former.map(({ slug }) => slug)).toEqual(['netherlands-antilles']);
});

test('has the states that are named by visits but missing from ISO 3166-1', () => {
  expect(all.filter(({ code }) => code === null).map(({ slug }) => slug)).toEqual([
    'austria-hungary',
    'czechoslovakia',
    'east-germany',
    'german-reich',
    'hawaii',
    'kosovo',
    'malaya',
    'netherlands-antilles',
    'north-vietnam',
    'north-yemen',
    'ottoman-empire',
    'republic-of-china-1912-1949',
    'russian-empire',
    'serbia-and-montenegro',
    'sikkim',
    'south-vietnam',
    'south-yemen',
    'soviet-union',
    'tanganyika',
    'west-germany',
    'yugoslavia',
    'zanzibar',
  ]);
});

test('slugs are well-formed and unique', () => {
  const slugs = all.map(({ slug }) => slug);
  expect(slugs.filter((slug) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug))).toEqual([]);
  expect(new Set(slugs).size).toBe(slugs.length);
});

test('no folded name belongs to two countries at the same time', () => {
  const named = all.flatMap((country) =>
    country.names.map((name) => ({ country, folded: fold(name.name), years: within(name, country) })),
  );
  const byName = new Map<string, typeof named>();
  for (const each of named) byName.set(each.folded, [...(byName.get(each.folded) ?? []), each]);
  const shared = [...byName.values()].flatMap((owners) =>
    owners.flatMap((one, index) =>
      owners.slice(index + 1).flatMap((other) => {
        const apart = isBefore(one.years.end, other.years.start) || isBefore(other.years.end, one.years.start);
        return apart || one.country === other.country ? [] : [[one.folded, one.country.slug, other.country.slug]];
      }),
    ),
  );
  expect(shared).toEqual([]);
});

/** The years of a name, or of its country if the name has none. */
function within(name: Years, country: Years): { start: string | undefined; end: string | undefined } {
  return { start: name.start ?? country.start ?? undefined, end: name.end ?? country.end ?? undefined };
}

test('every former state has years and existing successors', () => {
  const slugs = all.map(({ slug }) => slug);
  const former = all.filter(({ end }) => end !== null);
  expect(former.length).toBeGreaterThan(15);
  expect(former.filter(({ start, successors }) => start === null || successors.length === 0)).toEqual([]);
  expect(all.flatMap(({ successors }) => successors).filter((successor) => !slugs.includes(successor))).toEqual([]);
});

test('a state founded within the years covered has a predecessor or results from a division', () => {
  const states = new Map(all.map((country) => [country.slug, country]));
  const alone = all.filter(
    (country) =>
      country.start !== null &&
      country.code !== null &&
      statesInPlaceOf(country, '1900', states).length === 0 &&
      country.predecessors.length === 0,
  );
  expect(alone.map(({ slug }) => slug)).toEqual(['north-korea', 'south-korea']);
});

test.each([
  ['KP', 'PRK'],
  ['GB', 'GBR'],
  ['CD', 'COD'],
])('%s is also %s', (code, code3) => expect(byCode(code).code3).toBe(code3));

test.each([
  ['soviet-union', 'SUN'],
  ['czechoslovakia', 'CSK'],
  ['yugoslavia', 'YUG'],
  ['serbia-and-montenegro', 'SCG'],
  ['east-germany', 'DDR'],
  ['north-vietnam', 'VDR'],
  ['south-vietnam', null],
])('%s had the code %s', (slug, code3) => expect(all.find((each) => each.slug === slug)!.code3).toBe(code3));

test('names are trimmed, single-line and in composed Unicode', () => {
  expect(all.flatMap(namesOf).filter((each) => each !== each.trim().normalize('NFC') || /\s{2}|\n/.test(each))).toEqual([]);
});

test('no alias repeats the name or another alias', () => {
  expect(all.filter((country) => new Set(namesOf(country)).size < namesOf(country).length)).toEqual([]);
});

test('an official name is the name or an alias', () => {
  const missing = all.filter((each) => each.officialName !== null && !namesOf(each).includes(each.officialName));
  expect(missing).toEqual([]);
});

test('the members and observers of the United Nations and the two regions of China have official names', () => {
  expect(all.filter(({ code, officialName }) => code !== null && officialName !== null)).toHaveLength(193 + 2 + 2);
});

test('is ordered by name, ignoring diacritics', () => {
  const folded = all.map(({ name }) => fold(name));
  expect(folded).toEqual([...folded].sort());
  expect(all.slice(0, 3).map(({ code }) => code)).toEqual(['AF', 'AX', 'AL']);
});

test.each([
  ['KP', 'North Korea', 'north-korea', "Democratic People's Republic of Korea"],
  ['KR', 'South Korea', 'south-korea', 'Republic of Korea'],
  ['CN', 'China', 'china', "People's Republic of China"],
  ['US', 'United States', 'united-states', 'United States of America'],
  ['TW', 'Taiwan', 'taiwan', null],
  ['RU', 'Russia', 'russia', 'Russian Federation'],
  ['GB', 'United Kingdom', 'united-kingdom', 'United Kingdom of Great Britain and Northern Ireland'],
  ['CI', "Côte d'Ivoire", 'cote-divoire', "Republic of Côte d'Ivoire"],
  ['CD', 'Democratic Republic of the Congo', 'democratic-republic-of-the-congo', 'Democratic Republic of the Congo'],
  ['CG', 'Republic of the Congo', 'republic-of-the-congo', 'Republic of the Congo'],
  ['TR', 'Türkiye', 'turkiye', 'Republic of Türkiye'],
  ['HK', 'Hong Kong', 'hong-kong', "Hong Kong Special Administrative Region of the People's Republic of China"],
  ['MO', 'Macau', 'macau', "Macao Special Administrative Region of the People's Republic of China"],
  ['CZ', 'Czechia', 'czechia', 'Czech Republic'],
  ['IR', 'Iran', 'iran', 'Islamic Republic of Iran'],
  ['VN', 'Vietnam', 'vietnam', 'Socialist Republic of Viet Nam'],
  ['NO', 'Norway', 'norway', 'Kingdom of Norway'],
  ['GL', 'Greenland', 'greenland', null],
])('%s resolves to %s', (code, name, slug, officialName) => {
  expect(byCode(code)).toMatchObject({ name, slug, officialName });
});

test.each([
  ['KP', ['DPRK', 'D.P.R.K.', "Democratic People's Republic of Korea", 'Democratic People’s Republic of Korea']],
  ['KR', ['ROK', 'Republic of Korea']],
  ['CN', ['PRC', "People's Republic of China", 'People’s Republic of China']],
  ['US', ['US', 'U.S.', 'USA', 'United States of America']],
  ['TW', ['Republic of China', 'ROC', 'Chinese Taipei']],
  ['RU', ['Russian Federation']],
  ['GB', ['UK', 'U.K.', 'Britain', 'Great Britain']],
  ['CI', ['Ivory Coast', "Cote d'Ivoire", 'Côte d’Ivoire']],
  ['CD', ['DRC', 'DR Congo', 'Congo-Kinshasa', 'Zaire']],
  ['CG', ['Congo-Brazzaville', 'Congo Republic']],
  ['TR', ['Turkey', 'Turkiye', 'Republic of Türkiye']],
  ['AE', ['UAE']],
  ['MM', ['Burma']],
  ['NL', ['Holland', 'The Netherlands']],
  ['SZ', ['Swaziland']],
  ['CZ', ['Czech Republic']],
])('%s is also called %j', (code, aliases) => {
  expect(byCode(code).aliases).toEqual(expect.arrayContaining(aliases));
});

test.each(['Congo', 'Korea', 'Taiwan, Province of China'])('no country is called %s', (each) => {
  expect(all.filter((country) => namesOf(country).includes(each))).toEqual([]);
});

test('has the M49 region of each country, and none for states that spanned several', () => {
  const regions = (...slugs: string[]) => slugs.map((slug) => all.find((country) => country.slug === slug)!.subregion);
  expect(regions('kenya', 'soviet-union', 'east-germany', 'taiwan', 'north-yemen')).toEqual([
    ...['EASTERN_AFRICA', 'EASTERN_EUROPE', 'WESTERN_EUROPE', 'EASTERN_ASIA', 'WESTERN_ASIA'],
  ]);
  expect(all.filter(({ region }) => region === null).map(({ slug }) => slug)).toEqual([
    ...['antarctica', 'austria-hungary', 'hawaii', 'ottoman-empire'],
  ]);
  const counts = new Map<string, number>();
  for (const { region, code } of all) if (code && region) counts.set(region, (counts.get(region) ?? 0) + 1);
  expect(Object.fromEntries(counts)).toEqual({ AFRICA: 60, AMERICAS: 57, ASIA: 51, EUROPE: 51, OCEANIA: 29 });
});

const codeOf = (slug: string, list: 'cow' | 'gw') => {
  const country = all.find((each) => each.slug === slug)!;
  return [country[list], ...country[`${list}Years`]];
};

test('former states and their successors have the codes for their own years', () => {
  expect(codeOf('west-germany', 'cow')).toEqual([260, '1955-05-05/1990-10-02']);
  expect(codeOf('germany', 'cow')).toEqual([255, '1990-10-03/..']);
  expect(codeOf('germany', 'gw')).toEqual([260, '1990-10-03/..']);
  expect(codeOf('east-germany', 'gw')).toEqual([265, '1949-10-05/1990-10-02']);
  expect(codeOf('yemen', 'cow')).toEqual([679, '1990-05-22/..']);
  expect(codeOf('yemen', 'gw')).toEqual([678, '1990-05-22/..']);
  expect(codeOf('soviet-union', 'cow')).toEqual([365, '1922-12-30/1991-12-25']);
  expect(codeOf('czechoslovakia', 'cow')).toEqual([315, '1918-10-28/1939-03-15', '1945-05-10/1992-12-31']);
  expect(codeOf('estonia', 'gw')).toEqual([366, '1918-11-11/1940-06-01', '1991-09-06/..']);
  expect(codeOf('serbia', 'cow')).toEqual([345, '2006-06-05/..']);
  expect(codeOf('serbia', 'gw')).toEqual([340, '2006-06-05/..']);
  expect(codeOf('kiribati', 'cow')).toEqual([946, '1999-09-14/..']);
  expect(codeOf('kiribati', 'gw')).toEqual([970, '1979-07-12/..']);
  expect(codeOf('hawaii', 'cow')).toEqual([null]);
});

test.each(['cow', 'gw'] as const)('no two states have the same %s code on one day', (list) => {
  const spells = all.flatMap((country) =>
    country[`${list}Years`].map((years) => ({ code: country[list], slug: country.slug, ...parseInterval(years)! })),
  );
  expect(spells.length).toBeGreaterThan(200);
  const shared = spells.flatMap((one, index) =>
    spells
      .slice(index + 1)
      .filter(
        (other) =>
          one.code === other.code && one.earliest! <= (other.latest ?? Infinity) && other.earliest! <= (one.latest ?? Infinity),
      )
      .map((other) => [one.slug, other.slug]),
  );
  expect(shared).toEqual([]);
});

test('every code belongs to a state in the file, within the years of the state', () => {
  const listed = readFileSync('seed/reference/state-codes.csv', 'utf8')
    .split('\n')
    .filter((line) => /^(cow|gw),/.test(line))
    .map((line) => line.split(',')[2]!);
  expect(listed.filter((slug) => all.find((each) => each.slug === slug)?.sovereign !== true)).toEqual([]);
  const outside = all.flatMap(({ slug, start, end, cowYears, gwYears }) =>
    [...cowYears, ...gwYears]
      .filter((years) => {
        const [from, to] = years.split('/') as [string, string];
        return isBefore(from, start ?? undefined) || (end !== null && (to === '..' || isBefore(end, to)));
      })
      .map((years) => `${slug} ${years}`),
  );
  // The list of Gleditsch and Ward begins two days before the state was founded.
  expect(outside).toEqual(['east-germany 1949-10-05/1990-10-02']);
});
