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
  await country('kyrgyzstan', 'Kyrgyzstan');
  await country('nigeria', 'Nigeria');
  await country('north-korea', "Democratic People's Republic of Korea");
  await person('charles-de-gaulle', 'Charles de Gaulle', france);
  await person('mikhail-gorbachev', 'Mikhail S. Gorbachev', ussr);
  await person('alfons-gorbach', 'Alfons Gorbach', null);
  const { id: brezhnev } = await person('leonid-brezhnev', 'Leonid Brezhnev', ussr);
  await person('kim-jong-un', 'Kim Jong-un', null, 'Kim Jong Un');
  await person('kim-jong-il', 'Kim Jong-il', null);
  await person('kim-jong-nam', 'Kim Jong-nam', null);
  await person('khrushchev', 'Khrushchev', null);
  await person('chou-en-lai', 'Chou En-lai', null);
  await person('dwight-eisenhower', 'Dwight D. Eisenhower', us);
  await person('jose-maria-aznar', 'José María Aznar', null);
  const { id: chirac } = await person('jacques-chirac', 'Jacques R. Chirac', france, 'Jacques Chirac', 'Chirac');
  await person('herve-de-charette', 'Herve de Charette', null, 'de Charette');
  await person('ismet-inonu', 'İsmet İnönü', null);

  const cited = { create: { sourceId, start: 0, end: 0, ordinal: 0, isMain: true } };
  const visit = async (
    [slug, title, start]: [slug: string, title: string, start: string],
    guestCountryId: string,
    more: Partial<Prisma.VisitUncheckedCreateInput> = {},
  ) => {
    const { edtf, precision, earliest, latest } = parsePartialDate(start)!;
    const days = { startEdtf: edtf, startPrecision: precision, startEarliest: earliest, startLatest: latest };
    const note = typeof more.note === 'string' ? { noteFolded: fold(more.note) } : {};
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
      citations: cited,
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
    ...{ places: ['Djakarta'], placesFolded: 'djakarta' },
  });
  await visit(['gorbachev-1987', 'General Secretary Gorbachev in the United States', '1987-12-07'], ussr, {
    kind: 'OFFICIAL',
    durationDays: 11,
  });
  await visit(['kim-dae-jung-2000', 'President Kim Dae-jung in the United States', '2000-09'], ukraine, {
    note: 'Attended the UN Millennium Summit in Yong-in.',
  });
  await visit(['brezhnev-1973', 'General Secretary Brezhnev in the United States', '1973-06-18'], ussr, {
    ...{ places: ['Moscow'], placesFolded: 'moscow' },
  });
  await visit(['hussein-1973', 'King Hussein in the United States', '1973-02'], france, { note: 'Met with President Nixon.' });
  await visit(['paris-1977', 'A visit to Rambouillet, June 1977', '1977-06'], ukraine, {
    delegation: {
      create: [
        { personId: brezhnev, name: 'Brezhnev', side: 'GUEST', capacity: 'HEAD', ordinal: 0, citations: cited },
        { personId: chirac, name: 'Chirac', side: 'HOST', capacity: 'MEMBER', ordinal: 1, citations: cited },
      ],
    },
  });
  const nato = await prisma.organization.create({
    data: {
      slug: 'nato',
      name: 'Atlantic Alliance',
      namesFolded: folded('Atlantic Alliance'),
      kind: 'INTERGOVERNMENTAL',
    },
  });
  const grandTour = await prisma.journey.create({
    data: { slug: 'tour', name: 'Grand Tour, 1999', nameFolded: fold('Grand Tour, 1999') },
  });
  const summit = await prisma.event.create({
    data: {
      ...{
        slug: 'summit',
        title: 'Forty States Summit',
        titleFolded: fold('Forty States Summit'),
        status: 'COMPLETED',
        kind: 'OTHER',
      },
      ...{ countryId: us, citations: cited },
    },
  });
  await visit(['kravchuk-1999', 'President Kravchuk in the United States', '1999-04'], ukraine, {
    ...{ hostOrganizationId: nato.id, occasionId: summit.id, journeyId: grandTour.id },
  });
  await visit(['kravchuk-1992', 'President Kravchuk in the United States', '1992-05'], ukraine, {
    status: 'CANCELLED',
  });
}

const QUERY = `query ($query: String!, $types: [SearchType!]) {
  search(query: $query, types: $types) {
    totalCount
    edges { score headline foundIn isNearly missing node { __typename ... on Labelled { slug } } }
  }
  searchSuggestions(query: $query)
}`;

interface Edge {
  headline: string;
  foundIn: string[];
  isNearly: boolean;
  missing: string[];
  node: { __typename: string; slug: string };
}

interface Found {
  search: { totalCount: number; edges: Edge[] };
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
const peopleFound = (query: string) =>
  ask(schema, db, 'query ($query: String) { people(where: { search: $query }) { nodes { slug } } }', { query });
const first = async (query: string) => (await found(query)).search.edges[0]!;

describe('search in records', () => {
  it.each([
    ['Suez', 'menzies-1956', 'the <mark>Suez</mark> Crisis'],
    ['funeral', 'de-gaulle-1963', 'the <mark>funeral</mark> of'],
    ['"White House"', 'menzies-1956', '<mark>White</mark> <mark>House</mark>'],
  ])('finds %s in a note and shows the match', async (query, slug, shown) => {
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
    ['Charles de Gau lle', ['charles-de-gaulle']],
    ['Jose Maria Az nar', ['jose-maria-aznar']],
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

  it('lists people before visits when a name is searched for', async () => {
    expect(await slugs('Gorbachev')).toEqual(['mikhail-gorbachev', 'gorbachev-1987']);
  });

  it('finds the most similar spelling, says so and suggests others', async () => {
    const { search, searchSuggestions } = await found('Gorbachov');
    expect(search.edges.map(({ node, isNearly }) => [node.slug, isNearly])).toEqual([
      ['mikhail-gorbachev', true],
      ['gorbachev-1987', true],
    ]);
    expect(searchSuggestions).toEqual(['gorbachev', 'gorbach']);
    expect((await found('Gorbachov visit')).searchSuggestions).toEqual(['gorbachev visit']);
    expect((await found('Leonid Breznev')).searchSuggestions).toEqual(['leonid brezhnev']);
    expect((await found('Gorbachev')).searchSuggestions).toEqual([]);
    expect(await found('xyzzyx')).toEqual({ search: { totalCount: 0, edges: [] }, searchSuggestions: [] });
  });

  it.each([
    ['Ionnu', 'ismet-inonu'],
    ['Brezhenv', 'leonid-brezhnev'],
    ['Frnace', 'france'],
  ])('finds a name with two letters swapped: %s', async (query, slug) => {
    const [first] = (await found(query)).search.edges;
    expect(first).toMatchObject({ node: { slug }, isNearly: true, missing: [] });
  });

  it.each([
    ['Moskow', 'moscow', 'brezhnev-1973'],
    ['Moskva', 'moscow', 'brezhnev-1973'],
    ['Kirgizstan', 'kyrgyzstan', 'kyrgyzstan'],
  ])('finds and suggests a misspelled city or country: %s', async (query, suggested, slug) => {
    const { search, searchSuggestions } = await found(query);
    expect(searchSuggestions[0]).toBe(suggested);
    expect(search.edges[0]).toMatchObject({ node: { slug }, isNearly: true, missing: [] });
  });

  it('finds two misspelled words, one of them a city', async () => {
    const { search, searchSuggestions } = await found('Breshnev Moskow');
    expect(searchSuggestions[0]).toBe('brezhnev moscow');
    expect(search.edges).toMatchObject([{ node: { slug: 'brezhnev-1973' }, missing: [] }]);
    const { visits } = await ask(schema, db, '{ visits(where: { search: "Breshnev Moskow" }) { nodes { slug } } }', {});
    expect(visits.nodes).toEqual([{ slug: 'brezhnev-1973' }]);
  });

  it('offers the person with the nearest name if its words are only scattered over a text', async () => {
    const { search } = await found('Kim Yong Un');
    expect(search.edges.map(({ node, isNearly }) => [node.slug, isNearly])).toEqual([
      ['kim-jong-un', true],
      ['kim-dae-jung-2000', false],
    ]);
    expect(await slugs('Hussein President Met')).toEqual(['hussein-1973']);
  });

  it('finds and suggests a name with an “h” in another place', async () => {
    const { search, searchSuggestions } = await found('Brheznev');
    expect(search.edges[0]).toMatchObject({ node: { slug: 'leonid-brezhnev' }, isNearly: true, missing: [] });
    expect(searchSuggestions).toEqual(['brezhnev']);
  });

  it.each([
    ['Breschnew', 'leonid-brezhnev'],
    ['Gorbatschow', 'mikhail-gorbachev'],
    ['Gorbatchov', 'mikhail-gorbachev'],
  ])('offers people whose names are transliterated for readers of German or French: %s', async (query, slug) => {
    const [first] = (await found(query)).search.edges;
    expect(first).toMatchObject({ node: { slug }, isNearly: true });
  });

  it.each(['Kim Jong Oon', 'kim jong-oon', 'Kim Jung Un'])(
    'offers people whose names sound like %s, and says so',
    async (query) => {
      const { search } = await found(query);
      const people = search.edges.filter(({ node }) => node.__typename === 'Person');
      expect(people).toMatchObject([{ node: { slug: 'kim-jong-un' }, isNearly: true, missing: [] }]);
      expect(search.edges[0]).toEqual(people[0]);
      const others = search.edges.slice(1).map(({ node, isNearly }) => [node.slug, isNearly]);
      expect(others).toEqual(query === 'Kim Jung Un' ? [['kim-dae-jung-2000', false]] : []);
      expect((await peopleFound(query)).people.nodes).toEqual([{ slug: 'kim-jong-un' }]);
    },
  );

  it('offers the most similar of several names first', async () => {
    expect(await slugs('Kimm Jong Yl')).toEqual(['kim-jong-il']);
    expect(await slugs('Gorbach Alfonso')).toEqual(['alfons-gorbach']);
  });

  it('offers no similar names if people are found, or if another type is found or requested', async () => {
    expect((await found('Kim Jong Un')).search.edges.map(({ isNearly }) => isNearly)).toEqual([false]);
    const { search } = await ask(schema, db, QUERY, { query: 'Kim Jong Oon', types: ['VISIT'] });
    expect(search.edges).toEqual([]);
    expect(await slugs('"Kim Jong Oon"')).toEqual([]);
    expect(await slugs('oon')).toEqual([]);
  });

  it('offers names that only sound similar if nothing else is found', async () => {
    expect(await slugs('Djakarta')).toEqual(['radhakrishnan']);
    const { search } = await ask(schema, db, QUERY, { query: 'Djakarta', types: ['PERSON'] });
    expect(search.edges).toMatchObject([{ node: { slug: 'herve-de-charette' }, isNearly: true }]);
  });

  it('finds matches that lack one word if nothing has them all, and says which word is missing', async () => {
    const lacking = async (query: string) =>
      (await found(query)).search.edges.map(({ node, missing }) => [node.slug, ...missing]);
    expect(await lacking('Nixon Brezhnev 1973')).toEqual([
      ['brezhnev-1973', 'Nixon'],
      ['hussein-1973', 'Brezhnev'],
    ]);
    expect(await lacking('Breznev Nixon 1973')).toEqual([
      ['brezhnev-1973', 'Nixon'],
      ['hussein-1973', 'Breznev'],
    ]);
    expect(await lacking('Nixon Hussein')).toEqual([['hussein-1973']]);
    expect(await lacking('"Suez" Nixon Xyzzy')).toEqual([]);
  });

  it.each(['1960 and 1962', 'Nixon 1960', 'xyzzy 1973', 'state visit xyzzy', 'xyzzy -Nixon', '"Nixon" "Brezhnev"'])(
    'never drops a year, a kind, a phrase or the only word: %s',
    async (query) => {
      expect(await slugs(query)).toEqual([]);
    },
  );

  it('lists people whose names only sound like a word if no name is spelled similarly', async () => {
    const listed = async (search: string) =>
      (await ask(schema, db, 'query ($search: String!) { people(where: { search: $search }) { nodes { slug } } }', { search }))
        .people.nodes;
    expect(await listed('Eisenhauer')).toEqual([{ slug: 'dwight-eisenhower' }]);
    expect(await listed('Asnahr')).toEqual([{ slug: 'jose-maria-aznar' }]);
  });

  it('suggests no words that have little in common with an unknown one', async () => {
    const { searchSuggestions } = await ask(schema, db, '{ searchSuggestions(query: "Union Unix") }', {});
    expect(searchSuggestions).toEqual([]);
  });

  it.each(['Tele Graph', 'tele graph'])('finds two words that are one: %s', async (query) => {
    const { search } = await found(query);
    expect(search.edges[0]).toMatchObject({ node: { slug: 'tass' }, isNearly: false, missing: [] });
  });

  it.each([
    ...['Who did Leonid Brezhnev meet most?', 'when was Leonid Brezhnev', 'what did Leonid Brezhnev say'],
    ...['Whom did Leonid Brezhnev meet most as leader?', 'the people whom Leonid Brezhnev met'],
  ])('leaves out the words of a question: %s', async (query) => {
    const [first] = (await found(query)).search.edges;
    expect(first).toMatchObject({ node: { slug: 'leonid-brezhnev' }, isNearly: false, missing: [] });
  });

  it.each([
    ['Milennium Sumit', ['millennium summit'], 'kim-dae-jung-2000'],
    ['President Kenedy', ['president kennedy'], 'de-gaulle-1963'],
    ['Tschou Enlay', [], 'chou-en-lai'],
    ['Zhou En-lai', [], 'chou-en-lai'],
    ['Kirgistan', ['kyrgyzstan'], 'kyrgyzstan'],
  ])('finds names as they sound, and misspelled words of titles and notes: %s', async (query, suggested, slug) => {
    const { search, searchSuggestions } = await found(query);
    expect(search.edges[0]).toMatchObject({ node: { slug }, isNearly: true, missing: [] });
    expect(searchSuggestions).toEqual(suggested);
  });

  it('suggests only words that occur together', async () => {
    expect((await found('Menzeis Suez')).searchSuggestions).toEqual(['menzies suez']);
    expect((await found('Menzeis Millennium')).searchSuggestions).toEqual([]);
  });

  it('offers a family name that sounds like the last word, and says that the first name is missing', async () => {
    const { search } = await found('Nikita Kruschev');
    expect(search.edges).toMatchObject([{ node: { slug: 'khrushchev' }, isNearly: true, missing: ['Nikita'] }]);
    for (const query of ['Nikita Kruschev 1959', 'Nikita -Kruschev', 'Nikita "Kruschev"'])
      expect(await slugs(query), query).toEqual([]);
  });

  it.each(['Leonid Brezhnev Jacques Chirac June 1977', 'jacques r chirac leonid brezhnev 1977', 'Chirac Leonid Brezhnev'])(
    'finds a visit by the people in both delegations and other words: %s',
    async (query) => {
      const { search, searchSuggestions } = await found(query);
      expect(searchSuggestions).toEqual([]);
      expect(search).toMatchObject({
        totalCount: 1,
        edges: [{ node: { slug: 'paris-1977' }, isNearly: false, missing: [] }],
      });
    },
  );

  it('does not find a visit if one of the people was not there or the year is different', async () => {
    for (const query of ['Leonid Brezhnev Jacques Chirac 1978', 'Leonid Brezhnev Charles de Gaulle 1977'])
      expect(
        (await slugs(query)).filter((slug) => slug === 'paris-1977'),
        query,
      ).toEqual([]);
    expect(await slugs('Leonid Brezhnev Jacques Chirac -1977')).toEqual([]);
  });

  it.each([
    ...['Leonid Brezhnev Jacques Chirac June 1977', 'Chirac Leonid Brezhnev', 'Leonid Brezhnev Jacques Chirac 1978'],
    ...[
      'Leonid Brezhnev Jacques Chirac -1977',
      'leonid brezhnev',
      'Gorbachov',
      'de Gaulle',
      '"White House"',
      'visits in the 1960s',
    ],
    ...['state visits', 'USSR', 'UK -1961', 'Key West', 'kravchuk or suez', 'Grand Tour, 1999', 'xyzzyx'],
  ])('lists the visits that a search finds: %s', async (query) => {
    const both = `query ($query: String!) {
      search(query: $query, types: [VISIT], first: 100) { edges { missing node { ... on Labelled { slug } } } }
      visits(where: { search: $query }, first: 100) { totalCount nodes { slug } }
      others: visits(where: { NOT: { search: $query } }, first: 0) { totalCount }
      all: visits(first: 0) { totalCount }
    }`;
    const statement = await byStatement(new Compiler(schema), db, both, { query });
    if ('reason' in statement) throw new Error(statement.reason);
    expect(await byResolvers(schema, db, both, { query })).toBe(statement.text);
    const { search, visits, others, all } = JSON.parse(statement.text).data;
    const found = search.edges.flatMap(({ missing, node }: Edge) => (missing.length > 0 ? [] : [node.slug]));
    expect(visits.nodes.map(({ slug }: { slug: string }) => slug).sort()).toEqual(found.sort());
    expect(visits.totalCount + others.totalCount).toBe(all.totalCount);
  });

  it('lists no entry that lacks a word', async () => {
    const { visits } = await ask(schema, db, '{ visits(where: { search: "Nixon Brezhnev 1973" }) { nodes { slug } } }', {});
    expect(visits.nodes).toEqual([]);
  });

  it.each([
    'Atlantic Alliance',
    'Forty States Summit',
    'the forty states summit',
    'Grand Tour, 1999',
    'Grand Tour, 1999 Kravchuk',
  ])('finds the visits of an organization, an occasion or a journey by its name: %s', async (query) => {
    expect((await slugs(query)).filter((slug) => slug.startsWith('kravchuk'))).toEqual(['kravchuk-1999']);
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
    ['after 1987', ['kim-dae-jung-2000', 'kravchuk-1992', 'kravchuk-1999']],
    ['since 1987', ['gorbachev-1987', 'kim-dae-jung-2000', 'kravchuk-1992', 'kravchuk-1999']],
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

  it.each([
    ['24 November 1963', ['de-gaulle-1963']],
    ['November 24, 1963', ['de-gaulle-1963']],
    ['Nov. 24th, 1963', ['de-gaulle-1963']],
    ['24 nov 1963', ['de-gaulle-1963']],
    ['1963-11-24', ['de-gaulle-1963']],
    ['France 24 November 1963', ['de-gaulle-1963']],
    ['France on 24 November 1963', ['de-gaulle-1963']],
    ['17 December 1987', ['gorbachev-1987']],
    ['18 December 1987', []],
    ['UK 24 November 1963', []],
    ['25 November 1963', []],
    ['31 November 1963', []],
    ['Rambouillet Jun. 1977', ['paris-1977']],
  ])('accepts days and abbreviated months: %s', async (query, expected) => {
    expect((await slugs(query)).sort()).toEqual(expected);
    const { visits } = await ask(schema, db, 'query ($query: String!) { visits(where: { search: $query }) { nodes { slug } } }', {
      query,
    });
    expect(visits.nodes.map(({ slug }: { slug: string }) => slug)).toEqual(expected);
  });

  it('finds a year in a note that is not a date', async () => {
    expect((await slugs('1961')).sort()).toEqual(['macmillan-1961', 'radhakrishnan']);
    expect(await slugs('"1961"')).toEqual(['radhakrishnan']);
  });

  it('finds a country by any of its names, and entries belonging to it, but no other country', async () => {
    for (const name of ['USSR', 'U.S.S.R.', 'ussr', 'Soviet Union', 'the Soviet Union']) {
      const all = await slugs(name);
      expect(all[0], name).toBe('soviet-union');
      expect(all.slice(1).sort(), name).toEqual(['brezhnev-1973', 'gorbachev-1987', 'leonid-brezhnev', 'mikhail-gorbachev']);
    }
    expect((await slugs('UK')).sort()).toEqual(['macmillan-1961', 'menzies-1956', 'united-kingdom']);
    expect(await slugs('Niger')).toEqual(['niger']);
    expect(await slugs('Britain 1956')).toEqual(['menzies-1956']);
    expect(await slugs('UK -1961')).not.toContain('macmillan-1961');
    expect(await slugs('1987 -USSR')).not.toContain('gorbachev-1987');
  });

  it.each(['French presidents 1963', 'the French president’s visits in 1963'])(
    'finds what belongs to a country by its adjective: %s',
    async (query) => {
      const { search } = await found(query);
      expect(search.edges.map(({ node, missing }) => [node.slug, ...missing]).sort()).toEqual([
        ['de-gaulle-1963'],
        ['radhakrishnan'],
      ]);
    },
  );

  it('finds an outlet and the sources it published', async () => {
    expect(await slugs('TASS')).toEqual(['tass', 'dispatch']);
  });

  it('searches for stop words only in phrases, or if they are the only words', async () => {
    expect(await slugs('"of the"')).toEqual([]);
    expect(await slugs('at the white house')).toEqual(['menzies-1956']);
    expect((await slugs('had')).sort()).toEqual(['radhakrishnan']);
    expect((await slugs('"funeral of president"')).sort()).toEqual(['de-gaulle-1963']);
    expect((await slugs('of')).sort()).toEqual(['de-gaulle-1963', 'dispatch', 'north-korea']);
  });

  it('refuses queries with too many words, and says how many are allowed', async () => {
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
