import { LRUCache } from 'lru-cache';
import type { ChangeListener } from '../../db/changes.js';

/** V8 takes one or two for a character. */
const BYTES_PER_CHARACTER = 2;

/**
 * The data of whole responses, as text, all of one version of the store's data; what the version is, only this process
 * knows. It advances when this process has committed something, before that is acknowledged, and when it is told that
 * any process has; then nothing kept holds any more.
 *
 * An answer is kept only if the version is still the one that it had before its first statement. So one that was read
 * before a commit and comes after it is not kept: the commit has advanced the version in between, or its news are still
 * on their way, and empty the cache when they arrive. While nobody can tell of commits there is no version, and nothing
 * is kept.
 */
export class ResponseCache implements ChangeListener {
  readonly #texts: LRUCache<string, string>;
  #version = 0;
  #told = false;

  constructor(bytes: number) {
    this.#texts = new LRUCache({
      maxSize: bytes,
      maxEntrySize: Math.ceil(bytes / 16),
      sizeCalculation: (text, key) => BYTES_PER_CHARACTER * (text.length + key.length),
    });
  }

  /** Null where it is not known. */
  get version(): number | null {
    return this.#told ? this.#version : null;
  }

  get bytes(): number {
    return this.#texts.calculatedSize;
  }

  get(key: string): string | undefined {
    return this.#texts.get(key);
  }

  /** Keeps a text that was read while the version was this one. */
  set(key: string, text: string, version: number): void {
    if (version === this.version) this.#texts.set(key, text);
  }

  changed(): void {
    this.#version += 1;
    this.#texts.clear();
  }

  listening(): void {
    this.#told = true;
    this.changed();
  }

  interrupted(): void {
    this.#told = false;
    this.changed();
  }
}
