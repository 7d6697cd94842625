import { fold } from '../../db/fold.js';
import type { List } from './read-list.js';

export const TITLE_COLUMNS = { required: ['title'], optional: ['inName'] } as const;

/** A name as printed, divided. */
export interface Titled {
  /** The titles that stood before the name, as printed; null if there was none. */
  role: string | null;
  /** Empty if there are only titles. */
  name: string;
}

/**
 * Splits titles off the front of a name. The longest title counts. One that is `inName` stays in the name, King Hussein,
 * and is the role only if no other title stands before it.
 */
export function titleSplitter({ rows }: List<'title' | 'inName'>): (printed: string) => Titled {
  const titles = rows
    .map(({ values: { title, inName } }) => ({
      folded: fold(title),
      words: title.split(' ').length,
      stays: inName !== '',
    }))
    .sort((a, b) => b.words - a.words);
  const titleOf = (rest: string[]) =>
    titles.find(({ folded, words }) => rest.length > words && fold(rest.slice(0, words).join(' ')) === folded);
  const isTitle = (printed: string) => titles.some(({ folded }) => fold(printed) === folded);
  return (printed) => {
    if (isTitle(printed)) return { role: printed, name: '' };
    const role: string[] = [];
    let rest = printed.split(' ');
    for (let title = titleOf(rest); title; title = titleOf(rest)) {
      if (title.stays && role.length > 0) break;
      role.push(...rest.slice(0, title.words));
      if (title.stays) break;
      rest = rest.slice(title.words);
    }
    return { role: role.length > 0 ? role.join(' ') : null, name: rest.join(' ') };
  };
}
