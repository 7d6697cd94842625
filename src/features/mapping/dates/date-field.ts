import { fold } from '../../../model/fold.js';
import { oneValue, type Picked } from '../values/pick.js';
import type { ReadField } from '../values/field.js';
import type { DateValue } from '../value-shapes.js';
import { dateReader, type Dates } from './date-form.js';

/** Which end of a range is read. */
type Side = 'start' | 'end';

/** Compiles a reader for a date. From a cell with a range, it reads the start or the end. */
export function dateField(value: DateValue, side: Side): ReadField {
  const pick = oneValue(value as Picked);
  const read = datesReader(value);
  return (cells, fault, miss) => {
    const picked = pick(cells, fault, miss);
    if (picked === null) return null;
    const { column, text } = picked;
    const dates = [...new Set(read(text).map((found) => found[side]))];
    if (dates.length === 1) return dates[0];
    const printed = JSON.stringify(text);
    if (dates.length === 0) {
      fault({ column, code: 'date-form', message: `${printed} is not a date of the form ${value.formats.join(' or ')}` });
    } else fault({ column, code: 'date-ambiguous', message: `${printed} may be ${dates.join(' or ')}` });
    return null;
  };
}

/** Returns a function that reads every date that a text may mean in a mapping's forms, as EDTF with its qualifier. */
function datesReader({ formats, language, pivot, qualifiers }: DateValue): (text: string) => Dates[] {
  const readers = formats.map((form) => dateReader(form, { languages: [language].flat(), pivot }));
  const words = qualifiers === true ? ENGLISH : qualifiers;
  const unqualified = words ? qualifierReader(words) : (text: string) => [text, ''] as const;
  return (text) => {
    const [date, mark] = unqualified(text);
    return readers.flatMap((read) => read(date)).map(({ start, end }) => ({ start: start + mark, end: end + mark }));
  };
}

/** Words next to a date that qualify it, by meaning. */
interface Qualifiers {
  /** The date is approximate: `~` in EDTF. */
  approximate: readonly string[];
  /** The date is uncertain: `?` in EDTF. */
  uncertain: readonly string[];
}

export const ENGLISH: Qualifiers = {
  approximate: ['circa', 'ca.', 'ca', 'c.', 'c', 'about', 'approximately', 'approx.', '~'],
  uncertain: ['probably', 'possibly', 'perhaps', '(?)', '[?]', '?'],
};

/** Strips qualifying words before and after a date, and returns the EDTF qualifier for them: `~`, `?`, or `%` for both. */
export function qualifierReader({ approximate, uncertain }: Qualifiers): (value: string) => [date: string, mark: string] {
  const words = [...approximate.map((word) => ({ word, mark: '~' })), ...uncertain.map((word) => ({ word, mark: '?' }))].sort(
    (a, b) => b.word.length - a.word.length,
  );
  return (value) => {
    const marks = new Set<string>();
    let rest = value.trim();
    for (;;) {
      const found = words.find(({ word }) => without(word, rest) !== null);
      if (!found) return [rest, marks.size > 1 ? '%' : [...marks].join('')];
      marks.add(found.mark);
      rest = without(found.word, rest)!;
    }
  };
}

/** Strips a word before or after the value; null if the value does not have the word, or has nothing else. */
function without(word: string, value: string): string | null {
  const [length, isWord] = [word.length, (text: string) => fold(text) === fold(word)];
  if (value.length <= length) return null;
  const joins = (letter: string, next: string) => /\p{L}/u.test(letter) && /\p{L}/u.test(next);
  if (isWord(value.slice(0, length)) && !joins(word.at(-1)!, value[length]!)) return value.slice(length).trim();
  if (isWord(value.slice(-length)) && !joins(word[0]!, value.at(-length - 1)!)) return value.slice(0, -length).trim();
  return null;
}
