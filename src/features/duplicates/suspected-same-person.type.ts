import { Args, Extensions, Resolver } from 'type-graphql';
import { Field, ObjectType, Query } from '../../schema/described.js';
import { Prisma } from '../../db/generated/client.js';
import { storedColumn, connection, type Sql, Stored, subselect } from '../../query/stored-as.js';
import { createConnection, PageArgs } from '../../schema/connections/connection.type.js';
import { derive, One } from '../../schema/connections/relations.js';
import { createEnum } from '../../schema/enum.js';
import { Person } from '../../schema/person/person.type.js';
import { ascending } from '../../schema/connections/list-definition.js';

const SamePersonEvidence = createEnum(
  'SamePersonEvidence',
  'A reason to suspect that two entries are the same person. No reason is proof.',
  {
    ALIAS:
      'A name or alias of one is an alias of the other, ignoring case and diacritics. One word that is only an alias of both, such as a surname, is no evidence.',
    SAME_COUNTRY: 'Both have the same country.',
    SAME_IDENTIFIER: 'Both have the same identifier in another collection.',
    SAME_NAME: 'Both have the same preferred name, ignoring case and diacritics.',
    SAME_OFFICE: 'Both held an office with the same title in the same country, at about the same time.',
    SIMILAR_NAME:
      'Their names share words that are rare in the country, in any transliteration and ignoring titles and particles, and their visits are not far apart in time.',
    SUCCESSOR_STATE: 'The country of one replaced the country of the other.',
  },
);

/** Titles, particles and numerals, folded, which are not evidence. */
export const NO_NAMES = (
  'king queen prince princess crown sheikh shaikh emir amir sultan shah emperor pope lord lady sir sri dr jr general colonel ' +
  'marshal president prime minister foreign deputy chancellor al el as an ad bin ben ibn abu de da do dos das del der den la le ' +
  'van von ii iii iv vi the of and'
).split(' ');

/** The given name of a monarch, whose other names are often those of all monarchs of the country, or of the son of a named father. */
const GIVEN_NAME =
  '^(?:(?:king|queen|emperor|empress|sultan|emir|amir|(?:crown )?prince|princess|sheikh|shaikh) (?:sheikh |shaikh )?|(?=[[:alpha:]]+ bin ))([[:alpha:]]+)';

/** The words of folded names, in the form in which their sounds are compared. */
const comparedWords = (names: Sql) => Prisma.sql`ARRAY(
  SELECT DISTINCT search_sound(w)
  FROM unnest(string_to_array(translate(${names}, E'\\n-.()''’', '       '), ' ')) w
  WHERE length(w) > 1 AND w <> ALL (${NO_NAMES}::text[]))`;

/**
 * Pairs of similar names in one country, or in a country and its successor. Only words that at most four people in the country
 * share are joined, and two words that at most eight have together, which limits the number of pairs. If one name contains all
 * words of the other, or they share two rare words, visits within 13 years suffice: longer intervals separate fathers from sons.
 * One rare word and a similar name require the same office at the same time, or almost the same spelling.
 *
 * Two people are different if they are delegates of one visit, if they are monarchs with different given names, if another person
 * held their office between their terms, or if they share only one rare word and held different offices on one day.
 */
const similar = (people: Sql) => Prisma.sql`keyed AS MATERIALIZED (
      SELECT p.id, p."countryId", p."namesFolded" AS names, ${comparedWords(Prisma.sql`p."namesFolded"`)} AS words FROM ${people} p WHERE p."countryId" IS NOT NULL
    ), word AS MATERIALIZED (
      SELECT k.*, word, most FROM (SELECT * FROM keyed UNION ALL SELECT k.id, s."successorId", k.names, k.words FROM keyed k
        JOIN "CountrySuccession" s ON s."predecessorId" = k."countryId") k, LATERAL (
          SELECT one AS word, 4 AS most FROM unnest(k.words) one WHERE length(one) > 2
          UNION ALL SELECT one || ' ' || other, 8 FROM unnest(k.words) one, unnest(k.words) other WHERE one < other) named
    ), rare AS (SELECT word, "countryId", most FROM word GROUP BY word, "countryId", most HAVING count(*) BETWEEN 2 AND most
    ), alike AS (
      SELECT a.id, b.id AS "otherId", a.names, b.names AS "otherNames",
        count(DISTINCT word) FILTER (WHERE r.most = 4) > 1 OR a.words <@ b.words OR b.words <@ a.words AS same
      FROM rare r JOIN word a USING (word, "countryId") JOIN word b USING (word, "countryId") WHERE b.id > a.id
      GROUP BY a.id, b.id, a.names, b.names, a.words, b.words
      HAVING bool_or(r.most = 4) OR a.words <@ b.words OR b.words <@ a.words OR similarity(a.names, b.names) > 0.6
    ), likely AS MATERIALIZED (
      SELECT id, "otherId", same, similarity(names, "otherNames") AS likeness FROM alike
      WHERE (same OR similarity(names, "otherNames") > 0.29)
        AND COALESCE(search_sound(substring(names FROM ${GIVEN_NAME})) = search_sound(substring("otherNames" FROM ${GIVEN_NAME})), TRUE)
    ), seen AS MATERIALIZED (
      SELECT d."personId" AS id, min(v."startEarliest") AS first, max(v."startLatest") AS last
      FROM "Delegate" d JOIN "Visit" v ON v.id = d."visitId"
      WHERE d."personId" IN (SELECT id FROM likely UNION SELECT "otherId" FROM likely) GROUP BY d."personId"
    ), apart AS (
      SELECT l.*, GREATEST(one.first, other.first) - LEAST(one.last, other.last) AS days, EXISTS (
        SELECT FROM "Position" p JOIN "Position" q ON q.title = p.title AND q."countryId" = p."countryId"
        WHERE p."personId" = l.id AND q."personId" = l."otherId") AS office
      FROM likely l JOIN seen one ON one.id = l.id JOIN seen other ON other.id = l."otherId"
    ), likewise AS (
      SELECT a.*, office AND (days <= 0 OR likeness > 0.45 AND days < 4 * 365) AS "inOffice" FROM apart a
      WHERE NOT EXISTS (SELECT FROM "Delegate" d JOIN "Delegate" e USING ("visitId") WHERE d."personId" = a.id AND e."personId" = a."otherId")
        AND NOT EXISTS (SELECT FROM "Position" p JOIN "Position" q USING ("countryId")
          WHERE p."personId" = a.id AND q."personId" = a."otherId" AND p.holders = 'ONE' AND q.holders = 'ONE' AND CASE WHEN p.title = q.title
            THEN EXISTS (SELECT FROM "Position" r WHERE r.title = p.title AND r."countryId" = p."countryId" AND r."personId" NOT IN (a.id, a."otherId")
              AND r."startLatest" > LEAST(p."endEarliest", q."endEarliest") AND r."endEarliest" < GREATEST(p."startLatest", q."startLatest"))
            ELSE NOT a.same AND p."startLatest" <= q."endEarliest" AND q."startLatest" <= p."endEarliest" END)
    )`;

/** Whether the visits of two people are less than 20 years apart, if both have some. A longer interval separates fathers from sons. */
const areNear = (one: Sql, other: Sql) => {
  const seen = (bound: string, person: Sql, day: string) =>
    Prisma.sql`${Prisma.raw(bound)}(${Prisma.raw(day)}) FILTER (WHERE d."personId" = ${person})`;
  const [first, last] = ['v."startEarliest"', 'v."startLatest"'];
  return Prisma.sql`COALESCE((SELECT GREATEST(${seen('min', one, first)}, ${seen('min', other, first)})
      - LEAST(${seen('max', one, last)}, ${seen('max', other, last)}) FROM "Delegate" d JOIN "Visit" v ON v.id = d."visitId"
    WHERE d."personId" IN (${one}, ${other})) < 20 * 365, TRUE)`;
};

/**
 * A name of one word, such as King Abdullah, is no evidence for people of unrelated countries.
 *
 * Selects each pair once, except those marked as different. Few names and words belong to two people, and only those are compared.
 * `people` is a table or a subquery: with all people of the countries concerned, the pairs of these are complete.
 */
export const suspectedPairs = (people: Sql) => Prisma.sql`WITH called AS (
      SELECT p.id, p."countryId", c.line, c.place = 1 AS preferred FROM ${people} p, unnest(string_to_array(p."namesFolded", E'\\n')) WITH ORDINALITY AS c(line, place)
    ), shared AS (SELECT c.line FROM called c GROUP BY c.line HAVING count(*) > 1
    ), identified AS (
      SELECT p.id, i.curie FROM ${people} p, unnest(p.identifiers) AS i(curie)
    ), ${similar(people)}, found AS (
      SELECT a.id, b.id AS "otherId", CASE WHEN a.preferred AND b.preferred THEN 'SAME_NAME' ELSE 'ALIAS' END AS evidence
      FROM shared s JOIN called a ON a.line = s.line JOIN called b ON b.line = s.line AND b.id > a.id
      WHERE (a.preferred OR b.preferred OR s.line LIKE '% %') AND ${areNear(Prisma.sql`a.id`, Prisma.sql`b.id`)}
        AND (COALESCE(a."countryId" = b."countryId", TRUE) OR cardinality(${comparedWords(Prisma.sql`s.line`)}) > 1 OR EXISTS (
          SELECT FROM "CountrySuccession" c WHERE (c."predecessorId", c."successorId") IN ((a."countryId", b."countryId"), (b."countryId", a."countryId"))))
      UNION ALL
      SELECT a.id, b.id, 'SAME_IDENTIFIER' FROM identified a JOIN identified b ON b.curie = a.curie AND b.id > a.id
      UNION ALL
      SELECT id, "otherId", unnest(CASE WHEN "inOffice" THEN ARRAY['SIMILAR_NAME', 'SAME_OFFICE'] ELSE ARRAY['SIMILAR_NAME'] END)
      FROM likewise WHERE same AND days < 13 * 365 OR "inOffice" OR likeness > 0.6 AND days < 4 * 365
    ), suspected AS (SELECT f.id, f."otherId", array_agg(DISTINCT f.evidence ORDER BY f.evidence) AS evidence FROM found f GROUP BY f.id, f."otherId")
    SELECT one.name, s.id, s."otherId", s.evidence
      || CASE WHEN one."countryId" = other."countryId" THEN ARRAY['SAME_COUNTRY'] ELSE '{}' END
      || CASE WHEN EXISTS (SELECT FROM "CountrySuccession" c WHERE (c."predecessorId", c."successorId")
          IN ((one."countryId", other."countryId"), (other."countryId", one."countryId"))) THEN ARRAY['SUCCESSOR_STATE'] ELSE '{}' END AS evidence
    FROM suspected s JOIN "Person" one ON one.id = s.id JOIN "Person" other ON other.id = s."otherId"
    WHERE NOT EXISTS (SELECT FROM "ToldApart" t WHERE t.one = LEAST(one.slug, other.slug) AND t.other = GREATEST(one.slug, other.slug))`;

const pairs = subselect(
  'suspected same people',
  { name: 'text', id: 'uuid', otherId: 'uuid', evidence: 'text' },
  (_row, _args, _where, kept) => kept(suspectedPairs(Prisma.sql`"Person"`)),
  { reads: 'Person', joins: () => ['Person', 'Person', 'Delegate'], isSame: true },
);
const byNameOfOne = ascending({ name: 'text', id: 'uuid', otherId: 'uuid' });

@ObjectType('Two people who may be one person stored twice, and the evidence for it.')
export class SuspectedSamePerson {
  @One(() => Person, 'The person who was stored first.', 'id')
  person!: Person;

  @One(() => Person, 'The other person.', 'otherId')
  other!: Person;

  @Field(() => [SamePersonEvidence], 'The evidence: names and identifiers first, then countries.')
  @Stored(storedColumn('evidence'))
  evidence!: string[];
}

const SuspectedSamePersonConnection = createConnection('SuspectedSamePerson', 'suspected same people', SuspectedSamePerson);

@Resolver()
export class SuspectedSamePersonResolver {
  @Query(
    () => SuspectedSamePersonConnection,
    'Pairs of people who may be one person stored twice, ordered by name. They share a name, an alias or an identifier, or have similar names in one country at about the same time. Resolve each pair with `mergePeople` or `tellPeopleApart`.',
  )
  @Extensions({ cost: 100 })
  @derive(connection(pairs, byNameOfOne))
  suspectedSamePeople(@Args(() => PageArgs) _args: PageArgs): void {}
}
