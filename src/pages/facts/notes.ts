import type { PassageFragment } from '../generated/graphql.js';
import { passageUrl } from '../urls.js';

/** The passages that a page refers to, numbered as they are first met. */
export class Notes {
  readonly #numbers = new Map<string, number>();
  readonly passages: PassageFragment[] = [];

  numberOf(passage: PassageFragment): number {
    const key = passageUrl(passage);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.passages.push(passage);
    this.#numbers.set(key, this.passages.length);
    return this.passages.length;
  }
}
