import { escapePattern } from '../../shared/escape-pattern.js';
import type { CodePoints } from './code-points.js';

/** A passage of a text. Offsets are code points; the end is exclusive. */
export interface FoundPassage {
  start: number;
  end: number;
}

/** Marks words that a quotation leaves out. */
const LEFT_OUT = /\s(?:…|\.{3}|\[(?:…|\.{3})\])\s/;
/** The maximum number of places to find. Words that occur at more places do not identify a passage. */
export const MOST_PLACES = 100;

/**
 * Returns the places where a text contains these words, ignoring differences in white space. If there are none and the words are
 * written `first … last`, returns the passages from the first words to the next occurrence of the last. Returns at most
 * `MOST_PLACES` + 1 places.
 */
export function findQuotation(text: CodePoints, words: string): FoundPassage[] {
  const whole = placesOf(text.text, [words]);
  const found = whole.length > 0 ? whole : placesOf(text.text, interruptedParts(words));
  return found.map(({ start, end }) => ({ start: text.fromUnits(start), end: text.fromUnits(end) }));
}

/** Splits a quotation at the words it leaves out. */
export function interruptedParts(words: string): string[] {
  return words.split(LEFT_OUT);
}

/**
 * Finds where the parts occur one after the other, in UTF-16 units. Each result begins with an occurrence of the first part and
 * ends with the next occurrence of the last.
 */
function placesOf(text: string, parts: string[]): FoundPassage[] {
  const searches = parts.map((part) => searchOf(text, part));
  const places: FoundPassage[] = [];
  for (let from = 0; places.length <= MOST_PLACES;) {
    const first = searches[0]!(from);
    let last = first;
    for (const next of searches.slice(1)) last = last && next(last.end);
    if (!first || !last) break;
    places.push({ start: first.start, end: last.end });
    from = first.start + (text.codePointAt(first.start)! > 0xffff ? 2 : 1); // places may overlap
  }
  return places;
}

/**
 * Returns a function that finds the next place of a part from an offset. Offsets must not decrease, since a place that is
 * still ahead is reused.
 */
function searchOf(text: string, part: string): (from: number) => FoundPassage | null {
  const pattern = patternOf(part);
  let place: FoundPassage | null = { start: -1, end: -1 };
  return (from) => {
    if (!pattern || !place || place.start >= from) return pattern && place;
    pattern.lastIndex = from;
    const match = pattern.exec(text);
    place = match && { start: match.index, end: match.index + match[0].length };
    return place;
  };
}

function patternOf(words: string): RegExp | null {
  const escaped = wordsOf(words).map(escapePattern);
  return escaped.length === 0 ? null : new RegExp(escaped.join('\\s+'), 'gu');
}

function wordsOf(words: string): string[] {
  return words.split(/\s+/).filter((word) => word !== '');
}

const SHOWN_WORDS = 5;

/** Explains why a quotation is not in a text. Empty if no explanation is found. */
export function explainAbsence(text: CodePoints, words: string): string {
  const parts = interruptedParts(words);
  const absent = parts.find((part) => placesOf(text.text, [part]).length === 0);
  if (absent === undefined) return `: ${inQuotationMarks(parts.at(-1)!)} does not come after ${inQuotationMarks(parts[0]!)}`;
  const similar = similarTo(text, words) || similarTo(text, absent);
  if (similar) return similar;
  if (parts.length > 1) return `: it does not contain ${inQuotationMarks(absent)}`;
  const all = wordsOf(absent);
  const known = longestStart(text.text, all);
  if (known === 0) return '';
  const [found] = placesOf(text.text, [all.slice(0, known).join(' ')]);
  const follows = wordsOf(text.text.slice(found!.end, found!.end + 200)).slice(0, SHOWN_WORDS);
  const instead = all.slice(known, known + SHOWN_WORDS);
  return `: on line ${lineOf(text, found!)}, ${inQuotationMarks(text.text.slice(found!.start, found!.end))} is followed by ${inQuotationMarks(follows.join(' '))}, not by ${inQuotationMarks(instead.join(' '))}`;
}

/** Finds words, ignoring case and variants of punctuation, such as curly quotation marks. */
function similarTo(text: CodePoints, words: string): string {
  const [place] = placesOf(plain(text.text), [plain(words)]);
  if (!place) return '';
  return `: did you mean ${inQuotationMarks(text.text.slice(place.start, place.end))} on line ${lineOf(text, place)}?`;
}

function lineOf(text: CodePoints, { start }: FoundPassage): number {
  return text.lineOf(text.fromUnits(start));
}

/**
 * Returns how many of the words, starting with the first, occur consecutively in the text. Uses binary search, since shorter
 * runs occur wherever longer ones do.
 */
function longestStart(text: string, words: string[]): number {
  let [low, high] = [0, words.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (placesOf(text, [words.slice(0, middle).join(' ')]).length > 0) low = middle;
    else high = middle - 1;
  }
  return low;
}

const PLAIN: Partial<Record<string, string>> = { '‘': "'", '’': "'", '“': '"', '”': '"', '–': '-', '—': '-', '‑': '-' };

/** Replaces capitals and typographic marks with plain characters. The length stays the same. */
function plain(text: string): string {
  const lower = text.toLowerCase();
  return (lower.length === text.length ? lower : text).replace(/[‘’“”–—‑]/g, (mark) => PLAIN[mark]!);
}

export function inQuotationMarks(words: string): string {
  const short = words.length > 100 ? `${words.slice(0, 100)}…` : words;
  return JSON.stringify(short);
}
