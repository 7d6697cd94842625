import { decodeCursor, encodeCursor } from './cursor.js';
import { after, at, before, type Order, orderBy, type Place, placeOf, type Where } from './order.js';
import { pageSize, type PageRequest } from './page-size.js';
import type { Rows } from './rows.js';

/**
 * One page of a list, as graphql-js's default resolver reads it: each field is found when it is asked for, so that a
 * selection of `totalCount` alone reads no rows. Pages are cut by keyset: by the sort keys of the last row seen.
 * @throws GraphQLError BAD_USER_INPUT where a size or a cursor is wrong.
 */
export function connect(rows: Rows, keys: Order, args: PageRequest, where: Where = {}): Connection {
  return new Connection(rows, keys, where, {
    ...pageSize(args),
    after: args.after == null ? null : decodeCursor(args.after, keys, 'after'),
    before: args.before == null ? null : decodeCursor(args.before, keys, 'before'),
  });
}

interface Page {
  size: number;
  fromEnd: boolean;
  after: Place | null;
  before: Place | null;
}

export class Connection {
  #slice?: Promise<{ rows: Record<string, unknown>[]; more: boolean }>;

  constructor(
    private readonly rows: Rows,
    private readonly keys: Order,
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
    const { fromEnd, after, before } = this.page;
    const more = async () => (await this.slice()).more;
    const end = async (index: 0 | -1) => {
      const row = (await this.slice()).rows.at(index);
      return row ? this.cursor(row) : null;
    };
    return {
      hasNextPage: async () => (!fromEnd && (await more())) || (before !== null && this.existsFrom(before)),
      hasPreviousPage: async () => (fromEnd && (await more())) || (after !== null && this.existsUpTo(after)),
      startCursor: () => end(0),
      endCursor: () => end(-1),
    };
  }

  private cursor(row: Record<string, unknown>): string {
    return encodeCursor(placeOf(row, this.keys), this.keys);
  }

  /** The page's rows, and whether there are more in the direction in which it was read. */
  private slice() {
    return (this.#slice ??= this.read());
  }

  private async read() {
    const { size, fromEnd } = this.page;
    const bounds = [
      ...(this.page.after ? [after(this.page.after, this.keys)] : []),
      ...(this.page.before ? [before(this.page.before, this.keys)] : []),
    ];
    const found = await this.rows.find({
      where: { AND: [this.where, ...bounds] },
      orderBy: orderBy(this.keys, fromEnd),
      take: size + 1,
    });
    const rows = found.slice(0, size);
    return { rows: fromEnd ? rows.reverse() : rows, more: found.length > size };
  }

  private existsUpTo(place: Place): Promise<boolean> {
    return this.exists({ OR: [before(place, this.keys), at(place, this.keys)] });
  }

  private existsFrom(place: Place): Promise<boolean> {
    return this.exists({ OR: [after(place, this.keys), at(place, this.keys)] });
  }

  private async exists(bound: Where): Promise<boolean> {
    const found = await this.rows.find({ where: { AND: [this.where, bound] }, orderBy: orderBy(this.keys), take: 1 });
    return found.length > 0;
  }
}
