import type { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parsePartialDate } from '../../../src/model/dates/partial-date.js';
import type { Database } from '../../../src/db/database.js';
import { fold } from '../../../src/model/fold.js';
import type { Prisma } from '../../../src/db/generated/client.js';
import { Compiler } from '../../../src/query/compile/compiler.js';
import { FEATURES } from '../../../src/features.js';
import { createSchema } from '../../../src/schema/schema.js';
import { ask } from '../../support/ask.js';
import { byResolvers, byStatement } from '../../support/both-ways.js';
import { emptyStore } from '../../support/store.js';

let db: Database;
let schema: GraphQLSchema;

const folded = (...names: string[]) => fold(names.join('\n'));

beforeAll(async () => {
  schema = await createSchema(FEATURES);
  db = await emptyStore();
  await fillStore(db);
});
afterAll(() => db.close());

/** A few countries and people, and visits with notes like those of a data set. */
async function fillStore({ prisma }: Database): Promise<void> {
  const country = async (slug: string, name: string, ...aliases: string[]) =>
    (await prisma.country.create({ data: { slug, name, aliases, namesFolded: folded(name, ...aliases) } })).id;
  const person = async (slug: string, name: string, countryId: string | null, ...aliases: string[]) =>
    prisma.person.create({ data: { slug, name, aliases, countryId, namesFolded: folded(name, ...aliases) } });
  const agency = await prisma.organization.create({
    data: {
      slug: 'tass',
      name: 'Telegraph Agency',
      abbreviation: 'TASS',
      namesFolded: folded('Telegraph Agency', 'TASS'),
      kind: 'NEWS_AGENCY',
    },
  });
  const { id: sourceId } = await prisma.source.create({
    data: {
      slug: 'dispatch',
      kind: 'LINK',
      title: 'A dispatch of 1987',
      titleFolded: 'a dispatch of 1987',
      publisherId: agency.id,
      url: 'https://example.org',
      sha256: 'a'.repeat(64),
      length: 0,
    },
  });

  const us = await country('united-states', 'United States', 'US', 'U.S.', 'America');
  const uk = await country('united-kingdom', 'United Kingdom', 'UK', 'U.K.', 'Britain');
  const ussr = await country('soviet-union', 'Soviet Union', 'USSR', 'U.S.S.R.');
  const [ukraine, france] = [await country('ukraine', 'Ukraine'), await country('france', 'France')];
  await country('niger', 'Niger');
  await country('nigeria', 'Nigeria');
  await country('north-korea', "Democratic People's Republic of Korea");
  await person('charles-de-gaulle', 'Charles de Gaulle', france);
  await person('mikhail-gorbachev', 'Mikhail S. Gorbachev', ussr);
  await person('alfons-gorbach', 'Alfons Gorbach', null);
  await person('leonid-brezhnev', 'Leonid Brezhnev', ussr);
  await person('kim-jong-un', 'Kim Jong-un', null, 'Kim Jong Un');
  await person('ismet-inonu', 'İsmet İnönü', null);

  const visit = async (
    [slug, title, start]: [slug: string, title: string, start: string],
    guestCountryId: string,
    more: Partial<Prisma.VisitUncheckedCreateInput> = {},
  ) => {
    const { edtf, precision, earliest, latest } = parsePartialDate(start)!;
    const days = { startEdtf: edtf, startPrecision: precision, startEarliest: earliest, startLatest: latest };
    const note = typeof more.note === 'string' ? { noteFolded: fold(more.note) } : {};
    const citations = { create: { sourceId, start: 0, end: 0, ordinal: 0, isMain: true } };
    const row = {
      slug,
      title,
      titleFolded: fold(title),
      status: 'COMPLETED' as const,
      hostCountryId: us,
      guestCountryId,
      ...days,
      ...more,
      ...note,
      citations,
    };
    await prisma.visit.create({ data: row });
  };
  await visit(['menzies-1956', 'Prime Minister Menzies in the United States', '1956-09-14'], uk, {
    note: 'Discussed the Suez Crisis. Met at the White House.',
  });
  await visit(['de-gaulle-1960', 'President de Gaulle in the United States', '1960-04-22'], france, {
    kind: 'STATE',
    note: 'State visit.',
  });
  await visit(['de-gaulle-1963', 'President de Gaulle in the United States', '1963-11-24'], france, {
    note: 'Attended the funeral of President Kennedy.',
  });
  await visit(['macmillan-1961', 'Prime Minister Macmillan in the United States', '1961-04'], uk, {
    kind: 'WORKING',
    places: ['Key West'],
    placesFolded: 'key west',
  });
  await visit(['radhakrishnan', 'President Radhakrishnan in the United States', '1963'], france, {
    kind: 'STATE',
    note: 'He had not been there in 1961.',
  });
  await visit(['gorbachev-1987', 'General Secretary Gorbachev in the United States', '1987-12-07'], ussr, { kind: 'OFFICIAL' });
  await visit(['kravchuk-1992', 'President Kravchuk in the United States', '1992-05'], ukraine, {
    status: 'CANCELLED',
  });
}

const QUERY = `query ($query: String!, $types: [SearchType!]) {
  search(query: $query, types: $types) {
    totalCount
    edges { score headline foundIn isNearly node { __typename ... on Labelled { slug } } }
  }
  searchSuggestions(query: $query)
}`;

interface Found {
  search: { totalCount: number; edges: { headline: string; foundIn: string[]; isNearly: boolean; node: { slug: string } }[] };
  searchSuggestions: string[];
}

/** Returns the results of a search, compiled and resolved. */
async function found(query: string): Promise<Found> {
  const statement = await byStatement(new Compiler(schema), db, QUERY, { query });
  if ('reason' in statement) throw new Error(statement.reason);
  expect(await byResolvers(schema, db, QUERY, { query })).toBe(statement.text);
  return (JSON.parse(statement.text) as { data: Found }).data;
}

const slugs = async (query: string) => (await found(query)).search.edges.map(({ node }) => node.slug);
const first = async (query: string) => (await found(query)).search.edges[0]!;

describe('search in records', () => {
  it.each([
    ['Suez', 'menzies-1956', 'the <mark>Suez</mark> Crisis'],
    ['funeral', 'de-gaulle-1963', 'the <mark>funeral</mark> of'],
    ['"White House"', 'menzies-1956', '<mark>White</mark> <mark>House</mark>'],
  ])('finds %s in a note, and shows it', async (query, slug, shown) => {
    const { search } = await found(query);
    expect(search.edges.map(({ node, foundIn }) => [node.slug, foundIn])).toEqual([[slug, ['NOTE']]]);
    expect(search.edges[0]!.headline).toContain(shown);
  });

  it('finds places', async () => {
    expect(await first('Key West')).toMatchObject({ node: { slug: 'macmillan-1961' }, foundIn: ['PLACE'] });
  });

  it.each([
    ['deGaulle', ['charles-de-gaulle', 'de-gaulle-1960', 'de-gaulle-1963']],
    ['degaulle', ['charles-de-gaulle']],
    ['charlesdegaulle', ['charles-de-gaulle']],
    ['jongun', ['kim-jong-un']],
    ['Kim Jong Un', ['kim-jong-un']],
    ['kim-jong-un', ['kim-jong-un']],
    ['ismet inonu', ['ismet-inonu']],
    ['Gorba', ['mikhail-gorbachev', 'alfons-gorbach']],
  ])('finds the name %s without diacritics and hyphens, joined, and by its first letters', async (query, expected) => {
    expect((await slugs(query)).sort()).toEqual([...expected].sort());
  });

  it.each(["Gorbachev's", 'Gorbachev’s', 'GORBACHEV’S', 'Gorbachevʼs', "Gorbachev's,", "Gorbachov's"])(
    'finds a name in the possessive: %s',
    async (query) => {
      expect(await slugs(query)).toEqual(['mikhail-gorbachev', 'gorbachev-1987']);
    },
  );

  it("finds a country and its people in the possessive, and a name that itself ends in 's", async () => {
    expect((await slugs("the USSR's")).sort()).toEqual((await slugs('USSR')).sort());
    expect((await slugs('Soviet Union’s')).sort()).toEqual((await slugs('Soviet Union')).sort());
    const korea = "Democratic People's Republic of Korea";
    expect(await slugs(korea)).toEqual(['north-korea']);
    expect(await slugs(`${korea}’s`)).toEqual(['north-korea']);
    expect(await slugs('People’s')).toEqual(['north-korea']);
    expect(await slugs('"People’s Republic"')).toEqual(['north-korea']);
  });

  it('lists people before visits if a name is searched', async () => {
    expect(await slugs('Gorbachev')).toEqual(['mikhail-gorbachev', 'gorbachev-1987']);
  });

  it('finds the most similar spelling, says so, and suggests others', async () => {
    const { search, searchSuggestions } = await found('Gorbachov');
    expect(search.edges.map(({ node, isNearly }) => [node.slug, isNearly])).toEqual([
      ['mikhail-gorbachev', true],
      ['gorbachev-1987', true],
    ]);
    expect(searchSuggestions).toEqual(['gorbachev', 'gorbach']);
    expect((await found('Gorbachov visit')).searchSuggestions).toEqual(['gorbachev visit', 'gorbach visit']);
    expect((await found('Gorbachev')).searchSuggestions).toEqual([]);
    expect(await found('xyzzyx')).toEqual({ search: { totalCount: 0, edges: [] }, searchSuggestions: [] });
  });

  it.each([
    ['visits in 1961', ['macmillan-1961']],
    ['visits in the 1960s', ['de-gaulle-1960', 'de-gaulle-1963', 'macmillan-1961', 'radhakrishnan']],
    ['state visit 1960', ['de-gaulle-1960']],
    ['state visits', ['de-gaulle-1960', 'radhakrishnan']],
    ['cancelled visits', ['kravchuk-1992']],
    ['canceled', ['kravchuk-1992']],
    ['visits to the US in 1987', ['gorbachev-1987']],
  ])('accepts years, kinds and statuses as words: %s', async (query, expected) => {
    expect((await slugs(query)).sort()).toEqual(expected);
  });

  it.each([
    ['1960-1962', ['de-gaulle-1960', 'macmillan-1961']],
    ['1960–1962', ['de-gaulle-1960', 'macmillan-1961']],
    ['1960 - 1962', ['de-gaulle-1960', 'macmillan-1961']],
    ['1960-62', ['de-gaulle-1960', 'macmillan-1961']],
    ['visits from 1960 to 1962', ['de-gaulle-1960', 'macmillan-1961']],
    ['between 1960 and 1962', ['de-gaulle-1960', 'macmillan-1961']],
    ['de Gaulle 1961-1963', ['de-gaulle-1963']],
    ['after 1987', ['kravchuk-1992']],
    ['since 1987', ['gorbachev-1987', 'kravchuk-1992']],
    ['before 1960', ['menzies-1956']],
    ['until 1960', ['de-gaulle-1960', 'menzies-1956']],
    ['1962-1960', []],
    ['1960 and 1962', []],
  ])('accepts ranges of years: %s', async (query, expected) => {
    const { search } = await found(query);
    const visits = search.edges.filter(({ node }) => node.slug !== 'dispatch');
    expect(visits.map(({ node }) => node.slug).sort()).toEqual(expected);
    expect(visits.every(({ isNearly }) => !isNearly)).toBe(true);
  });

  it('finds a year in a note that is not a date', async () => {
    expect((await slugs('1961')).sort()).toEqual(['macmillan-1961', 'radhakrishnan']);
    expect(await slugs('"1961"')).toEqual(['radhakrishnan']);
  });

  it('finds a country by any of its names, and what belongs to it, but no other country', async () => {
    for (const name of ['USSR', 'U.S.S.R.', 'ussr', 'Soviet Union', 'the Soviet Union']) {
      const all = await slugs(name);
      expect(all[0], name).toBe('soviet-union');
      expect(all.slice(1).sort(), name).toEqual(['gorbachev-1987', 'leonid-brezhnev', 'mikhail-gorbachev']);
    }
    expect((await slugs('UK')).sort()).toEqual(['macmillan-1961', 'menzies-1956', 'united-kingdom']);
    expect(await slugs('Niger')).toEqual(['niger']);
    expect(await slugs('Britain 1956')).toEqual(['menzies-1956']);
    expect(await slugs('UK -1961')).not.toContain('macmillan-1961');
    expect(await slugs('1987 -USSR')).not.toContain('gorbachev-1987');
  });

  it('finds an outlet and what it published', async () => {
    expect(await slugs('TASS')).toEqual(['tass', 'dispatch']);
  });

  it('searches for stop words only within phrases, or alone', async () => {
    expect(await slugs('"of the"')).toEqual([]);
    expect(await slugs('at the white house')).toEqual(['menzies-1956']);
    expect((await slugs('had')).sort()).toEqual(['radhakrishnan']);
    expect((await slugs('"funeral of president"')).sort()).toEqual(['de-gaulle-1963']);
    expect((await slugs('of')).sort()).toEqual(['de-gaulle-1963', 'dispatch', 'north-korea']);
  });

  it('refuses queries with too many words, and states the maximum', async () => {
    const words = (count: number) => Array.from({ length: count }, (_, n) => `w${n}`).join(' or ');
    await found(words(20));
    await expect(ask(schema, db, QUERY, { query: words(21) })).rejects.toMatchObject({
      message: '`query` has 21 words; the limit is 20.',
      extensions: { code: 'LIMIT_EXCEEDED', limit: 'searchWords', maximum: 20, value: 21 },
    });
    await expect(ask(schema, db, QUERY, { query: words(21).replaceAll(' or ', '-') })).rejects.toThrow('21 words');
    await expect(ask(schema, db, QUERY, { query: `"${words(21).replaceAll(' or ', ' ')}"` })).rejects.toThrow('21 words');
  });

  it('has a lexeme for each value of an enum', async () => {
    const rows = await db.query<[string[]]>({
      text: `SELECT tsvector_to_array("searchVector") FROM "Visit" WHERE slug = 'macmillan-1961'`,
      values: [],
    });
    expect(rows[0]![0]).toEqual(expect.arrayContaining(['=visit', '=working', '=completed', '=1961']));
  });
});
