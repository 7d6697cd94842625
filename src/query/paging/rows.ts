import { Prisma } from '../../db/generated/client.js';
import type { RowsPlan } from '../compile/plan.js';
import type { Loader, Model } from '../load/loader.js';
import type { RowSource, Sql } from '../stored-as.js';
import { both, type Value } from '../condition.js';
import { modelColumnNames, ends } from '../model.js';
import { column, identifier, join } from '../sql/identifier.js';
import { orderBy, RowsSql } from '../sql/rows.sql.js';
import type { RowColumns } from '../sql/where.sql.js';
import type { PageRange } from './page.js';

type Row = Record<string, unknown>;
/** The row that has the relation; null at the root. */
type Owner = { model: string; id: string } | null;

const [parent, each] = [Prisma.raw('parent'), Prisma.raw('each')];

/**
 * Reads and counts the matching rows of a source, for resolvers. It uses the SQL of compiled operations, so that both paths
 * read the same ranges of the same indexes. One statement serves all owners with the same request in the same tick.
 */
export class PagedRows {
  constructor(
    private readonly load: Loader,
    private readonly plan: RowsPlan,
    private readonly owner: Owner = null,
  ) {}

  /**
   * Returns the first `count` rows of a page in the direction of reading. If the source has several types, each row is the
   * stored row identified by `type` and `id`, with the columns of the subselect added.
   */
  async read(page: PageRange, count: number): Promise<Row[]> {
    const { source } = this.plan;
    const columns = source.kind === 'subselect' ? source.columns : source.model;
    const rows = await this.ask(['rows', page, count], (sql) => ({
      columns: listed(columns),
      rows: sql.read(this.plan, page, parent, count),
      order: Prisma.sql`ORDER BY ${orderBy(page.order, each, page.fromEnd)}`,
    }));
    const several = typeof columns === 'object' && 'type' in columns;
    return several ? Promise.all(rows.map((row) => this.stored(row))) : rows;
  }

  async count(): Promise<number> {
    return (await this.value<number>(['count'], (sql) => sql.countOf(this.plan, parent))) ?? 0;
  }

  /** Whether there is a row at a page's cursor, or past it on the side away from the page. */
  async beyond(page: PageRange, bound: 'after' | 'before'): Promise<boolean> {
    if (page[bound] === null) return false;
    return (await this.value<boolean>([bound, page], (sql) => sql.beyond(this.plan, page, bound, parent))) ?? false;
  }

  /** Undefined if the owner has been deleted in the meantime. */
  private async value<T>(key: unknown[], value: (sql: RowsSql) => Sql): Promise<T | undefined> {
    const [row] = await this.ask(key, (sql) => ({
      columns: column(each, 'value'),
      rows: Prisma.sql`SELECT ${value(sql)} AS value`,
      order: Prisma.empty,
    }));
    return row?.['value'] as T | undefined;
  }

  private async ask(key: unknown[], select: (sql: RowsSql) => Selection): Promise<Row[]> {
    const { load, plan, owner } = this;
    if (!owner) {
      const sql = new RowsSql();
      const { columns, rows, order } = select(sql);
      const found = await load.raw<Row[]>(sql.complete(Prisma.sql`SELECT ${columns} FROM (${rows}) ${each} ${order}`));
      return found.map(withNumbers);
    }
    return load.batch(JSON.stringify([owner.model, plan, ...key]), owner.id, async (ids) => {
      const sql = new RowsSql();
      const { columns, rows, order } = select(sql);
      const found = await load.raw<(Row & { '#owner': string })[]>(
        sql.complete(Prisma.sql`
          SELECT ${parent}.id::text AS "#owner", ${columns}
          FROM ${identifier(owner.model)} ${parent}, LATERAL (${rows}) ${each}
          WHERE ${parent}.id = ANY (${ids}::uuid[]) ${order}`),
      );
      const lists = new Map<string, Row[]>(ids.map((id) => [id, []]));
      for (const { '#owner': id, ...row } of found) lists.get(id)!.push(withNumbers(row));
      return lists;
    });
  }

  private async stored(row: Row): Promise<Row> {
    const found = await this.load.required(row['type'] as Model, row['id'] as string);
    return { ...row, ...found, __typename: row['type'] };
  }
}

interface Selection {
  columns: Sql;
  rows: Sql;
  order: Sql;
}

/** Returns the rows of a source that belong to an object, which need not be a stored row itself. */
export function relatedRows(load: Loader, plan: RowsPlan, typeName: string, object: Row | null | undefined): PagedRows {
  const { source, where } = plan;
  if (!object) return new PagedRows(load, plan);
  const owner = { model: ownerModel(source) ?? typeName, id: object['id'] as string };
  if (source.kind !== 'children' || Object.keys(source.same).length === 0) return new PagedRows(load, plan, owner);
  const same = Object.fromEntries(Object.entries(source.same).map(([own, theirs]) => [own, object[theirs] as Value]));
  return new PagedRows(load, { ...plan, source: { ...source, same: {} }, where: both({ equal: same }, where) }, owner);
}

function ownerModel(source: RowSource): Model | null {
  if (source.kind === 'children') return ends(source.model, source.foreignKey).model;
  if (source.kind === 'joined') return ends(source.by, source.near).model;
  return null;
}

/** Lists the columns of a model or a subselect. Prisma cannot read a tsquery, and drops the trailing zeros of a decimal. */
function listed(columns: RowColumns): Sql {
  if (typeof columns === 'string') return join(modelColumnNames(columns).map((name) => column(each, name)));
  const declared = Object.entries(columns).map(([name, type]) =>
    ['numeric', 'tsquery'].includes(type) ? Prisma.sql`${column(each, name)}::text AS ${identifier(name)}` : column(each, name),
  );
  return join(declared, ', ', Prisma.sql`${each}.*`);
}

/** PostgreSQL counts are bigints. */
function withNumbers(row: Row): Row {
  for (const [name, value] of Object.entries(row)) if (typeof value === 'bigint') row[name] = Number(value);
  return row;
}
