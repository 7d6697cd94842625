import { countCodePoints } from '../../claims/text/code-points.js';
import { identifier, literal } from '../../read/sql/identifier.js';
import { subselect } from '../../read/meaning.js';
import { lift } from '../../read/compile/param.js';
import type { Order } from '../../read/pages/order.js';
import { Prisma } from '../../db/generated/client.js';
import { fold } from '../../db/fold.js';
import { badUserInput } from '../../errors.js';
import type { SearchArgs } from './search.type.js';

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

type SearchedType = keyof typeof searched;

/** The types that are searched, by their names in capitals. */
export const SearchType = Object.fromEntries(Object.keys(searched).map((type) => [type.toUpperCase(), type])) as Record<
  Uppercase<SearchedType>,
  SearchedType
>;

/** The best match first; equal ones by type and id. */
export const bestFirst: Order = [
  { column: 'score', type: 'decimal', direction: 'desc' },
  { column: 'type', type: 'text', direction: 'asc' },
  { column: 'id', type: 'uuid', direction: 'asc' },
];

/** The query as PostgreSQL reads a web search's, folded as the vectors are. */
function textQuery(words: string): Prisma.Sql {
  return Prisma.sql`websearch_to_tsquery(${configuration}, ${lift(words, (text) => fold(oneExclusion(text)))})`;
}

/** Of minus signs with no word between them, the last: PostgreSQL has room for 32 in a row, and fails on more. */
function oneExclusion(words: string): string {
  return words.replace(/-[^\p{L}\p{N}"]*(?=-)/gu, '');
}

/**
 * The matches of all types, each with the query for its headline. A score has six decimals, so that a cursor can hold
 * it exactly.
 *
 * They are ranked by what must occur, since ts_rank makes nothing of a query with exclusions. Where anything else may
 * occur, querytree says 'T', which is in no text, as words are in lower case; so that these all score 0.
 */
export const matches = subselect(
  'matches',
  { score: 'numeric', type: 'text', id: 'uuid', query: 'tsquery' },
  (_, { query, types: wanted }: SearchArgs) => {
    const isWanted = (type: string) =>
      wanted == null ? Prisma.empty : Prisma.sql`AND ${literal(type)} = ANY (${wanted}::text[])`;
    const types = Object.keys(searched).map(
      (type) => Prisma.sql`
      SELECT ${literal(type)} COLLATE "C" AS type, m.id, q.query, round(ts_rank(m."searchVector", q.rank)::numeric, 6) AS score
      FROM ${identifier(type)} m, q WHERE m."searchVector" @@ q.query ${isWanted(type)}`,
    );
    return Prisma.sql`WITH q AS MATERIALIZED (
      SELECT query, querytree(query)::tsquery AS rank FROM (SELECT ${textQuery(query)} AS query) AS asked
    ) ${Prisma.join(types, ' UNION ALL ')}`;
  },
);

const maximumLength = 1_000;

/** @throws ClientError BAD_USER_INPUT where the query is empty or too long. */
export function checkQuery(query: string): void {
  if (query.trim() === '') throw badUserInput('`query` is empty; give at least one word.');
  const length = countCodePoints(query);
  if (length > maximumLength) {
    throw badUserInput(`\`query\` has ${length} characters; ${maximumLength} are the most.`);
  }
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

/** The headline of a match. */
export function headline(match: Prisma.Sql): Prisma.Sql {
  const types = (Object.keys(searched) as SearchedType[]).map((type) => {
    const text = marked(type, Prisma.sql`${match}.query`);
    return Prisma.sql`WHEN ${literal(type)} THEN (SELECT ${text} FROM ${identifier(type)} s WHERE s.id = ${match}.id)`;
  });
  return Prisma.sql`CASE ${match}.type ${Prisma.join(types, ' ')} END`;
}
