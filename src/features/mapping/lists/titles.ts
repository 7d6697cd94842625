import { LRUCache } from 'lru-cache';
import { DelegateCapacity } from '../../../model/generated/enums.js';
import { fold } from '../../../model/fold.js';
import type { FileProblem } from '../problem.js';
import type { MappedList } from './read-list.js';

export const TITLE_COLUMNS = { required: ['title'], optional: ['inName', 'capacity', 'office'] } as const;

/** A printed name, divided into titles and the name itself. */
export interface Titled {
  /** The titles before the name, spelled as in the list; null if there are none. A title in the name is as printed. */
  role: string | null;
  /** Empty if there are only titles. */
  name: string;
  /** The capacity of the first title that has one. */
  capacity: string | null;
  /** The offices that the list assigns to the titles. President-elect is not an office. */
  offices: string[];
}

/**
 * Splits titles off the front of a name. The longest title wins. A title that is `inName` stays in the name (King Hussein), and
 * is the role only if no other title precedes it.
 */
export function titleSplitter({ rows }: MappedList<'title' | 'inName' | 'capacity' | 'office'>): (printed: string) => Titled {
  const titles = rows
    .map(({ values: { title, inName, capacity, office } }) => ({
      ...{ title, folded: fold(title) },
      words: title.split(' ').length,
      stays: inName !== '',
      capacity: capacity || null,
      offices: office === '' ? [] : [office],
    }))
    .sort((a, b) => b.words - a.words);
  const titleOf = (rest: string[]) =>
    titles.find(({ folded, words }) => rest.length > words && fold(rest.slice(0, words).join(' ')) === folded);
  const known = new LRUCache<string, Titled>({ max: 10_000, memoMethod: split });
  return (given) => known.memo(given);

  function split(given: string): Titled {
    const printed = titles.length > 0 ? apart(given, titles) : given;
    const alone = titles.find(({ folded }) => fold(printed) === folded);
    if (alone) return { role: printed, name: '', capacity: alone.capacity, offices: alone.offices };
    const role: string[] = [];
    const offices: string[] = [];
    let capacity: string | null = null;
    let rest = printed.split(' ');
    for (let title = titleOf(rest); title; title = titleOf(rest)) {
      if (title.stays && role.length > 0) break;
      role.push(title.stays ? rest.slice(0, title.words).join(' ') : title.title);
      offices.push(...title.offices);
      capacity ??= title.capacity;
      if (title.stays) break;
      rest = rest.slice(title.words);
    }
    return { role: role.length > 0 ? role.join(' ') : null, name: rest.join(' '), capacity, offices };
  }
}

/** An Arabic article that is printed separately from the name: al- Abadi. */
const ARTICLE = /(?<=^|\s)(al|el|ul|as|ash|an|ar|ad|at)-\s+(?=\p{Lu})/giu;

const ELECT = /(?<=\p{L})-\s+(?=(?:elect|designate)\b)/giu;

/** Separates a title that runs into the name (Prime MinisterHaidar), and joins articles to their names, and “President- elect”. */
function apart(printed: string, titles: readonly { folded: string }[]): string {
  const runInto = titles.find(({ folded: { length }, folded }) => {
    return /^\p{Ll}\p{Lu}/u.test(printed.slice(length - 1, length + 1)) && fold(printed.slice(0, length)) === folded;
  });
  const end = runInto?.folded.length ?? 0;
  const spaced = end > 0 ? `${printed.slice(0, end)} ${printed.slice(end)}` : printed;
  return spaced.replace(ARTICLE, '$1-').replace(ELECT, '-');
}

export function wrongCapacities({ file, rows }: MappedList<'capacity'>): FileProblem[] {
  const known: string[] = Object.values(DelegateCapacity);
  return rows.flatMap(({ line, values: { capacity } }) => {
    if (capacity === '' || known.includes(capacity)) return [];
    const message = `${capacity} is not one of ${known.join(', ')}`;
    return [{ file, line, column: 'capacity', code: 'list-value' as const, message }];
  });
}
