import { countCodePoints } from '../../claims/text/code-points.js';
import { identifier, literal } from '../../read/sql/identifier.js';
import { subselect } from '../../read/meaning.js';
import { lift } from '../../read/compile/param.js';
import type { Order, Place } from '../../read/pages/order.js';
import { Prisma } from '../../db/generated/client.js';
import { fold } from '../../db/fold.js';
import { badUserInput } from '../../errors.js';
import type { SearchArgs } from './search.args.js';

/** The text search configuration that the migrations make: English word forms, no stop words. */
const configuration = literal('english_words');

const names = Prisma.sql`array_to_string(name || aliases, ' · ')`;

/** What is searched of each type: the text that headlines are cut from. The vectors are stored beside it. */
const searched = {
  Person: names,
  Organization: Prisma.sql`concat_ws(' · ', name, abbreviation, NULLIF(array_to_string(aliases, ' · '), ''))`,
  Country: names,
  Visit: Prisma.sql`title`,
  Event: Prisma.sql`title`,
  Statement: Prisma.sql`text`,
  Topic: Prisma.sql`name`,
  Source: Prisma.sql`title`,
};

export type SearchedType = keyof typeof searched;

/** A row that matches. The score has six decimals, so that a cursor can hold it exactly. */
export type Match = { type: SearchedType; id: string; score: string };

/** The best match first; equal ones by type and id. */
export const bestFirst: Order = [
  { column: 'score', type: 'decimal', direction: 'desc' },
  { column: 'type', type: 'text', direction: 'asc' },
  { column: 'id', type: 'uuid', direction: 'asc' },
];

/**
 * The matches of all types as a relation with the columns of `Match`, and the query for headlines.
 *
 * They are ranked by what must occur, since ts_rank makes nothing of a query with exclusions. Where anything else may
 * occur, querytree says 'T', which is in no text, as words are in lower case; so that these all score 0.
 */
function matches(query: Prisma.Sql): Prisma.Sql {
  const types = Object.keys(searched).map(
    (type) => Prisma.sql`
      SELECT ${literal(type)} COLLATE "C" AS type, m.id, q.query, round(ts_rank(m."searchVector", q.rank)::numeric, 6) AS score
      FROM ${identifier(type)} m, q WHERE m."searchVector" @@ q.query`,
  );
  return Prisma.sql`WITH q AS MATERIALIZED (
      SELECT query, querytree(query)::tsquery AS rank FROM (SELECT ${query} AS query) AS asked
    ) ${Prisma.join(types, ' UNION ALL ')}`;
}

/** The query as PostgreSQL reads a web search's, folded as the vectors are. */
export function textQuery(words: string): Prisma.Sql {
  return Prisma.sql`websearch_to_tsquery(${configuration}, ${lift(words, (text) => fold(oneExclusion(text)))})`;
}

/** Of minus signs with no word between them, the last: PostgreSQL has room for 32 in a row, and fails on more. */
function oneExclusion(words: string): string {
  return words.replace(/-[^\p{L}\p{N}"]*(?=-)/gu, '');
}

/** The same relation, for a compiled operation. */
export const searchMatches = subselect(
  'matches',
  { score: 'numeric', type: 'text', id: 'uuid' },
  (_, { query }: SearchArgs) => matches(textQuery(query)),
);

const maximumLength = 1_000;

/** @throws GraphQLError BAD_USER_INPUT where the query is empty or too long. */
export function checkQuery(query: string): void {
  if (query.trim() === '') throw badUserInput('`query` is empty; give at least one word.');
  const length = countCodePoints(query);
  if (length > maximumLength) {
    throw badUserInput(`\`query\` has ${length} characters; ${maximumLength} are the most.`);
  }
}

/** The best matches after a place: score, type, id. */
export function page(query: Prisma.Sql, after: Place | null, take: number): Prisma.Sql {
  const bound = after
    ? Prisma.sql`WHERE score < ${after[0]}::numeric OR (score = ${after[0]}::numeric
        AND (type, id) > (${after[1]}, ${after[2]}::uuid))`
    : Prisma.empty;
  return Prisma.sql`SELECT type, id::text, score::text FROM (${matches(query)}) AS match
    ${bound} ORDER BY score DESC, type, id LIMIT ${take}`;
}

/** Whether a match stands at a place or before it. */
export function upTo(query: Prisma.Sql, [score, type, id]: Place): Prisma.Sql {
  return Prisma.sql`SELECT EXISTS (SELECT FROM (${matches(query)}) AS match WHERE score > ${score}::numeric
    OR (score = ${score}::numeric AND (type, id) <= (${type}, ${id}::uuid))) AS found`;
}

export function count(query: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`SELECT count(*)::int AS count FROM (${matches(query)}) AS match`;
}

// Not in any text: private-use characters are taken out before they mark the words.
const [opening, closing] = ['\u{E000}', '\u{E001}'];
const marks = `StartSel=${opening}, StopSel=${closing}`;
/** A text of at most this many characters is its own headline. */
const SHORT = 400;

/** The passages of a text in which the words stand, marked, as HTML. */
function marked(type: SearchedType, query: Prisma.Sql): Prisma.Sql {
  const text = Prisma.sql`translate(${searched[type]}, ${literal(opening + closing)}, '')`;
  const options = Prisma.sql`CASE WHEN length(${searched[type]}) <= ${Prisma.raw(String(SHORT))}
    THEN ${literal(`${marks}, HighlightAll=true`)}
    ELSE ${literal(`${marks}, MaxWords=40, MinWords=15, MaxFragments=2, FragmentDelimiter=" … "`)} END`;
  const escapes = [['&', '&amp;'], ['<', '&lt;'], ['>', '&gt;'], ['"', '&quot;'], ["'", '&#39;'], [opening, '<mark>'], [closing, '</mark>']] as const; // prettier-ignore
  return escapes.reduce(
    (sql, [from, to]) => Prisma.sql`replace(${sql}, ${literal(from)}, ${literal(to)})`,
    Prisma.sql`ts_headline(${configuration}, ${text}, ${query}, ${options})`,
  );
}

/** Headlines of rows of one type. */
export function headlines(type: SearchedType, query: Prisma.Sql, ids: string[]): Prisma.Sql {
  return Prisma.sql`SELECT id::text, ${marked(type, query)} AS headline
    FROM ${identifier(type)} WHERE id IN (${Prisma.join(ids.map((id) => Prisma.sql`${id}::uuid`))})`;
}

/** The headline of a match. */
export function headline(match: Prisma.Sql): Prisma.Sql {
  const types = (Object.keys(searched) as SearchedType[]).map((type) => {
    const text = marked(type, Prisma.sql`${match}.query`);
    return Prisma.sql`WHEN ${literal(type)} THEN (SELECT ${text} FROM ${identifier(type)} s WHERE s.id = ${match}.id)`;
  });
  return Prisma.sql`CASE ${match}.type ${Prisma.join(types, ' ')} END`;
}
