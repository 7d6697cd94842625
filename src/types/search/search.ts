import { decodeCursor, encodeCursor } from '../../read/pages/cursor.js';
import { type Place, placeOf } from '../../read/pages/order.js';
import { pageSize } from '../../read/pages/page-size.js';
import type { Context } from '../../context.js';
import { bestFirst, checkQuery, count, headlines, type Match, page, textQuery, upTo } from './search.sql.js';
import type { SearchArgs } from './search.args.js';

/** One page of matches; like a connection, each field is found when it is asked for. */
export class Search {
  readonly #query;
  readonly #size: number;
  readonly #after: Place | null;
  #slice?: Promise<{ matches: Match[]; more: boolean }>;

  /** @throws GraphQLError BAD_USER_INPUT where the query is empty or too long, or the size or cursor is wrong. */
  constructor(
    private readonly context: Context,
    { query, first, after }: SearchArgs,
  ) {
    checkQuery(query);
    this.#query = textQuery(query);
    this.#size = pageSize({ first }).size;
    this.#after = after == null ? null : decodeCursor(after, bestFirst, 'after');
  }

  async nodes(): Promise<object[]> {
    const { matches } = await this.slice();
    return Promise.all(matches.map((match) => this.node(match)));
  }

  async edges() {
    const { matches } = await this.slice();
    return matches.map((match) => ({
      cursor: encodeCursor(placeOf(match, bestFirst), bestFirst),
      score: Number(match.score),
      node: () => this.node(match),
      headline: () => this.headline(match),
    }));
  }

  async totalCount(): Promise<number> {
    const [row] = await this.context.prisma.$queryRaw<[{ count: number }]>(count(this.#query));
    return row.count;
  }

  pageInfo() {
    const end = async (index: 0 | -1) => {
      const match = (await this.slice()).matches.at(index);
      return match ? encodeCursor(placeOf(match, bestFirst), bestFirst) : null;
    };
    return {
      hasNextPage: async () => (await this.slice()).more,
      hasPreviousPage: () => this.#after !== null && this.reaches(this.#after),
      startCursor: () => end(0),
      endCursor: () => end(-1),
    };
  }

  private async reaches(place: Place): Promise<boolean> {
    const [row] = await this.context.prisma.$queryRaw<[{ found: boolean }]>(upTo(this.#query, place));
    return row.found;
  }

  private slice() {
    return (this.#slice ??= this.read());
  }

  private async read() {
    const found = await this.context.prisma.$queryRaw<Match[]>(page(this.#query, this.#after, this.#size + 1));
    return { matches: found.slice(0, this.#size), more: found.length > this.#size };
  }

  private async node({ type, id }: Match): Promise<object> {
    return { ...(await this.context.load.required(type, id)), __typename: type };
  }

  private headline({ type, id }: Match): Promise<string | null> {
    const { prisma, load } = this.context;
    return load.batch(`headline ${type} ${this.#query.values.join()}`, id, async (ids) => {
      const rows = await prisma.$queryRaw<{ id: string; headline: string }[]>(headlines(type, this.#query, ids));
      return new Map(rows.map((row) => [row.id, row.headline]));
    });
  }
}
