import { distance } from 'fastest-levenshtein';
import { fold } from '../../model/fold.js';

// The similarity of two names. It ranks the results of the store's search.

export interface Likeness {
  /** The share of both names' letters that are in paired words, from 0 to 1. */
  score: number;
  /** How the words of both names pair up; null if some words have no counterpart. */
  whole: 'equal' | 'misspelled' | 'initials' | null;
}

/** The weights of unequal word pairs: misspelled words, and an initial with its word. */
const [MISSPELLED, INITIAL] = [0.9, 0.7];
/** With more misspellings, it counts as another name. */
const MOST_EDITS = 2;
/** Short names of different people may differ by one letter: Jong-un, Jong-il, Yong-un. */
const [SHORTEST_SWAPPED, SHORTEST_MISSED, SHORTEST_CHANGED, TWICE] = [4, 5, 6, 9];
const ROMAN = /^[ivx]+$/;

export const NOTHING_ALIKE: Likeness = { score: 0, whole: null };

/** The words of a name, folded: Kim Jong-un has three. An initial is a word. */
export function nameWords(name: string): string[] {
  return fold(name).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Compares the words of two names, in any order: the surname may come first. */
export function likeness(given: string, name: string): Likeness {
  const [left, right] = [nameWords(given), nameWords(name)];
  if (left.length === 0 || right.length === 0) return NOTHING_ALIKE;
  if (left.join('') === right.join('')) return { score: 1, whole: 'equal' };
  const pairs = paired(left, right);
  const all = letters(left) + letters(right);
  const score = pairs.reduce((sum, { words, worth }) => sum + worth * letters(words), 0) / all;
  return { score, whole: wholeOf(pairs, left, right) };
}

interface Pair {
  words: [string, string];
  worth: number;
  edits: number;
}

const letters = (words: readonly string[]) => words.reduce((sum, word) => sum + word.length, 0);

/** Pairs equal words, then similar ones, then initials. Each word is used once. */
function paired(left: readonly string[], right: readonly string[]): Pair[] {
  const [lefts, rights, pairs] = [[...left], [...right], [] as Pair[]];
  const pair = (worth: number, fits: (a: string, b: string) => number | null) => {
    for (const a of [...lefts]) {
      const fitting = rights.flatMap((b, at) => {
        const edits = fits(a, b);
        return edits === null ? [] : [{ b, at, edits }];
      });
      const [best] = fitting.sort((one, other) => one.edits - other.edits);
      if (!best) continue;
      pairs.push({ words: [a, best.b], worth, edits: best.edits });
      lefts.splice(lefts.indexOf(a), 1);
      rights.splice(best.at, 1);
    }
  };
  pair(1, (a, b) => (a === b ? 0 : null));
  pair(MISSPELLED, misspelling);
  pair(INITIAL, (a, b) => (isInitial(a, b) || isInitial(b, a) ? 0 : null));
  return pairs;
}

/** The number of typing errors between two words; null if they are different words. */
function misspelling(a: string, b: string): number | null {
  const longest = Math.max(a.length, b.length);
  if (isSwapped(a, b)) return longest >= SHORTEST_SWAPPED ? 1 : null;
  if (longest < SHORTEST_MISSED || Math.abs(a.length - b.length) > MOST_EDITS) return null;
  const edits = distance(a, b);
  if (edits === 1) return a.length !== b.length || longest >= SHORTEST_CHANGED ? 1 : null;
  return edits === MOST_EDITS && longest >= TWICE ? edits : null;
}

/** Whether two adjacent letters are swapped. */
function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const at = [...a].findIndex((letter, index) => letter !== b[index]);
  return at >= 0 && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

/** Whether a letter is the initial of a word. The I of Juan Carlos I is not an initial of II. */
function isInitial(letter: string, word: string): boolean {
  return letter.length === 1 && word.length > 1 && word.startsWith(letter) && !ROMAN.test(word);
}

function wholeOf(pairs: readonly Pair[], left: readonly string[], right: readonly string[]): Likeness['whole'] {
  if (pairs.length < left.length || pairs.length < right.length) return null;
  if (pairs.some(({ worth }) => worth === INITIAL)) return pairs.some(({ words }) => words[0] === words[1]) ? 'initials' : null;
  const edits = pairs.reduce((sum, pair) => sum + pair.edits, 0);
  if (edits === 0) return 'equal';
  return edits <= MOST_EDITS ? 'misspelled' : null;
}
