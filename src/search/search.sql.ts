import { Prisma } from '../db/generated/client.js';
import { fold } from '../db/fold.js';

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
export interface Match {
  type: SearchedType;
  id: string;
  score: string;
}

/** The matches of all types as a relation with the columns of `Match`. */
function matches(query: Prisma.Sql): Prisma.Sql {
  const types = Object.keys(searched).map(
    (type) => Prisma.sql`
      SELECT ${type} AS type, id, round(ts_rank("searchVector", ${query})::numeric, 6) AS score
      FROM ${Prisma.raw(`"${type}"`)} WHERE "searchVector" @@ ${query}`,
  );
  return Prisma.join(types, ' UNION ALL ');
}

/** The query as PostgreSQL reads a web search's, folded as the vectors are. */
export function textQuery(words: string): Prisma.Sql {
  return Prisma.sql`websearch_to_tsquery('english', ${fold(words)})`;
}

/** The best matches after a place: score, type, id. */
export function page(query: Prisma.Sql, after: Match | null, take: number): Prisma.Sql {
  const bound = after
    ? Prisma.sql`WHERE score < ${after.score}::numeric OR (score = ${after.score}::numeric
        AND (type COLLATE "C", id) > (${after.type}, ${after.id}::uuid))`
    : Prisma.empty;
  return Prisma.sql`SELECT type, id::text, score::text FROM (${matches(query)}) AS match
    ${bound} ORDER BY score DESC, type COLLATE "C", id LIMIT ${take}`;
}

export function count(query: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`SELECT count(*)::int AS count FROM (${matches(query)}) AS match`;
}

// Not in any text: private-use characters are taken out before they mark the words.
const [opening, closing] = ['\u{E000}', '\u{E001}'];

/** The passages of rows of one type in which the words stand, marked, as HTML. */
export function headlines(type: SearchedType, query: Prisma.Sql, ids: string[]): Prisma.Sql {
  const options = `StartSel=${opening}, StopSel=${closing}, MaxWords=40, MinWords=15, MaxFragments=2, FragmentDelimiter=" … "`;
  const text = Prisma.sql`translate(${searched[type]}, ${opening + closing}, '')`;
  const escapes = [['&', '&amp;'], ['<', '&lt;'], ['>', '&gt;'], ['"', '&quot;'], ["'", '&#39;'], [opening, '<mark>'], [closing, '</mark>']]; // prettier-ignore
  const headline = escapes.reduce(
    (sql, [from, to]) => Prisma.sql`replace(${sql}, ${from}, ${to})`,
    Prisma.sql`ts_headline('english', ${text}, ${query}, ${options})`,
  );
  return Prisma.sql`SELECT id::text, ${headline} AS headline
    FROM ${Prisma.raw(`"${type}"`)} WHERE id IN (${Prisma.join(ids.map((id) => Prisma.sql`${id}::uuid`))})`;
}
