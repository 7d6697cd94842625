import type { PassageFragment } from '../generated/graphql.js';
import { passageUrl } from '../../../http/urls.js';

/** A passage. For a data set in a table, `head` is the beginning of its file with the names of the columns. */
export type Noted = PassageFragment & { source: { head?: string | null } };

/** The passages that a page refers to, numbered in the order of first use. */
export class Notes {
  readonly #numbers = new Map<string, number>();
  readonly passages: Noted[] = [];

  numberOf(passage: Noted): number {
    const key = passageUrl(passage);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.passages.push(passage);
    this.#numbers.set(key, this.passages.length);
    return this.passages.length;
  }
}
