/** A page of a list. */
export interface Page<Node> {
  /** The number of objects on all pages. */
  totalCount: number;
  nodes: Node[];
  pageInfo: { endCursor: string | null; hasNextPage: boolean };
}

/** A list that is fetched a page at a time, as it is iterated over: `for await (const visit of visits(client)) …`. */
export class Pages<Node> implements AsyncIterable<Node> {
  readonly #read: (after: string | null) => Promise<Page<Node>>;

  constructor(read: (after: string | null) => Promise<Page<Node>>) {
    this.#read = read;
  }

  /** Fetches the first page, or the page after a cursor. */
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
