/** A page of a list. */
export interface Page<Node> {
  /** Of the whole list. */
  totalCount: number;
  nodes: Node[];
  pageInfo: { endCursor: string | null; hasNextPage: boolean };
}

/** A list that is read in pages, each when the one before it is used up: `for await (const visit of visits(client)) …`. */
export class Pages<Node> implements AsyncIterable<Node> {
  readonly #read: (after: string | null) => Promise<Page<Node>>;

  constructor(read: (after: string | null) => Promise<Page<Node>>) {
    this.#read = read;
  }

  /** One page: the first, or the one after a cursor. */
  page(after: string | null = null): Promise<Page<Node>> {
    return this.#read(after);
  }

  async *pages(): AsyncGenerator<Page<Node>, void, undefined> {
    let after: string | null = null;
    do {
      const page: Page<Node> = await this.#read(after);
      yield page;
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Node, void, undefined> {
    for await (const { nodes } of this.pages()) yield* nodes;
  }
}
