import { LRUCache } from 'lru-cache';

/** V8 uses one byte or two. */
const BYTES_PER_CHARACTER = 2;

/** Whole responses as text, all of one version of the data: a newer version empties the cache. */
export class ResponseCache {
  readonly #texts: LRUCache<string, string>;
  #version = 0;

  constructor(bytes: number) {
    this.#texts = new LRUCache({
      maxSize: bytes,
      maxEntrySize: Math.ceil(bytes / 16),
      sizeCalculation: (text, key) => BYTES_PER_CHARACTER * (text.length + key.length),
    });
  }

  get bytes(): number {
    return this.#texts.calculatedSize;
  }

  get(key: string, version: number): string | undefined {
    return version === this.#version ? this.#texts.get(key) : undefined;
  }

  /** Caches a text that was read at this version. */
  set(key: string, text: string, version: number): void {
    if (version < this.#version) return;
    if (version > this.#version) this.#texts.clear();
    this.#version = version;
    this.#texts.set(key, text);
  }
}
