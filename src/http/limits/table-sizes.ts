import type { Logger } from 'pino';
import type { Awaitable } from '../../shared/awaitable.js';
import type { Database } from '../../db/database.js';
import type { RowSource } from '../../query/stored-as.js';
import { ends, isIndexedWithin } from '../../query/model.js';

/** How long the estimates are used. */
const FRESH_MS = 600_000;

/** The number of rows per table, as estimated when PostgreSQL last analyzed it. Used to price counts. */
export class TableSizes {
  #rows = new Map<string, number>();
  #readAt = -Infinity;
  /** Increases whenever the sizes are read again. */
  reading = 0;

  constructor(
    private readonly db: Pick<Database, 'query'>,
    private readonly log: Logger,
  ) {}

  /** 0 for a table that has never been analyzed. */
  readonly of = (model: string): number => this.#rows.get(model) ?? 0;

  /** Reads the sizes again if they are old. A failure leaves them unchanged. */
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

/** Counting this many rows costs one node, about 0.1 ms. */
const ROWS_A_NODE = 1_000;
/** Fetching and sorting a row of a list within an object costs as much as counting this many rows. */
const ROWS_FETCHED = 15;
/** The factor for a row of a table that is read completely for a join, or in an order without a suitable index. */
const ROWS_JOINED = 6;
/** The factor for a row of a table that is read completely by a condition. */
const ROWS_TESTED = 7;
/** Grouping by a value costs as much as this many conditions: it is read from each row, and the rows are sorted by it. */
const COUNTED_BY = 4;
/** Maximum prices, so that one request can count a table of any size, grouped by any values. */
const [MOST, MOST_BY_VALUES] = [30_000, 40_000];
/** A filter alone costs this fraction of a count, up to a maximum: an index serves most filters, others read the whole list. */
const [FILTER, MOST_OF_FILTER] = [3 / 4, MOST / 2];

/** Returns the estimated number of rows of a model, 0 if unknown. */
export type SizeOf = (model: string) => number;

/** The properties of a list that affect the price of counting it. */
interface Counted {
  conditions: number;
  values?: number;
  /** The models whose rows are joined. A model that is listed several times is priced that many times. */
  joined?: readonly string[];
}

/**
 * Returns the price of counting a list, in nodes. It is based on the average length of the list, because the number of matches
 * is known only afterwards. Every row is tested against each condition of the filter, and joined rows are fetched.
 */
export function countPrice(rows: RowSource, { conditions, values = 0, joined = [] }: Counted, sizeOf: SizeOf): number {
  const fetched = joined.reduce((sum, model) => sum + ROWS_JOINED * sizeOf(model), 0);
  const read = (1 + conditions + COUNTED_BY * values) * expectedRows(rows, sizeOf);
  return Math.min((read + fetched) / ROWS_A_NODE, values > 0 ? MOST_BY_VALUES : MOST);
}

/** Returns the price of a filter without a count, in nodes. For a list within an object, its rows are fetched. */
export function filterPrice(rows: RowSource, conditions: number, sizeOf: SizeOf): number {
  if (conditions === 0) return 0;
  const counted = countPrice(rows, { conditions }, sizeOf);
  return rows.kind === 'all' ? Math.min(FILTER * counted, MOST_OF_FILTER) : ROWS_FETCHED * counted;
}

/** Returns the price of a condition for which all rows of these models may be read, in nodes. */
export function readPrice(models: readonly string[], sizeOf: SizeOf): number {
  return Math.min((ROWS_TESTED * models.reduce((sum, model) => sum + sizeOf(model), 0)) / ROWS_A_NODE, MOST_OF_FILTER);
}

/**
 * Returns the price of a page, in nodes, if the whole list has to be read and sorted: through a join table, or in an order that
 * the client chose. If no index sorts the rows of an object in this order, PostgreSQL walks the order of the whole table.
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
