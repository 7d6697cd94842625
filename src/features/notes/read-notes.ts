import { Prisma } from '../../db/generated/client.js';
import { fold } from '../../model/fold.js';
import { RowsSql } from '../../query/sql/rows.sql.js';
import { all, type Sql } from '../../query/stored-as.js';
import type { ListDefinition } from '../../schema/connections/list-definition.js';
import { countries } from '../../schema/country/country.list.js';
import { people } from '../../schema/person/person.list.js';
import { positions } from '../../schema/person/position.list.js';
import { visits } from '../../schema/visit/visit.list.js';
import { suspectedPairs } from '../duplicates/suspected-same-person.type.js';
import type { DatedCoverage } from '../panel/coverage.js';
import { countriesIn, officeInNotes, type VisitConditions, withCountries } from './conditions.js';
import type { CountryNames } from './country-names.js';
import { hasWords, type Named } from './names-in-words.js';
import type { OfficeHolder, RecordedTerm } from './terms.js';
import { FORMER_TERRITORIES, TERRITORIES } from './territories.js';

/** Runs a statement that returns rows. */
export type ReadRows = <Row>(sql: Sql) => Promise<Row[]>;

/** Returns a statement that selects from the matching objects of a list, as `m`. */
function select(list: ListDefinition, where: object, statement: (from: Sql) => Sql): Sql {
  const rows = new RowsSql();
  const plan = { source: all(list.model), args: {}, where: list.where({ where }) };
  return rows.complete(statement(rows.from(plan, Prisma.raw('m'), Prisma.empty)));
}

/** A year, month or day without a qualifier, as EDTF. */
const PLAIN_DATE = '^[0-9]{4}(?:-[0-9]{2})*$';

/** Returns the people in a filter of offices, by name, with their terms in these offices. Those who held an office come first. */
export async function readHolders(read: ReadRows, office: object, person: object, limit: number): Promise<OfficeHolder[]> {
  const holders = await read<{ id: string; name: string }>(
    select(
      people,
      person,
      (from) => Prisma.sql`SELECT m.id, m.name
        ${from} ORDER BY EXISTS (SELECT FROM "Position" WHERE "personId" = m.id) DESC, m.name, m.id LIMIT ${limit}`,
    ),
  );
  const ids = { person: { id: { in: holders.map(({ id }) => id) } } };
  const terms = await read<RecordedTerm & { id: string }>(
    select(
      positions,
      { AND: [office, ids] },
      (from) => Prisma.sql`SELECT m."personId" AS id, COALESCE("startLatest", "startEarliest")::text AS first,
        COALESCE("endEarliest", "endLatest")::text AS last,
        substring("startEdtf" FROM ${PLAIN_DATE}) AS since, substring("endEdtf" FROM ${PLAIN_DATE}) AS until ${from}`,
    ),
  );
  return holders.map(({ id, name }) => ({ name, terms: terms.filter((term) => term.id === id) }));
}

async function count(read: ReadRows, list: ListDefinition, where: object): Promise<number> {
  const [found] = await read<{ count: number }>(select(list, where, (from) => Prisma.sql`SELECT count(*)::int AS count ${from}`));
  return found!.count;
}

/** Returns the number of visits that match a filter. */
export const countVisits = (read: ReadRows, where: object): Promise<number> => count(read, visits, where);

/** Returns the number of terms of office that match a filter. */
export const countTerms = (read: ReadRows, office: object): Promise<number> => count(read, positions, office);

/** Returns the number of visits that match another filter, but not this one. */
export const countOthers = (read: ReadRows, where: VisitConditions, other: VisitConditions): Promise<number> =>
  countVisits(read, { AND: [other], NOT: where });

/** Returns the people who match a filter, by name. */
export const readPeople = (read: ReadRows, person: object, limit: number): Promise<Named[]> =>
  read(
    select(
      people,
      person,
      (from) => Prisma.sql`SELECT m.name, m.aliases, (SELECT c.subregion FROM "Country" c WHERE c.id = m."countryId") AS subregion
        ${from} ORDER BY m.name, m.id LIMIT ${limit}`,
    ),
  );

/** A person who may be one of those in a filter. */
export interface SuspectedPerson {
  id: string;
  slug: string;
  name: string;
  /** The first year of the person's visits; null if unknown. */
  since: number | null;
}

/** Returns the people who are suspected to be those in a filter, but do not match it. Only people of their countries are compared. */
export const readSuspected = (read: ReadRows, person: object): Promise<SuspectedPerson[]> =>
  read(
    select(
      people,
      person,
      (from) => Prisma.sql`SELECT * FROM (
      WITH given AS MATERIALIZED (SELECT m.* ${from}),
      related AS MATERIALIZED (SELECT "countryId" AS id FROM given UNION SELECT unnest(ARRAY[t."successorId", t."predecessorId"])
        FROM given g JOIN "CountrySuccession" s ON g."countryId" IN (s."predecessorId", s."successorId")
        JOIN "CountrySuccession" t ON t."successorId" = s."successorId"),
      near AS MATERIALIZED (SELECT p.* FROM "Person" p WHERE p."countryId" IN (SELECT id FROM related) OR EXISTS (SELECT FROM given g
        WHERE p.identifiers && g.identifiers OR string_to_array(p."namesFolded", E'\\n') && string_to_array(g."namesFolded", E'\\n')))
      SELECT DISTINCT o.id, o.slug, o.name, (SELECT extract(year FROM min(v."startEarliest"))::int FROM "Delegate" d
        JOIN "Visit" v ON v.id = d."visitId" WHERE d."personId" = o.id) AS since FROM (${suspectedPairs(Prisma.raw('near'))}) s
      JOIN "Person" o ON o.id IN (s.id, s."otherId") AND o.id NOT IN (SELECT id FROM given)
      WHERE s.id IN (SELECT id FROM given) OR s."otherId" IN (SELECT id FROM given)) suspected ORDER BY name, id`,
    ),
  );

/** Counts the visits that search words find in place of people in a filter, and without anyone of this name. */
export const countInWords = (
  read: ReadRows,
  where: VisitConditions,
  withWords: VisitConditions,
  search: string,
): Promise<number> => countOthers(read, where, { AND: [withWords, { NOT: { delegate: { person: { search } } } }] });

/** Counts the visits in a filter whose notes have the word “met”. */
export const countMet = (read: ReadRows, where: VisitConditions): Promise<number> =>
  countVisits(read, { AND: [where, { search: '"met"' }] });

/** A word that more names contain does not name anybody. */
const MOST_CONTAINING = 50;

/** Returns a function that gives the people with one of these words in a name; none if there are too many. */
export async function readCalled(read: ReadRows, words: readonly string[], most: number) {
  const patterns = words.map((word) => `%${(fold(word).match(/[\p{L}\p{N}]+/gu) ?? []).join('%')}%`);
  const rows = await read<Named & SuspectedPerson & { word: string }>(
    Prisma.sql`SELECT given.word, named.* FROM unnest(${words}::text[], ${patterns}::text[]) given(word, pattern)
      CROSS JOIN LATERAL (SELECT m.id, m.slug, m.name, m.aliases, NULL AS subregion FROM "Person" m
        WHERE m."namesFolded" LIKE given.pattern ORDER BY m.name, m.id LIMIT ${MOST_CONTAINING}) named`,
  );
  return (word: string) => {
    const containing = rows.filter((each) => each.word === word);
    const called = containing.filter((each) => hasWords([each], word));
    return containing.length === MOST_CONTAINING || called.length > most ? [] : called;
  };
}

/** Returns the coverage that the sources state. */
export async function readCoverage(read: ReadRows): Promise<DatedCoverage[]> {
  const sql = Prisma.sql`SELECT e.value AS statement, s."publishedOnLatest" AS "sourceDate"
    FROM "Source" s, jsonb_array_elements(s.coverage) e`;
  return read(sql);
}

/** A filter that finds more countries counts as one that finds all. */
const MOST_COVERED = 20;

/** Returns the slugs of the countries in a filter; a single null if it does not limit them. */
export async function readSlugs(read: ReadRows, country: object | undefined): Promise<(string | null)[]> {
  if (!country) return [null];
  const sql = select(countries, country, (from) => Prisma.sql`SELECT m.slug ${from} LIMIT ${MOST_COVERED + 1}`);
  const rows = await read<{ slug: string }>(sql);
  return rows.length > MOST_COVERED ? [null] : rows.map(({ slug }) => slug);
}

/** Returns the cities of the visits in a filter that contain a part of a name, the most frequent first. */
export async function readPlaces(read: ReadRows, where: VisitConditions, part: string): Promise<string[]> {
  const sql = select(
    visits,
    where,
    (from) => Prisma.sql`SELECT place FROM (SELECT unnest(m.places) AS place ${from}) found GROUP BY 1 ORDER BY count(*) DESC, 1`,
  );
  const rows = await read<{ place: string }>(sql);
  return rows.flatMap(({ place }) => (fold(place).includes(fold(part)) ? [place] : []));
}

/** Returns the countries with a name or an alias that contains one of these words or names, by name. */
export const readCountriesNamed = (read: ReadRows, names: readonly string[]): Promise<CountryNames[]> =>
  read(
    select(
      countries,
      { OR: names.map((name) => ({ name: { contains: name } })) },
      (from) =>
        Prisma.sql`SELECT m.id, m.slug, m.name, string_to_array(m."namesFolded", E'\\n') AS names ${from} ORDER BY m.name, m.id`,
    ),
  );

/** Returns the number of visits whose notes contain the office in a filter, but that do not match it; null if it has none. */
export async function countOfficeInNotes(read: ReadRows, where: VisitConditions) {
  const office = officeInNotes(where);
  if (!office) return null;
  return { words: office.words, count: await countOthers(read, where, office.where) };
}

/** A state under whose name visits of a country are recorded. */
export interface OtherState {
  /** The country in the filter. */
  countryId: string;
  country: string;
  /** When that country began, as EDTF; null if unknown. */
  until: string | null;
  id: string;
  name: string;
  /** Whether this is a territory of the country. */
  isTerritory: boolean;
  /** Whether this state still exists: the country, or a state that it replaced, separated from it, or is its territory. */
  continues: boolean;
}

/** A filter that finds more countries does not name them. */
const MOST_NAMED = 6;

/**
 * Returns the states that preceded the countries in a filter, directly or through others, the territories of these countries, and
 * the states whose territories they are, which the filter does not find. The country began when it did, or when a list of states has it.
 */
const precedingSql = (country: object) =>
  select(
    countries,
    country,
    (from) => Prisma.sql`SELECT * FROM (
      WITH RECURSIVE named AS MATERIALIZED (SELECT m.* ${from} LIMIT ${MOST_NAMED + 1}),
      line AS (
        SELECT id AS "countryId", id, FALSE AS continues FROM named
        UNION
        SELECT l."countryId", p.id, l.continues OR p."endEdtf" IS NULL FROM line l
        JOIN "CountrySuccession" s ON s."successorId" = l.id JOIN "Country" p ON p.id = s."predecessorId")
      SELECT * FROM (
        SELECT c.id AS "countryId", c.name AS country, p.id, p.slug, p.name, FALSE AS "isTerritory", l.continues,
          COALESCE(c."startEdtf", list.began) AS until, COALESCE(c."startLatest"::text, list.began) AS "lastDay"
        FROM line l JOIN named c ON c.id = l."countryId" JOIN "Country" p ON p.id = l.id
        CROSS JOIN LATERAL (SELECT split_part(COALESCE(c."gwYears"[1], c."cowYears"[1]), '/', 1) AS began) list
        UNION ALL
        SELECT c.id, c.name, p.id, p.slug, p.name, TRUE, FALSE, NULL, NULL FROM named c
        JOIN jsonb_each(${JSON.stringify(TERRITORIES)}::jsonb) t ON t.key = c.slug JOIN "Country" p ON t.value ? p.slug
        UNION ALL
        SELECT c.id, c.name, p.id, p.slug, p.name, FALSE, TRUE, NULL, NULL FROM named c
        CROSS JOIN LATERAL (VALUES (${JSON.stringify(TERRITORIES)}::jsonb), (${JSON.stringify(FORMER_TERRITORIES)}::jsonb)) of(states)
        JOIN jsonb_each(of.states) t ON t.value ? c.slug JOIN "Country" p ON p.slug = t.key
      ) found WHERE id NOT IN (SELECT id FROM named) AND (SELECT count(*) FROM named) <= ${MOST_NAMED}) preceding
      ORDER BY country, name`,
  );

/** A country in a filter, with the years in which a list of independent states has it. */
export interface ListedState {
  id: string;
  name: string;
  /** EDTF intervals in order, such as `1965-02-18/..`. */
  years: readonly string[];
}

/**
 * Returns the countries in a filter that replaced no other state in the store, and whose beginning nothing else gives, if the
 * store has visits before a list has them.
 */
export async function readListed(read: ReadRows, where: VisitConditions): Promise<ListedState[]> {
  const listed = (country: object) =>
    select(
      countries,
      country,
      (
        from,
      ) => Prisma.sql`SELECT * FROM (SELECT m.id, m.name, CASE WHEN m."gwYears" = '{}' THEN m."cowYears" ELSE m."gwYears" END AS years
          ${from} AND m."startEdtf" IS NULL AND NOT EXISTS (SELECT FROM "CountrySuccession" WHERE "successorId" = m.id)) listed
        WHERE years[cardinality(years)] > (SELECT min("startEarliest")::text FROM "Visit") ORDER BY name LIMIT ${MOST_NAMED + 1}`,
    );
  const found = await Promise.all(countriesIn(where).map((each) => read<ListedState>(listed(each))));
  return [...new Map(found.flatMap((each) => (each.length > MOST_NAMED ? [] : each)).map((each) => [each.id, each])).values()];
}

interface Preceding extends OtherState {
  slug: string;
  /** The last possible day of `until`. */
  lastDay: string | null;
}

/** Returns the states under whose names the store has visits that the filter would find, if it named them. */
export async function readOtherStates(read: ReadRows, where: VisitConditions): Promise<OtherState[]> {
  const found = new Map(
    await Promise.all(countriesIn(where).map(async (each) => [each, await read<Preceding>(precedingSql(each))] as const)),
  );
  const preceding = [...new Map([...found.values()].flat().map((each) => [each.countryId + each.id, each])).values()];
  if (preceding.length === 0) return [];
  const bySlug = (states: readonly Preceding[]) => ({ slug: { in: states.map(({ slug }) => slug) } });
  const widened = withCountries(where, (country) => ({ OR: [country, bySlug(found.get(country)!)] }));
  const ids = Prisma.sql`ANY (${preceding.map(({ id }) => id)}::uuid[])`;
  const sql = select(
    visits,
    { AND: [widened], NOT: where },
    (from) => Prisma.sql`SELECT id, min(first) AS first FROM (
      SELECT unnest(ARRAY[m."guestCountryId", m."hostCountryId"]) AS id, m."startEarliest"::text AS first
      ${from} AND (m."guestCountryId" = ${ids} OR m."hostCountryId" = ${ids})) visited GROUP BY id`,
  );
  const rows = await read<{ id: string; first: string | null }>(sql);
  const firsts = new Map(rows.map(({ id, first }) => [id, first ?? '']));
  return preceding.filter(({ id, continues, lastDay }) => {
    const first = firsts.get(id);
    return first !== undefined && (!continues || lastDay === null || first < lastDay);
  });
}
