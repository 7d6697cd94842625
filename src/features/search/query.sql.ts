import { lift } from '../../query/compile/param.js';
import { identifier, join, literal } from '../../query/sql/identifier.js';
import { Prisma } from '../../db/generated/client.js';
import { askedIn } from './asked.js';
import { begunTypes, type SearchedType } from './searched.js';

/** The text search configuration that the migrations create: English word forms, no stop words. */
export const configuration = literal('english_words');

const number = (value: number) => Prisma.raw(String(value));

/** The number of words of a query that may be corrected, each to a few candidates. */
const MISSPELLED = 3;
/** A misspelled word is corrected to the nearest known word, and to others with at least this fraction of its similarity. */
const AS_NEAR = 0.9;
/** People with similar names are only looked up if there are at most this many other matches. */
const FEW = 20;
/** The maximum number of people whose names are compared with the query. */
const COMPARED = 1_000;

/** The columns of the queries that `assembled` returns. */
const QUERIES = join(['query', 'begun', 'rank', 'begunRank', 'named', 'words', 'begunWords', 'facts'].map(identifier));

/**
 * The CTEs of a search; the last, `q`, is the query in one row:
 *
 * - `query`: what a row's vector must match; for people and organizations `begun`, in which words may be beginnings;
 * - `rank`: the same without exclusions, which ts_rank ignores;
 * - `named`: the words alone, without the facts;
 * - `words`, `facts`: at least one occurs in each match, for highlighting and `foundIn`;
 * - `sizes`: the number of matching rows of each type; null if there are too many to read;
 * - `types`, `ids`, `scores`: the rows of the other types, in arrays;
 * - `nearly`: whether the matches are approximate;
 * - `similar`: whether the people among them only have similar names;
 * - `droppable`: if a match may lack one of several words, these words with their queries, as JSON.
 *
 * Only if nothing matches, words may also be beginnings of words in titles, or misspelled names. If no person matches, and little
 * else does, people are added whose names sound like the query. If there is still nothing, one word may be missing. A tsquery
 * has no aggregate, so that they are put together as text.
 */
export function queryCtes(query: unknown, types: unknown): Prisma.Sql {
  const found = (asked: Prisma.Sql, whole: Prisma.Sql) =>
    Prisma.sql`SELECT a.*, f.* FROM ${asked} a, search_found(a.query, a.begun, a.rank, a."begunRank", a.named, ${whole}, ${types ?? null}::text[]) f`;
  const known = Prisma.sql`EXISTS (SELECT FROM unnest(sizes) size WHERE size IS DISTINCT FROM 0)`;
  return Prisma.sql`${ctes(query, types, { found, known })},
    alike AS MATERIALIZED (
      SELECT count(*)::int AS size, array_agg(p.id) AS ids, array_agg(round(2 + word_similarity(j ->> 'whole', p."namesFolded")::numeric, 6)) AS scores
      FROM given, (
        SELECT id, "namesFolded" FROM "Person"
        WHERE "searchVector" @@ (SELECT sounds FROM (${SOUNDS}) s, spelled
          WHERE sizes[1] = 0 AND cardinality(ids) <= ${number(FEW)} AND ('Person' = ANY (${types ?? null}::text[])) IS NOT FALSE)
        LIMIT ${number(COMPARED)}
      ) p
    ),
    incomplete AS MATERIALIZED (
      SELECT t."group" * 100 + missing.first AS "group", t.sign, t.wanted, t.words, t.facts, t.guess
      FROM respelled t JOIN respelled missing ON missing."group" = t."group" AND missing.first <> t.first
      WHERE missing.name IS NOT NULL AND (SELECT size FROM alike) = 0 AND NOT (SELECT ${known} FROM spelled)
        AND EXISTS (SELECT FROM respelled o WHERE o."group" = t."group" AND o.first <> missing.first AND o.name IS NOT NULL)
    ),
    q AS MATERIALIZED (
      SELECT ${QUERIES}, sizes, types, spelled.ids, spelled.scores, nearly, FALSE AS similar, NULL AS droppable
      FROM spelled, alike WHERE size = 0 AND NOT EXISTS (SELECT FROM incomplete)
      UNION ALL
      SELECT ${QUERIES}, size || sizes[2:], types || array_fill('Person'::text, ARRAY[size]),
        spelled.ids || alike.ids, spelled.scores || alike.scores, nearly, TRUE, NULL
      FROM spelled, alike WHERE size > 0
      UNION ALL
      SELECT third.*, TRUE, FALSE, (
        SELECT json_object_agg(name, concat_ws(' | ', words, facts, guess) ORDER BY first)::text FROM respelled WHERE name IS NOT NULL
      )
      FROM (${found(Prisma.sql`(${assembled(GUESS, GUESS, Prisma.sql`incomplete`)})`, Prisma.sql`ARRAY[]::text[]`)}) third
      WHERE EXISTS (SELECT FROM incomplete)
    )`;
}

/** The CTEs of a search without its matches, for a query that only checks whether there are any. */
function wordCtes(query: unknown, types: unknown): Prisma.Sql {
  return ctes(query, types, {
    found: (asked) => Prisma.sql`SELECT a.*, ${finds(Prisma.sql`a.query`, Prisma.sql`a.begun`, types)} AS found FROM ${asked} a`,
    known: Prisma.sql`found`,
  });
}

/** Selects the query that the vectors of one type must match, as one row. */
export function searchQuerySql(query: unknown, type: SearchedType): Prisma.Sql {
  const column = identifier(begunTypes.has(type) ? 'begun' : 'query');
  const sounds = type === 'Person' ? Prisma.sql`|| COALESCE((SELECT sounds FROM (${SOUNDS}) s WHERE nearly), '')` : Prisma.empty;
  return Prisma.sql`WITH ${wordCtes(query, Prisma.sql`ARRAY[${literal(type)}]`)} SELECT ${column} ${sounds} AS query FROM spelled`;
}

function finds(one: Prisma.Sql, begun: Prisma.Sql, types: unknown): Prisma.Sql {
  return Prisma.sql`search_finds(${one}, ${begun}, ${types ?? null}::text[])`;
}

/** Selects the query for names that sound like the words; null unless these may all be words of one name. */
const SOUNDS = Prisma.sql`
  SELECT CASE WHEN bool_and(name IS NOT NULL) AND max("group") = 0 AND sum(length(part)) > 3
    THEN string_agg('''~' || search_sound(part) || '''', ' & ')::tsquery END AS sounds
  FROM terms LEFT JOIN string_to_table(search_text(asked[1]), ' ') part ON length(part) > 1`;

const GUESS = Prisma.sql`guess`;
const BEGUN_OR_GUESS = Prisma.sql`NULLIF(concat_ws(' | ', begun, guess), '')`;

interface Search {
  /** The queries of `asked`, with columns for their matches; `whole` is the query as a name. */
  found: (asked: Prisma.Sql, whole: Prisma.Sql) => Prisma.Sql;
  /** Whether there are any matches. */
  known: Prisma.Sql;
}

/** The last, `spelled`, has the queries as written, or if nothing matches them, those for words that are written nearly so. */
function ctes(query: unknown, types: unknown, { found, known }: Search): Prisma.Sql {
  const given = lift(query as string, (text) => JSON.stringify(askedIn(text)));
  return Prisma.sql`given AS MATERIALIZED (SELECT ${given}::jsonb AS j),
    names AS MATERIALIZED (
      SELECT n.* FROM given, jsonb_to_recordset(j -> 'names') AS n(name text, first int, last int)
    ),
    named AS MATERIALIZED (
      SELECT DISTINCT n.first, n.last, f.id FROM names n, (${NAMED}) f WHERE n.name = ANY (f.names)
    ),
    terms AS MATERIALIZED (
      SELECT t."group", t.first, t.word, t.name, t.words AS asked, CASE WHEN t.negated THEN '!' ELSE '' END AS sign, NOT t.negated AS wanted,
        (SELECT string_agg('(' || p::text || ')', ' | ') FROM unnest(t.words) w, phraseto_tsquery(${configuration}, search_text(w)) p WHERE numnode(p) > 0) AS words,
        (SELECT string_agg('''=' || fact || '''', ' | ') FROM (
          SELECT unnest(t.facts) AS fact
          UNION SELECT n.id::text FROM named n WHERE t.first >= n.first AND t.last <= n.last
            AND NOT EXISTS (SELECT FROM named o WHERE o.first <= n.first AND o.last >= n.last AND o.last - o.first > n.last - n.first)
        ) f) AS facts,
        CASE WHEN t.word IS NOT NULL THEN NULLIF(to_tsquery(${configuration}, t.word || ':*')::text, '') END AS begun
      FROM given, jsonb_to_recordset(j -> 'terms')
        AS t("group" int, first int, last int, negated boolean, words text[], facts text[], word text, name text)
    ),
    asked AS MATERIALIZED (${assembled(Prisma.sql`begun`, Prisma.sql`NULL`, Prisma.sql`terms`)}),
    exactly AS MATERIALIZED (${found(Prisma.sql`asked`, Prisma.sql`(SELECT ARRAY[j ->> 'whole'] FROM given)`)}),
    known AS MATERIALIZED (SELECT ${known} AS known FROM exactly),
    guessed AS MATERIALIZED (
      SELECT t.*, s.word AS guess, s.nearness, max(s.nearness) OVER (PARTITION BY t.first) AS nearest
      FROM (
        SELECT * FROM terms WHERE word IS NOT NULL AND length(word) > 3 AND NOT (SELECT known FROM known)
        ORDER BY first LIMIT ${number(MISSPELLED)}
      ) t, similar_words(t.word) s
      WHERE NOT ${finds(Prisma.sql`t.words::tsquery`, Prisma.sql`t.words::tsquery`, types)}
    ),
    respelled AS MATERIALIZED (
      SELECT terms.*, (SELECT string_agg(NULLIF(to_tsquery(${configuration}, guess)::text, ''), ' | ') FROM guessed g
        WHERE g.first = terms.first AND g.nearness >= ${number(AS_NEAR)} * g.nearest) AS guess
      FROM terms WHERE NOT (SELECT known FROM known)
    ),
    nearly AS MATERIALIZED (${assembled(BEGUN_OR_GUESS, BEGUN_OR_GUESS, Prisma.sql`respelled`)}),
    spelled AS MATERIALIZED (
      SELECT exactly.*, FALSE AS nearly FROM exactly WHERE (SELECT known FROM known)
      UNION ALL SELECT second.*, TRUE FROM (${found(Prisma.sql`nearly`, Prisma.sql`ARRAY[]::text[]`)}) second WHERE NOT (SELECT known FROM known)
    )`;
}

/** The objects with one of the names, to which other objects belong. */
const NAMED = Prisma.sql`
  SELECT id, string_to_array("namesFolded", E'\n') AS names FROM "Country" WHERE string_to_array("namesFolded", E'\n') && ARRAY(SELECT name FROM names)
  UNION ALL SELECT id, string_to_array("namesFolded", E'\n') FROM "Organization" WHERE string_to_array("namesFolded", E'\n') && ARRAY(SELECT name FROM names)
  UNION ALL SELECT id, ARRAY["titleFolded"] FROM "Event" WHERE "titleFolded" = ANY (ARRAY(SELECT name FROM names))
  UNION ALL SELECT id, ARRAY["nameFolded"] FROM "Journey" WHERE "nameFolded" = ANY (ARRAY(SELECT name FROM names))`;

/**
 * Assembles the queries from the terms. `begun` are the alternatives for a word in names of people and organizations, `other`
 * those for a word in any text.
 */
function assembled(begun: Prisma.Sql, other: Prisma.Sql, terms: Prisma.Sql): Prisma.Sql {
  const all = Prisma.sql`concat_ws(' | ', words, facts, ${other})`;
  const people = Prisma.sql`concat_ws(' | ', words, facts, ${begun})`;
  const words = Prisma.sql`NULLIF(concat_ws(' | ', words, ${other}), '')`;
  const group = (term: Prisma.Sql, name: string, filter = Prisma.empty) =>
    Prisma.sql`string_agg(sign || '(' || ${term} || ')', ' & ') ${filter} AS ${identifier(name)}`;
  const wanted = Prisma.sql`FILTER (WHERE wanted)`;
  const query = (name: string) =>
    Prisma.sql`COALESCE(string_agg('(' || ${identifier(name)} || ')', ' | '), '')::tsquery AS ${identifier(name)}`;
  return Prisma.sql`
    SELECT ${join(['query', 'begun', 'rank', 'begunRank', 'named', 'words', 'begunWords', 'facts'].map(query))}
    FROM (
      SELECT ${join([
        group(all, 'query'),
        group(people, 'begun'),
        group(all, 'rank', wanted),
        group(people, 'begunRank', wanted),
        group(words, 'named', wanted),
      ])},
        string_agg(${words}, ' | ') ${wanted} AS "words",
        string_agg(NULLIF(concat_ws(' | ', words, ${begun}), ''), ' | ') ${wanted} AS "begunWords",
        string_agg(facts, ' | ') ${wanted} AS "facts"
      FROM ${terms}
      WHERE words IS NOT NULL OR facts IS NOT NULL
      GROUP BY "group"
    ) groups`;
}

/** Selects the query with each unknown word replaced by the most similar known word, then by the next ones. */
export function suggestions({ query, types }: { query: string; types?: string[] | null }): Prisma.Sql {
  return Prisma.sql`(WITH ${wordCtes(query, types)},
    choices AS (SELECT first, guess, row_number() OVER (PARTITION BY first ORDER BY nearness DESC, guess) AS choice FROM guessed),
    suggested AS (
      SELECT n.choice, string_agg(COALESCE(
        (SELECT guess FROM choices c WHERE c.first = t.first AND c.choice <= n.choice ORDER BY c.choice DESC LIMIT 1),
        array_to_string(t.asked, ' ')), ' ' ORDER BY t.first) AS query
      FROM terms t, (SELECT DISTINCT choice FROM choices) n GROUP BY n.choice
    )
    SELECT COALESCE(array_agg(query ORDER BY choice), ARRAY[]::text[]) FROM suggested)`;
}
