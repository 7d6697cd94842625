import { LRUCache } from 'lru-cache';

/** Estimate for keys; V8 uses one or two bytes. */
const BYTES_PER_CHARACTER = 2;

/** Caches complete responses in UTF-8, all from the same version of the data. A newer version empties the cache. */
export class ResponseCache {
  readonly #texts: LRUCache<string, Buffer>;
  #version = 0;

  constructor(bytes: number) {
    this.#texts = new LRUCache({
      maxSize: bytes,
      maxEntrySize: Math.ceil(bytes / 16),
      sizeCalculation: (text, key) => text.length + BYTES_PER_CHARACTER * key.length,
    });
  }

  get bytes(): number {
    return this.#texts.calculatedSize;
  }

  get(key: string, version: number): Buffer | undefined {
    return version === this.#version ? this.#texts.get(key) : undefined;
  }

  /** Caches a copy of a response at this version, because the original may be part of a larger buffer. */
  set(key: string, text: Buffer, version: number): void {
    if (version < this.#version) return;
    if (version > this.#version) this.#texts.clear();
    this.#version = version;
    const copy = Buffer.allocUnsafeSlow(text.length); // does not share Node's buffer pool
    text.copy(copy);
    this.#texts.set(key, copy);
  }
}
