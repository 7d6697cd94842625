import { identifier, join, literal } from '../../read/sql/identifier.js';
import { subselect } from '../../read/meaning.js';
import type { Order } from '../../read/pages/order.js';
import { Prisma } from '../../db/generated/client.js';
import { configuration, queryCtes } from './query.sql.js';
import { begunTypes, namedTypes, searched, type SearchedType, searchedTypes } from './searched.js';
import type { SearchArgs } from './search.type.js';

/** The best match first; equal ones by type and id. */
export const bestFirst: Order = [
  { column: 'score', type: 'decimal', direction: 'desc' },
  { column: 'type', type: 'text', direction: 'asc' },
  { column: 'id', type: 'uuid', direction: 'asc' },
];

/** Where more of a type match, words do not rank them: it takes longer than to find them. */
const RANKED = 1_000;

/**
 * The matches of all types, each with what its headline needs of the query. A score has six decimals, so that a cursor
 * can hold it exactly: 3 for a whole name, 2 for a name that has all words, and in all what ts_rank gives, below 1.
 */
export const matches = subselect(
  'matches',
  { score: 'numeric', type: 'text', id: 'uuid', words: 'tsquery', facts: 'tsquery', nearly: 'bool' },
  (_, { query, types: wanted }: SearchArgs, _where, kept) => {
    const isWanted = (type: SearchedType) =>
      wanted == null ? Prisma.empty : Prisma.sql`AND ${literal(type)} = ANY (${wanted}::text[])`;
    const q = kept(Prisma.sql`WITH ${queryCtes(query, wanted)} SELECT * FROM q`);
    const types = searchedTypes.map((type) => {
      const asked = Prisma.sql`q.${identifier(begunTypes.has(type) ? 'begun' : 'query')}`;
      const from = Prisma.sql`FROM ${identifier(type)} m, (${q}) q WHERE m."searchVector" @@ ${asked} ${isWanted(type)}`;
      return Prisma.sql`
      SELECT ${literal(type)} COLLATE "C" AS type, m.id, round((${score(type, from)})::numeric, 6) AS score ${from}`;
    });
    const found = kept(join(types, ' UNION ALL '));
    const words = Prisma.sql`CASE WHEN m.type IN (${join([...begunTypes].map(literal))}) THEN q."begunWords" ELSE q.words END`;
    return Prisma.sql`SELECT m.*, ${words} AS words, q.facts, q.nearly FROM (${found}) m, (${q}) q`;
  },
);

function score(type: SearchedType, from: Prisma.Sql): Prisma.Sql {
  const areFew = Prisma.sql`(SELECT count(*) FROM (SELECT ${from} LIMIT ${Prisma.raw(String(RANKED + 1))}) found) <= ${Prisma.raw(String(RANKED))}`;
  const rank = Prisma.sql`ts_rank(m."searchVector", q.${identifier(begunTypes.has(type) ? 'begunRank' : 'rank')})`;
  if (!namedTypes.has(type)) return Prisma.sql`CASE WHEN ${areFew} THEN ${rank} ELSE 0 END`;
  return Prisma.sql`CASE WHEN ${areFew} THEN ${rank} + CASE
    WHEN string_to_array(m."namesFolded", E'\n') && q.whole THEN 3 WHEN m."searchVector" @@ q.named THEN 2 ELSE 0 END ELSE 0 END`;
}

// Not in any text: private-use characters are taken out before they mark the words.
const [opening, closing] = ['\u{E000}', '\u{E001}'];
const marks = `StartSel=${opening}, StopSel=${closing}`;
/** A text of at most this many characters is its own headline. */
const SHORT = 400;

/** The passages of a text in which words stand, marked, as HTML. */
function marked(text: Prisma.Sql, words: Prisma.Sql): Prisma.Sql {
  const clean = Prisma.sql`translate(${text}, ${literal(opening + closing)}, '')`;
  const options = Prisma.sql`CASE WHEN length(${text}) <= ${Prisma.raw(String(SHORT))}
    THEN ${literal(`${marks}, HighlightAll=true`)}
    ELSE ${literal(`${marks}, MaxWords=40, MinWords=15, MaxFragments=2, FragmentDelimiter=" … "`)} END`;
  const escapes = [['&', '&amp;'], ['<', '&lt;'], ['>', '&gt;'], ['"', '&quot;'], ["'", '&#39;'], [opening, '<mark>'], [closing, '</mark>']] as const; // prettier-ignore
  return escapes.reduce(
    (sql, [from, to]) => Prisma.sql`replace(${sql}, ${literal(from)}, ${literal(to)})`,
    Prisma.sql`ts_headline(${configuration}, ${clean}, ${words}, ${options})`,
  );
}

/** The headline of a match: its name or title, and of its other texts those in which words stand. */
export function headline(match: Prisma.Sql): Prisma.Sql {
  return ofItsRow(match, (type) => {
    const [name, ...others] = searched[type].map((text) => marked(text, Prisma.sql`${match}.words`));
    if (others.length === 0) return name!;
    const found = others.map(
      (text) => Prisma.sql`(SELECT h FROM (SELECT ${text} AS h) h WHERE strpos(h, '<mark>') > 0)`,
    );
    return Prisma.sql`concat_ws(' · ', ${name!}, ${join(found)})`;
  });
}

/** Where the words and facts of a query stand, by the weights of a vector. */
const PLACES = { NAME: 'A', PLACE: 'B', NOTE: 'C', TEXT: 'D' };

/** Names of `SearchPlace`, in its order. */
export function places(match: Prisma.Sql): Prisma.Sql {
  const words = Object.entries(PLACES).map(
    ([place, weight]) =>
      Prisma.sql`CASE WHEN ts_filter("searchVector", ${literal(`{${weight}}`)}) @@ ${match}.words THEN ${literal(place)} END`,
  );
  const facts = Prisma.sql`CASE WHEN "searchVector" @@ ${match}.facts THEN 'FACT' END`;
  return ofItsRow(match, () => Prisma.sql`array_remove(ARRAY[${join([...words, facts])}], NULL)`);
}

function ofItsRow(match: Prisma.Sql, value: (type: SearchedType) => Prisma.Sql): Prisma.Sql {
  const types = searchedTypes.map(
    (type) =>
      Prisma.sql`WHEN ${literal(type)} THEN (SELECT ${value(type)} FROM ${identifier(type)} s WHERE s.id = ${match}.id)`,
  );
  return Prisma.sql`CASE ${match}.type ${join(types, ' ')} END`;
}
