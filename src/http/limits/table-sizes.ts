import type { Logger } from 'pino';
import type { Awaitable } from '../../shared/awaitable.js';
import type { Database } from '../../db/database.js';
import type { RowSource } from '../../query/stored-as.js';
import { ends, isIndexedWithin } from '../../query/model.js';

/** How long estimates are used before they are refreshed. */
const FRESH_MS = 600_000;

/** Number of rows per table, as estimated when PostgreSQL last analyzed it. Used to compute the cost of counts. */
export class TableSizes {
  #rows = new Map<string, number>();
  #readAt = -Infinity;
  /** Incremented whenever the sizes are reread. */
  reading = 0;

  constructor(
    private readonly db: Pick<Database, 'query'>,
    private readonly log: Logger,
  ) {}

  /** 0 for a table that has never been analyzed. */
  readonly of = (model: string): number => this.#rows.get(model) ?? 0;

  /** Rereads the sizes if they are out of date. A failure leaves them unchanged. */
  refresh(): Awaitable<void> {
    if (Date.now() - this.#readAt >= FRESH_MS) return this.#read();
  }

  async #read(): Promise<void> {
    this.#readAt = Date.now();
    try {
      const text = `SELECT relname::text, reltuples FROM pg_class
        WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND reltuples > 0`;
      const rows = await this.db.query<[string, string | number]>({ text, values: [] });
      this.#rows = new Map(rows.map(([name, count]) => [name, Number(count)]));
      this.reading++;
    } catch (error) {
      this.log.warn({ err: error }, 'Table sizes could not be read.');
    }
  }
}

/** Number of rows whose counting costs one node, about 0.1 ms. */
const ROWS_A_NODE = 1_000;
/** Cost factor per row that is fetched and sorted for a list within an object, relative to counting it. */
const ROWS_FETCHED = 15;
/** Cost factor per row of a table that is scanned in full for a join, or for a sort without a suitable index. */
const ROWS_JOINED = 6;
/** Cost factor per row of a table that a condition scans in full. */
const ROWS_TESTED = 7;
/** Grouping by a value costs as much as this many conditions, because the value of each row is read and sorted. */
const COUNTED_BY = 4;
/** Maximum costs, so that a single request can count a table of any size, grouped by any values. */
const [MOST, MOST_BY_VALUES] = [30_000, 40_000];
/** A filter alone costs this fraction of a count, up to a maximum: most filters use an index, others scan the whole list. */
const [FILTER, MOST_OF_FILTER] = [3 / 4, MOST / 2];

/** Returns the estimated number of rows of a model, 0 if unknown. */
export type SizeOf = (model: string) => number;

/** The properties of a list that affect the cost of counting it. */
interface Counted {
  conditions: number;
  values?: number;
  /** The models whose rows are joined. A model's cost is added as often as the model is listed. */
  joined?: readonly string[];
}

/**
 * Returns the cost of counting a list, in nodes. It is based on the list's average length, because the number of matches is
 * known only afterwards. Every row is tested against each condition of the filter, and joined rows are fetched.
 */
export function countPrice(rows: RowSource, { conditions, values = 0, joined = [] }: Counted, sizeOf: SizeOf): number {
  const fetched = joined.reduce((sum, model) => sum + ROWS_JOINED * sizeOf(model), 0);
  const read = (1 + conditions + COUNTED_BY * values) * expectedRows(rows, sizeOf);
  return Math.min((read + fetched) / ROWS_A_NODE, values > 0 ? MOST_BY_VALUES : MOST);
}

/** Returns the cost of a filter without a count, in nodes. For a list within an object, includes fetching its rows. */
export function filterPrice(rows: RowSource, conditions: number, sizeOf: SizeOf): number {
  if (conditions === 0) return 0;
  const counted = countPrice(rows, { conditions }, sizeOf);
  return rows.kind === 'all' ? Math.min(FILTER * counted, MOST_OF_FILTER) : ROWS_FETCHED * counted;
}

/** Returns the cost, in nodes, of a condition for which these models' tables may be scanned in full. */
export function readPrice(models: readonly string[], sizeOf: SizeOf): number {
  return Math.min((ROWS_TESTED * models.reduce((sum, model) => sum + sizeOf(model), 0)) / ROWS_A_NODE, MOST_OF_FILTER);
}

/**
 * Returns the cost, in nodes, of a page for which the whole list must be read and sorted, because of a join table or an order
 * chosen by the client. If no index sorts an object's rows in that order, PostgreSQL walks the whole table in that order.
 */
export function sortPrice(rows: RowSource, sortedBy: string | null, sizeOf: SizeOf): number {
  if (rows.kind !== 'joined' && (rows.kind !== 'children' || sortedBy === null)) return 0;
  const isWalked = rows.kind === 'children' && !isIndexedWithin(rows.model, rows.foreignKey, sortedBy!);
  const read = isWalked ? ROWS_JOINED * sizeOf(rows.model) : ROWS_FETCHED * expectedRows(rows, sizeOf);
  return Math.min(read / ROWS_A_NODE, MOST);
}

function expectedRows(rows: RowSource, sizeOf: SizeOf): number {
  const each = (model: string, owner: string) => sizeOf(model) / Math.max(1, sizeOf(owner));
  switch (rows.kind) {
    case 'all':
      return sizeOf(rows.model);
    case 'children':
      return each(rows.model, ends(rows.model, rows.foreignKey).model);
    case 'joined':
      return each(rows.by, ends(rows.by, rows.near).model);
    case 'subselect':
      return rows.reads ? sizeOf(rows.reads) : 0;
  }
}
