import { type Args, type RowSource, type Sql, subselect } from '../../query/stored-as.js';
import type { Model } from '../../query/load/loader.js';
import type { Order, SortKey } from '../../query/paging/order.js';
import { maximumPageSize } from '../../query/paging/page-size.js';
import { identifier, join, literal } from '../../query/sql/identifier.js';
import { Prisma } from '../../db/generated/client.js';
import type { ListDefinition } from '../../schema/connections/list-definition.js';
import type { Grouping } from './grouping.js';

/** The key of a group whose value is a row, by model. The default is the slug. */
const KEYS: Partial<Record<Model, (row: Sql) => Sql>> = { Country: (row) => Prisma.sql`COALESCE(${row}.code, ${row}.slug)` };

const [row, groups, totals] = [Prisma.raw('v'), Prisma.raw('g'), Prisma.raw('t')];

interface CountRows {
  listDefinition: ListDefinition;
  groupings: Record<string, Grouping>;
  /** The one or two groupings of a request. */
  chosen: (args: Args) => Grouping[];
}

/** Returns the counts of a list's rows: all of them, and the 100 largest. */
export function countsBy({ listDefinition, groupings, chosen }: CountRows) {
  const { model, plural, where } = listDefinition;
  const columns = columnsOf(Object.values(groupings));
  const joins = (args: Args) => joinedModels(chosen(args));
  const rows = (name: string, cut: Sql): RowSource =>
    subselect(
      `${name} of ${plural}`,
      columns,
      (_, args, sql) => new CountsSql(model, chosen(args), columns, sql(where(args), model, row)).select(cut),
      { reads: model, joins },
    );
  const largest = Prisma.sql`ORDER BY ${groups}.count DESC, key1 NULLS LAST LIMIT ${Prisma.raw(String(maximumPageSize))}`;
  return { all: rows('counts', Prisma.empty), largest: rows('largest counts', largest) };
}

/**
 * The weights of joins when counting by two values. There are far more groups than with one value, so joins to groups cost
 * more. Joins to rows are sorted by both values, which costs less if a row has one first value and several second values.
 */
const BY_TWO = { named: 6, crossed: 6, plain: 3 };

/** The models joined to the counted rows and to their groups, repeated by weight. */
function joinedModels(by: readonly Grouping[]): readonly Model[] {
  const named = by.flatMap(({ model }) => model ?? []);
  const joined = by.flatMap(({ joins = [] }) => joins);
  if (by.length === 1) return [...named, ...joined];
  const times = (count: number, models: Model[]) => Array.from({ length: count }, () => models).flat();
  const isCrossed = by.every(({ join }) => join);
  return [...times(BY_TWO.named, named), ...times(isCrossed ? BY_TWO.crossed : BY_TWO.plain, joined)];
}

/**
 * The columns of counts. For the first and the second value: the key, whether it is missing, its position among the
 * others if values have an order of their own, and its position by size.
 */
function columnsOf(groupings: Grouping[]): Record<string, string> {
  const values = groupings.map((grouping) => [valueColumn(grouping), valueType(grouping)]);
  return {
    ...{ count: 'int', countOfFirst: 'int', filter: 'json', [FIRST_COUNTRY]: 'uuid' },
    ...{ key1: 'text', unknown1: 'int', place1: 'int', rank1: 'int' },
    ...{ key2: 'text', unknown2: 'int', place2: 'int', rank2: 'int' },
    ...(Object.fromEntries(values) as Record<string, string>),
  };
}

export const valueColumn = ({ field, model }: Grouping) => (model ? `${field}Id` : field);

/** The column with the first country among the values. */
export const FIRST_COUNTRY = 'firstCountryId';

const valueType = ({ model, inOrder }: Grouping) => (model ? 'uuid' : inOrder ? 'int' : 'text');

/** The SQL names of a value, its object and its join. */
function parts(index: number) {
  const names = ['value', 'object', 'joined'].map((name) => Prisma.raw(`${name}${index + 1}`));
  return { value: names[0]!, object: names[1]!, joined: names[2]! };
}

class CountsSql {
  constructor(
    private readonly model: Model,
    private readonly by: readonly Grouping[],
    private readonly columns: Record<string, string>,
    private readonly condition: Sql,
  ) {}

  select(cut: Sql): Sql {
    const values = new Map(this.by.map((grouping, index) => [valueColumn(grouping), parts(index).value]));
    const country = this.by.findIndex(({ model }) => model === 'Country');
    if (country >= 0) values.set(FIRST_COUNTRY, parts(country).value);
    const fields = Object.entries(this.columns).filter(([name]) => !OWN.has(name));
    const columns = fields.map(([name, type]) => {
      const value = values.get(name) ?? Prisma.raw('NULL');
      return Prisma.sql`${value}::${Prisma.raw(type)} AS ${identifier(name)}`;
    });
    return Prisma.sql`SELECT c.count::int AS count, c."countOfFirst"::int AS "countOfFirst",
      ${this.filter()} AS filter, c.key1, c.key2, ${this.order(0)}, ${this.order(1)}, ${join(columns)} FROM (${this.named(cut)}) c`;
  }

  /** The groups with the keys of their values. */
  private named(cut: Sql): Sql {
    const keys = [0, 1].map((index) => Prisma.sql`${this.key(index)} COLLATE "C" AS ${Prisma.raw(`key${index + 1}`)}`);
    const slugs = this.by.map(({ model }, index) => {
      const { value, object } = parts(index);
      return Prisma.sql`${model ? Prisma.sql`${object}.slug` : Prisma.sql`${groups}.${value}::text`} AS ${Prisma.raw(`slug${index + 1}`)}`;
    });
    const objects = this.by.map(({ model }, index) => {
      if (!model) return Prisma.empty;
      const { value, object } = parts(index);
      return Prisma.sql`LEFT JOIN ${identifier(model)} ${object} ON ${object}.id = ${groups}.${value}`;
    });
    const { ofFirst, from } = this.totals();
    return Prisma.sql`SELECT ${groups}.*, ${join(keys)}, ${join(slugs)}, ${ofFirst} AS "countOfFirst"
      FROM (${this.grouped(this.by)}) ${groups} ${from} ${join(objects, ' ')} ${cut}`;
  }

  private key(index: number): Sql {
    const grouping = this.by[index];
    if (!grouping) return Prisma.sql`NULL::text`;
    const { value, object } = parts(index);
    const own = Prisma.sql`${groups}.${value}`;
    if (!grouping.model) return grouping.key?.(own) ?? Prisma.sql`${own}::text`;
    return KEYS[grouping.model]?.(object) ?? Prisma.sql`${object}.slug`;
  }

  /** The number of rows with each combination of values. */
  private grouped(by: readonly Grouping[]): Sql {
    const values = by.map((grouping, index) => {
      const { value, joined } = parts(index);
      return Prisma.sql`${grouping.value(row, joined)} AS ${value}`;
    });
    const joins = by.map((grouping, index) => grouping.join?.(row, parts(index).joined) ?? Prisma.empty);
    const numbers = Prisma.raw(by.map((_, index) => index + 1).join());
    const [one, other] = by.map(({ value }, index) => value(row, parts(index).joined));
    const areUnlike = by.some(({ unlike }) => by.some(({ field }) => field === unlike));
    const apart = areUnlike ? Prisma.sql`AND ${one!} IS DISTINCT FROM ${other!} ` : Prisma.empty;
    return Prisma.sql`SELECT ${join(values)}, count(*) FROM ${identifier(this.model)} ${row} ${join(joins, ' ')}
      WHERE ${this.condition} ${apart}GROUP BY ${numbers}`;
  }

  /** The number of rows with the first value. Counted separately if a row may have several second values. */
  private totals(): { ofFirst: Sql; from: Sql } {
    const [first, second] = this.by;
    const { value } = parts(0);
    if (!second) return { ofFirst: Prisma.sql`${groups}.count`, from: Prisma.empty };
    if (!second.join)
      return { ofFirst: Prisma.sql`sum(${groups}.count) OVER (PARTITION BY ${groups}.${value})`, from: Prisma.empty };
    // Arrays compare as equal even if both values are null.
    const same = Prisma.sql`ARRAY[${totals}.${value}] = ARRAY[${groups}.${value}]`;
    return { ofFirst: Prisma.sql`${totals}.count`, from: Prisma.sql`JOIN (${this.grouped([first!])}) ${totals} ON ${same}` };
  }

  private order(index: number): Sql {
    const grouping = this.by[index];
    const n = index + 1;
    if (!grouping) return Prisma.raw(`0 AS unknown${n}, 0 AS place${n}, 0 AS rank${n}`);
    const place = grouping.inOrder ? `COALESCE(c.value${n}, 0)` : '0';
    const size = index === this.by.length - 1 ? 'c.count' : 'c."countOfFirst"';
    const rank = grouping.inOrder ? place : `-${size}::int`;
    return Prisma.raw(`(c.key${n} IS NULL)::int AS unknown${n}, ${place} AS place${n}, ${rank} AS rank${n}`);
  }

  /** The filter that finds a group's rows, as JSON text. */
  private filter(): Sql {
    const filters = this.by.map((grouping, index) => {
      const slug = Prisma.raw(`c.slug${index + 1}`);
      const filter = filterText(grouping, slug);
      if (!grouping.without) return filter;
      return Prisma.sql`CASE WHEN ${slug} IS NULL THEN ${literal(JSON.stringify(grouping.without))} ELSE ${filter} END`;
    });
    const [first, second] = filters;
    return second ? Prisma.sql`('{"AND":[' || ${first!} || ',' || ${second} || ']}')::json` : Prisma.sql`(${first!})::json`;
  }
}

/** The columns of every count, apart from its values. */
const OWN = new Set([
  'count',
  'countOfFirst',
  'filter',
  ...[1, 2].flatMap((n) => [`key${n}`, `unknown${n}`, `place${n}`, `rank${n}`]),
]);

const VALUE = 'VALUE';

function filterText({ filter, inOrder }: Grouping, value: Sql): Sql {
  const [before, after] = JSON.stringify(filter(VALUE)).split(JSON.stringify(VALUE)) as [string, string];
  const json = inOrder ? value : Prisma.sql`to_json(${value})::text`;
  return Prisma.sql`${literal(before)} || ${json} || ${literal(after)}`;
}

const key = (column: string, direction: SortKey['direction'] = 'asc'): SortKey => ({ column, type: 'int', direction });
const text = (column: string, direction: SortKey['direction'] = 'asc'): SortKey => ({
  ...key(column, direction),
  type: 'text',
  nullable: true,
});

/** Returns the order of a list of counts by one or two values. Missing values come last. */
export function countsInOrder(values: number, sorted?: { key: 'count' | 'key'; direction: SortKey['direction'] }): Order {
  const each = Array.from({ length: values }, (_, index) => index + 1);
  if (sorted?.key === 'key') {
    const { direction } = sorted;
    return each.flatMap((n) => [key(`unknown${n}`), key(`place${n}`, direction), text(`key${n}`, direction)]);
  }
  const usual = each.flatMap((n) => [key(`unknown${n}`), key(`rank${n}`), text(`key${n}`)]);
  return sorted ? [key('count', sorted.direction), ...usual] : usual;
}
