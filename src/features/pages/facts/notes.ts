import type { PassageFragment } from '../generated/graphql.js';
import { passageUrl } from '../../../http/urls.js';

/** A passage. For a data set in a table, `head` is the beginning of its file with the names of the columns. */
export type Noted = PassageFragment & { source: { head?: string | null } };

interface Note {
  n: number;
  passage: Noted;
  /** What the page cites the passage for. */
  supports: Set<string>;
}

/** The passages that a page refers to, numbered in the order of first use. */
export class Notes {
  readonly #notes = new Map<string, Note>();

  get all(): Note[] {
    return [...this.#notes.values()];
  }

  numberOf(passage: Noted, what: string): number {
    const key = passageUrl(passage);
    const note = this.#notes.get(key) ?? { n: this.#notes.size + 1, passage, supports: new Set<string>() };
    this.#notes.set(key, note);
    note.supports.add(what);
    return note.n;
  }
}
