import { type RowSource, type Sql, subselect } from '../../read/meaning.js';
import type { Model } from '../../read/load/loader.js';
import type { Order } from '../../read/pages/order.js';
import { maximumPageSize } from '../../read/pages/page-size.js';
import { identifier } from '../../read/sql/identifier.js';
import { Prisma } from '../../db/generated/client.js';
import type { Noun } from '../connections/noun.js';

/** What rows are counted by: a value of the row `v`, or the rows of a model that it names or that `join` finds. */
export type Grouping = { value: Sql; inOrder?: true } | { model: Model; id: Sql; join?: Sql };

/** The key of a group of rows of a model. Others have slugs. */
const KEYS: Partial<Record<Model, Sql>> = { Country: Prisma.sql`COALESCE(o.code, o.slug)` };

/** The rows of a grouping may be any of these. A count has a column for the id of each. */
const REFERENTS = ['Country', 'Person', 'Organization', 'Topic', 'Visit', 'Source'] as const satisfies Model[];

/** The column of a count that names the row of a model. */
const column = (model: string) => `${model[0]!.toLowerCase()}${model.slice(1)}Id`;

const columns = {
  ...{ key: 'text', count: 'int', rank: 'int', unknown: 'int' },
  ...Object.fromEntries(REFERENTS.map((model) => [column(model), 'uuid'])),
};

interface Counted {
  groupBy: string;
  where?: object | null;
}

/** The counts of a noun's rows: all of them, and the 100 largest. */
export function countsBy({ model, plural, where }: Noun, groupings: Record<string, Grouping>) {
  const rows = (name: string, cut: Sql): RowSource =>
    subselect(
      `${name} of ${plural}`,
      columns,
      (_, args: Counted, sql) => counts(groupings[args.groupBy]!, model, sql(where(args), model, Prisma.sql`v`), cut),
      model,
    );
  const largest = Prisma.sql`ORDER BY g.count DESC, key NULLS LAST LIMIT ${Prisma.raw(String(maximumPageSize))}`;
  return { all: rows('counts', Prisma.empty), largest: rows('largest counts', largest) };
}

/** `rank` is that of a count in the answer: values that have an order by key, others by size. */
function counts(by: Grouping, counted: string, condition: Sql, cut: Sql): Sql {
  const [id, value] = 'id' in by ? [by.id, Prisma.sql`NULL::text`] : [Prisma.sql`NULL::uuid`, by.value];
  const join = ('join' in by && by.join) || Prisma.empty;
  const rank = 'inOrder' in by ? Prisma.sql`0` : Prisma.sql`-c.count`;
  const key = 'id' in by ? (KEYS[by.model] ?? Prisma.sql`o.slug`) : Prisma.sql`g.value`;
  const named = 'id' in by ? Prisma.sql`LEFT JOIN ${identifier(by.model)} o ON o.id = g.id` : Prisma.empty;
  const ids = REFERENTS.map((model) => {
    const is = 'id' in by && by.model === model;
    return Prisma.sql`${is ? Prisma.sql`c.id` : Prisma.sql`NULL::uuid`} AS ${identifier(column(model))}`;
  });
  return Prisma.sql`SELECT c.key, ${Prisma.join(ids)}, c.count, ${rank} AS rank, (c.key IS NULL)::int AS unknown FROM (
    SELECT ${key} COLLATE "C" AS key, g.id, g.count FROM (
      SELECT ${id} AS id, ${value} AS value, count(*) FROM ${identifier(counted)} v ${join} WHERE ${condition} GROUP BY 1, 2) g
    ${named}
    ${cut}) c`;
}

const year = (day: Sql) => Prisma.sql`extract(year FROM ${day})`;

/** The year of a partial date that can lie in one year only. */
export function yearOf(prefix: string): Grouping {
  const [earliest, latest] = ['Earliest', 'Latest'].map((bound) => Prisma.sql`v.${identifier(prefix + bound)}`);
  const value = Prisma.sql`CASE WHEN ${year(earliest!)} = ${year(latest!)} THEN to_char(${earliest!}, 'YYYY') END`;
  return { value, inOrder: true };
}

export const countsInOrder: Order = [
  { column: 'unknown', type: 'int', direction: 'asc' },
  { column: 'rank', type: 'int', direction: 'asc' },
  { column: 'key', type: 'text', direction: 'asc', nullable: true },
];
