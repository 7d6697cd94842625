import { signedIn } from '../support/token.js';

const PAGE = 100;
const FEED = `query ($after: String) { changes(type: [STATEMENT], first: ${PAGE}, after: $after) {
  nodes { operation node { ... on Statement { text } } } pageInfo { endCursor } } }`;

interface Page {
  nodes: { operation: string; node: { text: string } | null }[];
  pageInfo: { endCursor: string | null };
}

/** Follows a server's feed of changes like a polling client: page after page, from the last cursor. */
export class Feed {
  #after: string | null = null;

  constructor(private readonly url: string) {}

  /** The texts of statements that tests have created since the start. */
  async created(headers?: Record<string, string>): Promise<string[]> {
    const texts: string[] = [];
    for (;;) {
      const { nodes, pageInfo } = await this.#read(headers ?? (await signedIn('editor')));
      this.#after = pageInfo.endCursor ?? this.#after; // an empty page has none
      texts.push(
        ...nodes.flatMap(({ operation, node }) =>
          operation === 'CREATED' && node?.text.startsWith('Statement ') ? [node.text] : [],
        ),
      );
      if (nodes.length < PAGE) return texts; // others may be writing
    }
  }

  async #read(headers: Record<string, string>): Promise<Page> {
    const body = JSON.stringify({ query: FEED, variables: { after: this.#after } });
    const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body };
    const answer = (await (await fetch(this.url, init)).json()) as { data?: { changes: Page } };
    if (!answer.data) throw new Error(JSON.stringify(answer));
    return answer.data.changes;
  }
}
