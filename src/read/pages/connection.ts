import type { Args } from '../meaning.js';
import { encodeCursor } from './cursor.js';
import { after, at, before, type Order, type Place, placeOf, type Where } from './order.js';
import { type Page, pageOf } from './page.js';
import type { Rows } from './rows.js';

/** @throws ClientError BAD_USER_INPUT where a size or a cursor is wrong. */
export function connect(rows: Rows, order: Order, args: Args, where: Where = {}): PageFields {
  return new PageFields(
    rows,
    where,
    pageOf(args, order, (value, test) => test(value)),
  );
}

/**
 * One page of a list as the fields of a connection, for graphql-js's default resolver: each is found when it is asked
 * for, so that a selection of `totalCount` alone reads no rows. Pages are cut by keyset: by the sort keys of the last
 * row seen.
 */
class PageFields {
  #slice?: Promise<{ rows: Record<string, unknown>[]; more: boolean }>;

  constructor(
    private readonly rows: Rows,
    private readonly where: Where,
    private readonly page: Page,
  ) {}

  async nodes(): Promise<object[]> {
    return (await this.slice()).rows;
  }

  async edges(): Promise<{ cursor: string; node: object }[]> {
    return (await this.slice()).rows.map((node) => ({ cursor: this.cursor(node), node }));
  }

  totalCount(): Promise<number> {
    return this.rows.count(this.where);
  }

  pageInfo() {
    const { order, fromEnd, after: start, before: end } = this.page;
    const more = async () => (await this.slice()).more;
    const cursor = async (index: 0 | -1) => {
      const row = (await this.slice()).rows.at(index);
      return row ? this.cursor(row) : null;
    };
    return {
      hasNextPage: async () => (!fromEnd && (await more())) || (end !== null && this.exists(end, after(end, order))),
      hasPreviousPage: async () =>
        (fromEnd && (await more())) || (start !== null && this.exists(start, before(start, order))),
      startCursor: () => cursor(0),
      endCursor: () => cursor(-1),
    };
  }

  private cursor(row: Record<string, unknown>): string {
    const { order } = this.page;
    return encodeCursor(placeOf(row, order), order);
  }

  /** The page's rows, and whether there are more in the direction in which it was read. */
  private slice() {
    return (this.#slice ??= this.read());
  }

  private async read() {
    const { order, size, fromEnd, after: start, before: end } = this.page;
    const bounds = [...(start ? [after(start, order)] : []), ...(end ? [before(end, order)] : [])];
    const where = { AND: [this.where, ...bounds] };
    const found = await this.rows.find({ where, order, reverse: fromEnd, take: size + 1 });
    const rows = found.slice(0, size);
    return { rows: fromEnd ? rows.reverse() : rows, more: found.length > size };
  }

  /** Whether there is a row at a place or beyond it. */
  private async exists(place: Place, beyond: Where): Promise<boolean> {
    const { order } = this.page;
    const where = { AND: [this.where, { OR: [beyond, at(place, order)] }] };
    return (await this.rows.find({ where, order, take: 1 })).length > 0;
  }
}
