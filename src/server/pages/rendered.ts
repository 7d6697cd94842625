import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';

export type Encoding = 'br' | 'gzip' | 'identity';

const COMPRESS = {
  // Of a page, quality 5 is nearly as small as 11 and a hundred times as fast.
  br: (html: string) => promisify(brotliCompress)(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (html: string) => promisify(gzip)(html),
};

/** A page as it was rendered from one answer, and its compressed forms once somebody has asked for them. */
export class Rendered {
  readonly #compressed: Partial<Record<Encoding, Promise<Buffer>>> = {};
  readonly #hash: string;

  constructor(
    /** The answer that it was rendered from. */
    readonly answer: string,
    readonly version: string | null,
    readonly html: string,
    readonly status: number,
    readonly type: string,
  ) {
    this.#hash = createHash('sha256').update(html).digest('base64url').slice(0, 22);
  }

  body(encoding: Encoding): Promise<Buffer> | string {
    if (encoding === 'identity') return this.html;
    return (this.#compressed[encoding] ??= COMPRESS[encoding](this.html));
  }

  /** Strong: each encoding has its own. */
  etag(encoding: Encoding): string {
    return `"${this.#hash}-${encoding}"`;
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
