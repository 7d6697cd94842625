import type { Change } from './verbatim.js';
import { isFrequent, isNegation, isNumber, type Word } from './words.js';

/** How the words of a quotation align with those of a passage. Aligned words need not be equal. */
export interface Alignment {
  /** The words of the passage from the first to the last that correspond to a word of the quotation. */
  from: number;
  to: number;
  changes: Change[];
  /** For each word of the quotation, whether it corresponds to an equal word. */
  matched: readonly boolean[];
}

/** The maximum number of words to align. Only the beginning of a longer quotation is compared. */
const MOST_WORDS = 1_000;
/** The cost of a word that appears on only one side, as a fraction of its weight. */
const [INSERTED, LEFT_OUT] = [0.3, 0.1];

/**
 * The weight of a word as evidence for the origin of a quotation. Negations and numbers have none, so that a quotation in which
 * they were changed is still recognized.
 */
export function weightOf(word: Word): number {
  if (word.kind !== 'word') return word.kind === 'mark' ? 0.05 : 0;
  if (isNegation(word)) return 0;
  return isNumber(word) || isFrequent(word) ? 0.25 : 1;
}

/** Aligns a quotation with the most similar part of a passage; null if they have no word in common. */
export function align(quotation: readonly Word[], stored: readonly Word[]): Alignment | null {
  const given = quotation.length > MOST_WORDS ? quotation.slice(0, MOST_WORDS) : quotation;
  const [rows, columns] = [given.length + 1, stored.length + 1];
  const score = new Float32Array(rows * columns);
  const step = new Uint8Array(rows * columns);
  for (let i = 1; i < rows; i++) {
    const word = given[i - 1]!;
    const isGap = word.kind === 'gap';
    const weight = Math.max(weightOf(word), 0.01);
    const cost = word.kind === 'word' ? INSERTED * weight : 0;
    for (let j = 0; j < columns; j++) {
      const at = i * columns + j;
      let [best, by] = [score[at - columns]! - cost, UP];
      if (j > 0) {
        const left = score[at - 1]! - (isGap ? 0 : LEFT_OUT);
        if (left > best) [best, by] = [left, LEFT];
        if (!isGap && isLike(word, stored[j - 1]!)) {
          const both = score[at - columns - 1]! + weight;
          if (both >= best) [best, by] = [both, BOTH];
        }
      }
      score[at] = best;
      step[at] = by;
    }
  }
  let end = 0;
  const last = (rows - 1) * columns;
  for (let j = 1; j < columns; j++) if (score[last + j]! > score[last + end]!) end = j;
  return traced(given, stored, quotation.length, step, columns, end);
}

const [UP, LEFT, BOTH] = [0, 1, 2];

function isLike(given: Word, stored: Word): boolean {
  return given.kind === stored.kind && given.loose === stored.loose;
}

function traced(
  given: readonly Word[],
  stored: readonly Word[],
  length: number,
  step: Uint8Array,
  columns: number,
  end: number,
): Alignment | null {
  const matched = Array.from({ length }, () => false);
  const pairs: [number, number][] = [];
  for (let [i, j] = [given.length, end]; i > 0;) {
    const by = step[i * columns + j]!;
    if (by === BOTH) pairs.push([--i, --j]);
    else if (by === LEFT) j--;
    else i--;
  }
  pairs.reverse();
  if (pairs.length === 0) return null;
  for (const [i] of pairs) matched[i] = true;
  const [from, to] = [pairs[0]![1], pairs.at(-1)![1] + 1];
  const changes: Change[] = [];
  let [i, j] = [0, from];
  const equal = pairs.filter(([one, other]) => given[one]!.key === stored[other]!.key || isBeginning(given, one));
  for (const [nextGiven, nextStored] of [...equal, [given.length, to] as const]) {
    if (nextGiven > i || nextStored > j) changes.push({ given: [i, nextGiven], stored: [j, nextStored] });
    [i, j] = [nextGiven + 1, nextStored + 1];
  }
  return { from, to, changes, matched };
}

/** Whether the case of its first letter may differ. */
const isBeginning = (given: readonly Word[], at: number) =>
  at === 0 || given[at - 1]!.kind === 'gap' || given[at]!.isRecased === true;
