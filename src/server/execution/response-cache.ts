import { LRUCache } from 'lru-cache';
import type { ChangeListener } from '../../db/changes.js';

/** V8 uses one or two. */
const BYTES_PER_CHARACTER = 2;

/**
 * Whole responses as text, all of one version of the data: a number of this process. Each commit advances it and
 * empties the cache: this process's own before it is acknowledged, another's when its notification arrives. A response
 * is cached only if the version has not changed since before its first statement: one read before a commit is dropped
 * with it, or when the notification arrives. Without notifications there is no version, and nothing is cached.
 */
export class ResponseCache implements ChangeListener {
  readonly #texts: LRUCache<string, string>;
  #version = 0;
  #listens = false;

  constructor(bytes: number) {
    this.#texts = new LRUCache({
      maxSize: bytes,
      maxEntrySize: Math.ceil(bytes / 16),
      sizeCalculation: (text, key) => BYTES_PER_CHARACTER * (text.length + key.length),
    });
  }

  /** Null if it is unknown. */
  get version(): number | null {
    return this.#listens ? this.#version : null;
  }

  get bytes(): number {
    return this.#texts.calculatedSize;
  }

  get(key: string): string | undefined {
    return this.#texts.get(key);
  }

  /** Caches a text that was read at this version. */
  set(key: string, text: string, version: number): void {
    if (version === this.version) this.#texts.set(key, text);
  }

  changed(): void {
    this.#version += 1;
    this.#texts.clear();
  }

  listening(): void {
    this.#listens = true;
    this.changed();
  }

  interrupted(): void {
    this.#listens = false;
    this.changed();
  }
}
