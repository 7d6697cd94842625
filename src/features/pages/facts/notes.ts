import type { PassageFragment } from '../generated/graphql.js';
import { passageUrl } from '../../../http/urls.js';

/** A passage; of a data set that is a table perhaps with the beginning of its file, where the names of the columns stand. */
export type Noted = PassageFragment & { source: { head?: string | null } };

/** The passages that a page refers to, numbered as they are first met. */
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
