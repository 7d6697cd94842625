import { dateInWords, dateLabel } from '../../model/dates/date-label.js';
import type { Window } from './conditions.js';

/** A term of office: the first and the last day on which the sources place the person in it; null if no source gives one. */
export interface RecordedTerm {
  first: string | null;
  last: string | null;
  /** The start and the end as sources give them, as EDTF; null if they only place the person in office on some day. */
  since: string | null;
  until: string | null;
}

export interface OfficeHolder {
  name: string;
  terms: readonly RecordedTerm[];
}

/** The maximum number of terms that a note lists. */
const MOST_TERMS = 8;

/** Says which terms of office are recorded for a person, for visits that begin in a window. Null if one includes all of it. */
export function termsNote({ name, terms }: OfficeHolder, window: Window): string | null {
  const dated = terms.flatMap(({ first, last, since, until }) =>
    (first ?? last) === null ? [] : [{ first: first ?? last!, last: last ?? first!, since, until }],
  );
  if (dated.length === 0) return `No term of office is recorded for ${name}, even if visits name an office.`;
  if (dated.some((term) => includes(term, window))) return null;
  const spans = merged(dated).map(({ first, last, since, until }) => {
    const [began, ended] = [since ? dateLabel(since) : dateInWords(first), until ? dateLabel(until) : dateInWords(last)];
    if (first !== last) return `from ${began} to ${ended}`;
    if (Boolean(since) === Boolean(until)) return `on ${began}`;
    return since ? `from ${began}` : `until ${ended}`;
  });
  const [shown, more] = [spans.slice(0, MOST_TERMS), spans.length - MOST_TERMS];
  const all = new Intl.ListFormat('en').format([...shown, ...(more > 0 ? [`in ${more} more terms`] : [])]);
  return `Terms of office are recorded for ${name} ${all}. Other terms and days may not be recorded, even if visits name the office.`;
}

function includes(term: { first: string; last: string }, { first, last }: Window): boolean {
  return first !== undefined && last !== undefined && new Date(term.first) <= first && last <= new Date(term.last);
}

type DatedTerm = RecordedTerm & { first: string; last: string };

/** Unites the terms that share days. */
function merged(terms: readonly DatedTerm[]): DatedTerm[] {
  const found: DatedTerm[] = [];
  for (const term of terms.toSorted((a, b) => (a.first < b.first ? -1 : 1))) {
    const before = found.at(-1);
    if (!before || term.first > before.last) found.push({ ...term });
    else if (term.last > before.last) Object.assign(before, { last: term.last, until: term.until });
  }
  return found;
}
