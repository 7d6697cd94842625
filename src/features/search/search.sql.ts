import { identifier, join, literal } from '../../query/sql/identifier.js';
import { lift } from '../../query/compile/param.js';
import { type Sql, subselect } from '../../query/stored-as.js';
import { decodeCursor } from '../../query/paging/cursor.js';
import type { Order } from '../../query/paging/order.js';
import { defaultPageSize, maximumPageSize } from '../../query/paging/page-size.js';
import { Prisma } from '../../db/generated/client.js';
import { configuration, searchMatchesSql } from './query.sql.js';
import { begunTypes, searched, type SearchedType, searchedTypes } from './searched.js';
import type { SearchArgs } from './search.type.js';

/** The best match first; ties are sorted by type and id. */
export const bestFirst: Order = [
  { column: 'score', type: 'decimal', direction: 'desc' },
  { column: 'type', type: 'text', direction: 'asc' },
  { column: 'id', type: 'uuid', direction: 'asc' },
];

/**
 * The matches of all types, each with the parts of the query that its headline needs. A score has six decimals, so that a cursor
 * can hold it exactly. It is 3 for a whole name or 2 for a name with all words, plus ts_rank, which is below 1. Paragraphs score
 * a tenth of that.
 */
export const searchMatches = subselect(
  'matches',
  { score: 'numeric', type: 'text', id: 'uuid', words: 'tsquery', facts: 'tsquery', nearly: 'bool', droppable: 'text' },
  (_row, args: SearchArgs, _where, kept) => {
    const q = askedOnce(args, kept);
    const ranked = Prisma.sql`SELECT m.type COLLATE "C" AS type, m.id, m.score * 0.000001 AS score FROM (${q}) q, unnest(q.types, q.ids, q.scores) m(type, id, score)`;
    const inOrder = Prisma.sql`SELECT t.type COLLATE "C", w.id, round(0::numeric, 6)
      FROM (${q}) q, unnest(${array(searchedTypes)}) WITH ORDINALITY t(type, n), LATERAL search_in_order(
        t.type, CASE WHEN t.type = ANY (${array(begunTypes)}) THEN q.begun ELSE q.query END, ${nearPage(args)}
      ) w(id) WHERE q.sizes[t.n] IS NULL`;
    const words = Prisma.sql`CASE WHEN m.type = ANY (${array(begunTypes)}) THEN q."begunWords" ELSE q.words END`;
    return Prisma.sql`SELECT m.*, ${words} AS words, q.facts,
      q.nearly OR q.similar AND m.type = 'Person' AS nearly, q.droppable FROM (${kept(Prisma.sql`${ranked} UNION ALL ${inOrder}`)}) m, (${q}) q`;
  },
  { counted: (_row, args: SearchArgs, _where, kept) => Prisma.sql`(${numbered(args, kept, Prisma.empty)})` },
);

/** `cappedCount` stops at this number. One more means that there are further matches. */
export const COUNTED = 1_000;

/** The number of matches, at most `COUNTED` + 1. */
export const fewMatches = subselect('matches counted', {}, () => Prisma.sql`SELECT`, {
  counted: (_row, args: SearchArgs, _where, kept) => {
    const end = number(COUNTED + 1);
    return Prisma.sql`LEAST(${numbered(args, kept, Prisma.sql`LIMIT ${end}`)}, ${end})`;
  },
});

/** Counts the matching rows of all types. Types with many matches are counted up to a limit. */
function numbered(args: SearchArgs, kept: (rows: Sql) => Sql, limit: Sql): Sql {
  const q = askedOnce(args, kept);
  const counts = searchedTypes.map((type) => {
    const matching = Prisma.sql`SELECT FROM ${identifier(type)} m WHERE m."searchVector" @@ (SELECT ${query(type)} FROM (${q}) q) ${limit}`;
    return Prisma.sql`COALESCE(${sizeOf(type, q)}, (SELECT count(*) FROM (${matching}) m))`;
  });
  return join(counts, ' + ');
}

const number = (value: number) => Prisma.raw(String(value));

const askedOnce = ({ query, types }: SearchArgs, kept: (rows: Sql) => Sql) => kept(searchMatchesSql(query, types));

/** The number of matching rows of a type. Null if there are too many to read: a page then reads them by id. */
const sizeOf = (type: SearchedType, q: Sql) =>
  Prisma.sql`(SELECT sizes[${number(searchedTypes.indexOf(type) + 1)}] FROM (${q}) q)`;

const query = (type: SearchedType) => Prisma.sql`q.${identifier(begunTypes.has(type) ? 'begun' : 'query')}`;

const array = (values: Iterable<string>) => Prisma.sql`ARRAY[${join([...values].map(literal))}]`;

/** What a page may need from a type `t.n` whose rows are in id order: the id after which the page begins, and how many rows. */
function nearPage({ first, after }: SearchArgs): Sql {
  // A constant, so that one plan serves all words. A stream reads all rows.
  const size = first === Infinity ? Prisma.raw('NULL') : number(Math.min(first ?? defaultPageSize, maximumPageSize) + 1);
  if (after == null) return Prisma.sql`NULL, ${size}`;
  const last = lift(after, (cursor) => `{${searchedTypes.map((type) => lastRead(type, cursor)).join()}}`);
  return Prisma.sql`(${last}::uuid[])[t.n], ${size}`;
}

/** The last row of a type up to a cursor, if the type is unranked: unranked types come after all ranked rows, by type. */
function lastRead(type: SearchedType, after: string): string {
  const [score, at, id] = decodeCursor(after, bestFirst, 'after') as [string, string, string];
  if (Number(score) > 0 || at < type) return '00000000-0000-0000-0000-000000000000';
  return at === type ? id : 'ffffffff-ffff-ffff-ffff-ffffffffffff';
}

// Markers that occur in no text: private-use characters are removed before words are marked.
const [opening, closing] = ['\u{E000}', '\u{E001}'];
const marks = `StartSel=${opening}, StopSel=${closing}`;
/** A text of at most this many characters is its own headline. */
const SHORT = 400;

/** The passages of a text that contain matching words, as HTML in which these words are marked. */
function marked(text: Prisma.Sql, words: Prisma.Sql): Prisma.Sql {
  const clean = Prisma.sql`translate(${text}, ${literal(opening + closing)}, '')`;
  const options = Prisma.sql`CASE WHEN length(${text}) <= ${Prisma.raw(String(SHORT))}
    THEN ${literal(`${marks}, HighlightAll=true`)}
    ELSE ${literal(`${marks}, MaxWords=40, MinWords=15, MaxFragments=2, FragmentDelimiter=" … "`)} END`;
  const escapes = [
    ['&', '&amp;'],
    ['<', '&lt;'],
    ['>', '&gt;'],
    ['"', '&quot;'],
    ["'", '&#39;'],
    [opening, '<mark>'],
    [closing, '</mark>'],
  ] as const;
  return escapes.reduce(
    (sql, [from, to]) => Prisma.sql`replace(${sql}, ${literal(from)}, ${literal(to)})`,
    Prisma.sql`ts_headline(${configuration}, ${clean}, ${words}, ${options})`,
  );
}

/** The headline of a match: its name or title, then its other texts that contain matching words. */
export function headline(match: Prisma.Sql): Prisma.Sql {
  return ofItsRow(match, (type) => {
    const [name, ...others] = searched[type].map((text) => marked(text, Prisma.sql`${match}.words`));
    if (others.length === 0) return name!;
    const found = others.map((text) => Prisma.sql`(SELECT h FROM (SELECT ${text} AS h) h WHERE strpos(h, '<mark>') > 0)`);
    return Prisma.sql`concat_ws(' · ', ${name!}, ${join(found)})`;
  });
}

/** The places where a query's words and facts may be found, with their weights in a search vector. */
const PLACES = { NAME: 'A', PLACE: 'B', NOTE: 'C', TEXT: 'D' };

/** Names of `SearchPlace` values, in the enum's order. */
export function places(match: Prisma.Sql): Prisma.Sql {
  const words = Object.entries(PLACES).map(
    ([place, weight]) =>
      Prisma.sql`CASE WHEN ts_filter("searchVector", ${literal(`{${weight}}`)}) @@ ${match}.words THEN ${literal(place)} END`,
  );
  const facts = Prisma.sql`CASE WHEN "searchVector" @@ ${match}.facts THEN 'FACT' END`;
  return ofItsRow(match, () => Prisma.sql`array_remove(ARRAY[${join([...words, facts])}], NULL)`);
}

/** The words of the query that a match lacks, if one may be missing. */
export function missing(match: Prisma.Sql): Prisma.Sql {
  return ofItsRow(
    match,
    () =>
      Prisma.sql`ARRAY(SELECT word FROM json_each_text(${match}.droppable::json) d(word, query) WHERE NOT "searchVector" @@ query::tsquery)`,
  );
}

function ofItsRow(match: Prisma.Sql, value: (type: SearchedType) => Prisma.Sql): Prisma.Sql {
  const types = searchedTypes.map(
    (type) => Prisma.sql`WHEN ${literal(type)} THEN (SELECT ${value(type)} FROM ${identifier(type)} s WHERE s.id = ${match}.id)`,
  );
  return Prisma.sql`CASE ${match}.type ${join(types, ' ')} END`;
}
