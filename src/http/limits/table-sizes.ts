import type { Logger } from 'pino';
import type { Awaitable } from '../../shared/awaitable.js';
import type { Database } from '../../db/database.js';
import type { RowSource } from '../../query/stored-as.js';
import { ends, isIndexedWithin } from '../../query/model.js';

/** How long an estimate is used. */
const FRESH_MS = 600_000;

/** How many rows the tables have, as PostgreSQL estimated when it last analyzed them. The price of a count follows it. */
export class TableSizes {
  #rows = new Map<string, number>();
  #readAt = -Infinity;
  /** Increases whenever the sizes are read again. */
  reading = 0;

  constructor(
    private readonly db: Pick<Database, 'query'>,
    private readonly log: Logger,
  ) {}

  /** 0 for a table that was never analyzed. */
  readonly of = (model: string): number => this.#rows.get(model) ?? 0;

  /** Reads them if they are old. What fails leaves them as they are. */
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
      this.log.warn({ err: error }, 'The sizes of tables could not be read.');
    }
  }
}

/** Counting this many rows costs a node: about 0.1 ms. */
const ROWS_A_NODE = 1_000;
/** Fetching and sorting a row of a list within an object costs as much as counting this many. */
const ROWS_FETCHED = 15;
/** So does a row of a table that is read whole beside the one that is counted, or in an order of its own. */
const ROWS_JOINED = 6;
/** Each value that rows are counted by is read of each row, and they are sorted by it: as much as so many conditions. */
const COUNTED_BY = 4;
/** However large a table grows, one request may count it, and by any values. */
const [MOST, MOST_BY_VALUES] = [30_000, 40_000];
/** A filter without a count costs this part of one, and half of it at most: an index answers most, others read all of a list. */
const [FILTER, MOST_OF_FILTER] = [3 / 4, MOST / 2];

/** The number of rows of a model, as far as it is known. */
export type SizeOf = (model: string) => number;

/** What the rows of a list are counted by. */
interface Counted {
  conditions: number;
  values?: number;
  /** The models whose rows are joined to them, each as often as it costs. */
  joined?: readonly string[];
}

/**
 * Nodes that it costs to count a list: by its length on average, since how many match is known only afterwards. Each row
 * is held against each condition of the filter. What is joined to the rows is fetched.
 */
export function countPrice(rows: RowSource, { conditions, values = 0, joined = [] }: Counted, sizeOf: SizeOf): number {
  const fetched = joined.reduce((sum, model) => sum + ROWS_JOINED * sizeOf(model), 0);
  const read = (1 + conditions + COUNTED_BY * values) * expectedRows(rows, sizeOf);
  return Math.min((read + fetched) / ROWS_A_NODE, values > 0 ? MOST_BY_VALUES : MOST);
}

/** Nodes that a filter costs without a count. The rows of a list within an object are fetched for it. */
export function filterPrice(rows: RowSource, conditions: number, sizeOf: SizeOf): number {
  if (conditions === 0) return 0;
  const counted = countPrice(rows, { conditions }, sizeOf);
  return rows.kind === 'all' ? Math.min(FILTER * counted, MOST_OF_FILTER) : ROWS_FETCHED * counted;
}

/**
 * Nodes that a page costs where all of the list is read and sorted for it: through a join table, or by a key of the client. If
 * no index has the rows of an object in that order, PostgreSQL walks through the order of all rows there are.
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
