import { isNegation, isPronoun, type Word } from './words.js';

/** A change of words, by positions in the two lists. An empty range is where words were left out or inserted. */
export interface Change {
  given: readonly [from: number, to: number];
  stored: readonly [from: number, to: number];
}

/** Where a passage contains the words of a quotation, as positions in its list of words. */
export interface Verbatim {
  from: number;
  to: number;
  /** The changes made by ellipses and brackets. */
  changes: Change[];
  /** Whether the changes preserve the meaning: no ellipsis omits a negation, and no brackets contain one. */
  isFaithful: boolean;
}

/**
 * Finds the words of a quotation in a passage, consecutively. Only the case of the first letter, a final comma or full stop,
 * ellipses, and insertions in brackets, in the quotation or the passage, may differ. Prefers a place where these differences
 * preserve the meaning.
 */
export function findVerbatim(given: readonly Word[], stored: readonly Word[]): Verbatim | null {
  const parts = partsOf(given);
  if (parts.length === 0) return null;
  let found: Verbatim | null = null;
  for (let from = 0; from < stored.length && !found?.isFaithful; from++) {
    const place = placeFrom(parts, given, stored, from);
    if (place) found = !found || place.isFaithful ? place : found;
  }
  return found;
}

/** Positions of the words between two ellipses. */
type Part = readonly [from: number, to: number];

const isFinal = (word: Word | undefined) => word?.kind === 'mark' && (word.key === ',' || word.key === '.');

function partsOf(given: readonly Word[]): Part[] {
  const parts: Part[] = [];
  let start = 0;
  for (let at = 0; at <= given.length; at++) {
    if (at < given.length && given[at]!.kind !== 'gap') continue;
    let [from, to] = [start, at];
    while (to > from && isFinal(given[to - 1])) to--;
    while (from < to && from > 0 && isFinal(given[from])) from++;
    if (given.slice(from, to).some(({ kind }) => kind === 'word')) parts.push([from, to]);
    start = at + 1;
  }
  return parts;
}

function placeFrom(parts: readonly Part[], given: readonly Word[], stored: readonly Word[], from: number): Verbatim | null {
  const first = matchPart(parts[0]!, given, stored, from);
  if (!first) return null;
  const changes = [...first.changes];
  let { to } = first;
  let isFaithful = first.isFaithful;
  for (const part of parts.slice(1)) {
    let next: Matched | null = null;
    let at = to;
    for (; at < stored.length && !next; at++) next = matchPart(part, given, stored, at);
    if (!next) return null;
    const begins = at - 1;
    const leftOut = stored.slice(to, begins);
    if (leftOut.some(({ kind }) => kind === 'word')) changes.push({ given: [part[0], part[0]], stored: [to, begins] });
    isFaithful &&= next.isFaithful && !leftOut.some(isNegation);
    changes.push(...next.changes);
    to = next.to;
  }
  return { from, to, changes, isFaithful };
}

type Matched = Omit<Verbatim, 'from'>;

/** Matches consecutive words from a position. */
function matchPart([from, to]: Part, given: readonly Word[], stored: readonly Word[], at: number): Matched | null {
  const failed = new Set<number>();
  const match = (index: number, place: number): Matched | null => {
    let [i, j] = [index, place];
    for (; i < to && given[i]!.kind !== 'insertion'; i++, j++) {
      while (i > from && stored[j]?.isEditorial && stored[j]!.key !== given[i]!.key && !isNegation(stored[j]!)) j++;
      if (!stored[j] || !isSame(given[i]!, stored[j]!, isFirst(i))) return null;
    }
    if (i === to) return { to: j, changes: [], isFaithful: true };
    const key = i * (stored.length + 1) + j;
    if (failed.has(key)) return null;
    const inner = given[i]!.inner!;
    const isKept = inner.length > 0 && inner.every((word, offset) => stored[j + offset]?.key === word.key);
    const options = [
      ...(isKept ? [[j + inner.length, false] as const] : []),
      [j, true] as const,
      ...(stored[j] && isPronoun(stored[j]!) ? [[j + 1, true] as const] : []),
    ];
    for (const [next, isChange] of options) {
      const rest = match(i + 1, next);
      if (!rest) continue;
      const change: Change = { given: [i, i + 1], stored: [j, next] };
      const changes = isChange ? [change, ...rest.changes] : rest.changes;
      return { to: rest.to, changes, isFaithful: rest.isFaithful && !(isChange && inner.some(isNegation)) };
    }
    failed.add(key);
    return null;
  };
  const isFirst = (index: number) => index === from;
  return match(from, at);
}

function isSame(given: Word, stored: Word, mayBeRecased: boolean): boolean {
  return given.key === stored.key || ((mayBeRecased || given.isRecased === true) && given.loose === stored.loose);
}
