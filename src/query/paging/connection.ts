import type { Args } from '../stored-as.js';
import { encodeCursor } from './cursor.js';
import { type Order, sortValues } from './order.js';
import { type PageRange, pageRange } from './page.js';
import type { PagedRows } from './rows.js';

/** @throws ClientError BAD_USER_INPUT if a size or a cursor is invalid */
export function connect(rows: PagedRows, order: Order, args: Args): PageFields {
  return new PageFields(
    rows,
    pageRange(args, order, (value, test) => test(value)),
  );
}

/**
 * One page of a list as the fields of a connection, for graphql-js's default resolver. Each field is loaded on demand, so
 * that selecting only `totalCount` reads no rows.
 */
class PageFields {
  #slice?: Promise<{ rows: Record<string, unknown>[]; more: boolean }>;

  constructor(
    private readonly rows: PagedRows,
    private readonly page: PageRange,
  ) {}

  async nodes(): Promise<object[]> {
    return (await this.slice()).rows;
  }

  async edges(): Promise<{ cursor: string; node: object }[]> {
    return (await this.slice()).rows.map((node) => ({ cursor: this.cursor(node), node }));
  }

  totalCount(): Promise<number> {
    return this.rows.count();
  }

  pageInfo() {
    const { fromEnd } = this.page;
    const more = async () => (await this.slice()).more;
    const cursor = async (index: 0 | -1) => {
      const row = (await this.slice()).rows.at(index);
      return row ? this.cursor(row) : null;
    };
    return {
      hasNextPage: async () => (!fromEnd && (await more())) || this.rows.beyond(this.page, 'before'),
      hasPreviousPage: async () => (fromEnd && (await more())) || this.rows.beyond(this.page, 'after'),
      startCursor: () => cursor(0),
      endCursor: () => cursor(-1),
    };
  }

  private cursor(row: Record<string, unknown>): string {
    const { order } = this.page;
    return encodeCursor(sortValues(row, order), order);
  }

  /** Returns the page's rows, and whether more rows follow in the direction of reading. */
  private slice() {
    return (this.#slice ??= this.read());
  }

  private async read() {
    const { size, fromEnd } = this.page;
    const found = await this.rows.read(this.page, size + 1);
    const rows = found.slice(0, size);
    return { rows: fromEnd ? rows.reverse() : rows, more: found.length > size };
  }
}
