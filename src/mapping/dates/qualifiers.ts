import { fold } from '../../claims/fold.js';

/** Words that stand beside a date, by what they say of it. */
export interface Qualifiers {
  /** The date is about that: `~` in EDTF. */
  approximate: readonly string[];
  /** The date may be wrong: `?` in EDTF. */
  uncertain: readonly string[];
}

export const ENGLISH: Qualifiers = {
  approximate: ['circa', 'ca.', 'ca', 'c.', 'c', 'about', 'approximately', 'approx.', '~'],
  uncertain: ['probably', 'possibly', 'perhaps', '(?)', '[?]', '?'],
};

/** Takes the words before and after a date off it, and gives the qualifier that EDTF has for them: `~`, `?`, `%` for both. */
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

/** The value without a word before or after it; null if it has none, or nothing else. */
function without(word: string, value: string): string | null {
  const [length, isWord] = [word.length, (text: string) => fold(text) === fold(word)];
  if (value.length <= length) return null;
  const joins = (letter: string, next: string) => /\p{L}/u.test(letter) && /\p{L}/u.test(next);
  if (isWord(value.slice(0, length)) && !joins(word.at(-1)!, value[length]!)) return value.slice(length).trim();
  if (isWord(value.slice(-length)) && !joins(word[0]!, value.at(-length - 1)!)) return value.slice(0, -length).trim();
  return null;
}
