import { LRUCache } from 'lru-cache';
import { type Encodable, hashOf, keptEncodable } from '../http/encoded.js';

/** A page as it was rendered from one answer, and its compressed forms once somebody has asked for them. */
export class Rendered implements Encodable {
  readonly hash: Encodable['hash'];
  readonly body: Encodable['body'];

  constructor(
    /** The answer that it was rendered from. */
    readonly answer: string,
    readonly version: string | null,
    readonly html: string,
    readonly status: number,
    readonly type: string,
    /** The content security policy; null for that of pages. */
    readonly policy: string | null = null,
  ) {
    const { hash, body } = keptEncodable(html, status === 200 ? hashOf(html) : null);
    [this.hash, this.body] = [hash, body];
  }

  get bytes(): number {
    return 3 * (this.html.length + this.answer.length);
  }
}

/** Rendered pages by their request. One is used only while the document's answer is the text that it was made from. */
export function renderedPages(bytes: number): LRUCache<string, Rendered> {
  return new LRUCache({
    maxSize: bytes,
    maxEntrySize: Math.ceil(bytes / 8),
    sizeCalculation: (page, key) => page.bytes + 2 * key.length,
  });
}
