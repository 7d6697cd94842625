import { dateInWords } from '../../model/dates/date-label.js';
import type { Window } from './conditions.js';

/** A term of office: the first and the last day on which the sources place the person in it; null if no source gives one. */
export interface RecordedTerm {
  first: string | null;
  last: string | null;
}

export interface OfficeHolder {
  name: string;
  terms: readonly RecordedTerm[];
}

/** The maximum number of terms that a note lists. */
const MOST_TERMS = 8;

/** Says which terms of office are recorded for a person, for visits that begin in a window. Null if one includes all of it. */
export function termsNote({ name, terms }: OfficeHolder, window: Window): string | null {
  const dated = terms.flatMap(({ first, last }) =>
    (first ?? last) === null ? [] : [{ first: first ?? last!, last: last ?? first! }],
  );
  if (dated.length === 0) return `No term of office is recorded for ${name}, even if visits name an office.`;
  if (dated.some((term) => includes(term, window))) return null;
  const spans = merged(dated).map(({ first, last }) =>
    first === last ? `on ${dateInWords(first)}` : `from ${dateInWords(first)} to ${dateInWords(last)}`,
  );
  const [shown, more] = [spans.slice(0, MOST_TERMS), spans.length - MOST_TERMS];
  const all = new Intl.ListFormat('en').format([...shown, ...(more > 0 ? [`in ${more} more terms`] : [])]);
  return `Terms of office are recorded for ${name} ${all}. Other terms and days may not be recorded, even if visits name the office.`;
}

function includes(term: { first: string; last: string }, { first, last }: Window): boolean {
  return first !== undefined && last !== undefined && new Date(term.first) <= first && last <= new Date(term.last);
}

/** Unites the terms that share days. */
function merged(terms: readonly { first: string; last: string }[]) {
  const found: { first: string; last: string }[] = [];
  for (const term of terms.toSorted((a, b) => (a.first < b.first ? -1 : 1))) {
    const before = found.at(-1);
    if (before && term.first <= before.last) before.last = term.last > before.last ? term.last : before.last;
    else found.push({ ...term });
  }
  return found;
}
