import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** Maximum total size of the cached documents as JSON. */
const BYTES = 1024 * 1024;
/** Larger bodies are rare and consist mostly of other data. */
const LARGEST_BODY = 64 * 1024;

const MEMBER = Buffer.from('"query"');
const [COLON, SPACE, QUOTE, BACKSLASH] = Buffer.from(': "\\');
/** The placeholder for a document in a body. Clients cannot guess it. */
const PLACEHOLDER = randomUUID();
const PLACEHOLDER_JSON = Buffer.from(`"${PLACEHOLDER}"`);

interface Sent {
  json: Buffer;
  text: string;
}

/**
 * Caches the documents that clients have sent, as bytes. Clients send the same few documents with different variables, and the
 * document makes up most of a body. A known document is neither decoded again nor hashed for the lookup.
 */
export class SentDocuments {
  /** Keyed by length. Of two documents with the same length, the later one is kept. */
  readonly #known = new LRUCache<number, Sent>({ maxSize: BYTES, sizeCalculation: ({ json }) => json.length });

  /**
   * Parses a body with `parse`, which receives either the whole body or the body with a placeholder for a known document.
   * @throws whatever `parse` throws
   */
  parse(body: Buffer, parse: (json: Buffer) => unknown): unknown {
    const [start, end] = documentIn(body);
    if (end === 0) return parse(body);
    const known = this.#known.get(end - start);
    if (known && known.json.compare(body, start, end) === 0) {
      const parsed = parse(Buffer.concat([body.subarray(0, start), PLACEHOLDER_JSON, body.subarray(end)])) as Body;
      if (parsed?.query === PLACEHOLDER) {
        parsed.query = known.text;
        return parsed;
      }
    }
    const parsed = parse(body);
    this.#keep(body.subarray(start, end), (parsed as Body)?.query);
    return parsed;
  }

  #keep(json: Buffer, text: unknown): void {
    if (typeof text !== 'string' || JSON.parse(json.toString()) !== text) return; // the first `"query"` is something else, such as a variable
    this.#known.set(json.length, { json: Buffer.from(json), text });
  }
}

type Body = { query?: unknown } | null | undefined;

/** Returns the start and end of the first `query` member's string, including its quotes; zeros if there is none. */
function documentIn(body: Buffer): [start: number, end: number] {
  const at = body.length <= LARGEST_BODY ? body.indexOf(MEMBER) : -1;
  if (at < 0) return [0, 0];
  let start = at + MEMBER.length;
  while (body[start] === COLON || body[start] === SPACE) start++;
  if (body[start] !== QUOTE) return [0, 0];
  let end = body.indexOf(QUOTE!, start + 1);
  while (end > 0 && isEscaped(body, end)) end = body.indexOf(QUOTE!, end + 1);
  return end < 0 ? [0, 0] : [start, end + 1];
}

function isEscaped(body: Buffer, at: number): boolean {
  let backslashes = 0;
  while (body[at - 1 - backslashes] === BACKSLASH) backslashes++;
  return backslashes % 2 === 1;
}
