import { sentencesIn } from '../../drafting/language/sentences.js';
import { align, weightOf } from './align.js';
import { type Change, findVerbatim } from './verbatim.js';
import { isNegation, passageWords, quotedWords, type Word } from './words.js';

/** A quotation, prepared for comparison with many passages. */
export interface Quotation {
  text: string;
  words: readonly Word[];
  /** The number of its words, excluding those in brackets. */
  length: number;
  /** Whether the sentence around it negates it: he did not say “yes”. */
  isNegated: boolean;
  /** Whether it begins and ends as a sentence does. */
  isSentence: boolean;
}

/** Words that a source prints. */
export interface Passage {
  text: string;
  words: readonly Word[];
}

/** A word that was replaced, inserted or left out. */
export interface Difference {
  kind: 'REPLACED' | 'INSERTED' | 'LEFT_OUT';
  given: string;
  stored: string;
}

/** A quotation compared with a passage. Offsets are UTF-16 units of the passage; the end is exclusive. */
export interface Comparison {
  start: number;
  end: number;
  isVerbatim: boolean;
  /** From 0 to 1. */
  similarity: number;
  differences: Difference[];
  /** For each word of the quotation, whether the passage has it in the same order. */
  matched: readonly boolean[];
}

/** A quotation is attributed to a passage that contains this share of its words, by weight. */
const CLEAR = 0.6;
/** The number of consecutive words that establish the origin of a part of a spliced quotation. */
const SHOWS = 3;

/** Skips the closing mark of a quotation. */
const ENDS_SENTENCE = /^[^\p{L}\p{N}.,;:!?\n]*(?:[.!?\n]|$)/u;

/** @param before the text before the quotation @param after the text after its words */
export function readQuotation(text: string, before = '', after = ''): Quotation {
  const words = quotedWords(text);
  const sentence = passageWords(before.slice(-200));
  const begins = sentence.findLastIndex(({ kind, key }) => kind === 'mark' && /[.!?…]/.test(key));
  const last = words.at(-1);
  const isEnded = last?.kind === 'word' ? ENDS_SENTENCE.test(after.slice(0, 20)) : /[.!?]/.test(last?.key ?? '');
  return {
    ...{ text, words },
    isSentence: isEnded && /^[\p{Lu}…]/u.test(words[0]!.key),
    length: words.filter(({ kind }) => kind === 'word').length,
    isNegated: sentence.slice(begins + 1).some(isNegation),
  };
}

export const readPassage = (text: string): Passage => ({ text, words: passageWords(text) });

/** Compares a quotation with a passage that contains its words consecutively; null if it does not. */
export function compareVerbatim(quotation: Quotation, passage: Passage): Comparison | null {
  const found = findVerbatim(quotation.words, passage.words);
  return found && ofVerbatim(quotation, passage, found);
}

/** Compares a quotation with the most similar part of a passage; null if they have no word in common. */
export function compareAligned(quotation: Quotation, passage: Passage): Comparison | null {
  const aligned = align(quotation.words, passage.words);
  if (!aligned) return null;
  const { from, to, matched } = aligned;
  const common = quotation.words.filter(({ kind }, index) => kind === 'word' && matched[index]).length;
  const span = passage.words.slice(from, to).filter(({ kind }) => kind === 'word').length;
  const changes = aligned.changes.map((change) => replacedAtEnds(change, quotation, passage));
  const differences = changes.flatMap((change) => differenceOf(change, quotation, passage));
  differences.push(...cutOff(quotation, passage, Math.max(to, ...changes.map(({ stored }) => stored[1]))));
  return {
    ...placeOf(passage, from, to),
    isVerbatim: false,
    // Less than 1, which stands for identical words.
    similarity: Math.min(common / Math.max(quotation.length, span, 1), 0.99),
    differences,
    matched,
  };
}

/** The maximum number of words at either end of a quotation that may replace as many words of the passage. */
const MOST_REPLACED = 3;
/** The maximum number of words that may be left out next to them. */
const MOST_OMITTED = 8;

/**
 * An aligned part of a passage may begin and end anywhere, so words replaced at the ends of the quotation look inserted, and so
 * do words that stand a little further away.
 */
function replacedAtEnds(change: Change, { words }: Quotation, passage: Passage): Change {
  const { given, stored } = change;
  const [isFirst, isLast] = [given[0] === 0, given[1] === words.length];
  let left = words.slice(...given).filter(({ kind }) => kind === 'word').length;
  if (stored[0] < stored[1] || isFirst === isLast || left > MOST_REPLACED) return change;
  const own = words.slice(...given).map(({ loose }) => loose);
  for (let away = 1; away <= MOST_OMITTED; away++) {
    const at = isFirst ? stored[0] - away - own.length : stored[1] + away;
    const isSame = at >= 0 && own.every((loose, index) => passage.words[at + index]?.loose === loose);
    if (!isSame) continue;
    const place = isFirst ? given[1] : given[0];
    return { given: [place, place], stored: isFirst ? [at + own.length, stored[0]] : [stored[1], at] };
  }
  let [from, to] = stored;
  while (left > 0 && (isFirst ? from > 0 : to < passage.words.length)) {
    if (passage.words[isFirst ? --from : to++]!.kind === 'word') left--;
  }
  return { given, stored: [from, to] };
}

function ofVerbatim(quotation: Quotation, passage: Passage, found: NonNullable<ReturnType<typeof findVerbatim>>): Comparison {
  const negation = found.from > 0 && !quotation.isNegated ? passage.words[found.from - 1]! : null;
  const isClipped = negation !== null && negation.kind === 'word' && isNegation(negation);
  const from = isClipped ? found.from - 1 : found.from;
  const differences = found.changes.flatMap((change) => differenceOf(change, quotation, passage));
  if (isClipped) differences.unshift({ kind: 'LEFT_OUT', given: '', stored: textOf(passage, from, from + 1) });
  differences.push(...cutOff(quotation, passage, found.to));
  return {
    ...placeOf(passage, from, found.to),
    isVerbatim: found.isFaithful && !isClipped,
    similarity: isClipped || !found.isFaithful ? 0.99 : 1,
    differences,
    matched: quotation.words.map(() => true),
  };
}

/** Returns the words that follow in the passage's sentence, if the quotation ends like a complete one. */
function cutOff({ isSentence }: Quotation, passage: Passage, from: number): Difference[] {
  const stored = isSentence ? restOfSentence(passage, from) : '';
  return stored === '' ? [] : [{ kind: 'LEFT_OUT', given: '', stored }];
}

/** Returns the rest of a sentence from a position, without its final punctuation. */
function restOfSentence(passage: Passage, from: number): string {
  const { text, words } = passage;
  const sentence = sentencesIn(text).find(({ end }) => end >= words[from - 1]!.end)!;
  const to = words.findLastIndex(({ kind, end }) => kind === 'word' && end <= sentence.end) + 1;
  return textOf(passage, from, to);
}

/** Whether the quotation is clearly from the passage, with changes. */
export function isFrom(quotation: Quotation, { matched, similarity }: Comparison): boolean {
  const isCompact = longestRun(quotation, matched) >= 2 || similarity >= CLEAR;
  return isCompact && partOf(quotation, matched) >= CLEAR;
}

/** Returns the positions of two passages from which a quotation was spliced; empty if it was not. */
export function splicedFrom(quotation: Quotation, comparisons: readonly Comparison[]): number[] {
  const runs = comparisons.map(({ matched }) => runsOf(quotation, matched));
  for (const [one, first] of runs.entries()) {
    for (const [other, second] of runs.entries()) {
      if (other <= one || !adds(quotation, first, second) || !adds(quotation, second, first)) continue;
      if (
        partOf(
          quotation,
          first.map((has, index) => has || second[index]!),
        ) >= CLEAR
      )
        return [one, other];
    }
  }
  return [];
}

/** Whether one passage has consecutive words that the other lacks. */
function adds(quotation: Quotation, one: readonly boolean[], other: readonly boolean[]): boolean {
  const own = one.map((has, index) => has && !other[index]);
  return longestRun(quotation, own) >= SHOWS;
}

/** Keeps only matches of several consecutive words, which are unlikely to be coincidental. */
function runsOf({ words }: Quotation, matched: readonly boolean[]): boolean[] {
  const kept = matched.map(() => false);
  for (let from = 0; from < matched.length;) {
    let to = from;
    while (to < matched.length && matched[to]) to++;
    const length = words.slice(from, to).filter(({ kind }) => kind === 'word').length;
    if (length >= SHOWS) kept.fill(true, from, to);
    from = to + 1;
  }
  return kept;
}

function longestRun({ words }: Quotation, matched: readonly boolean[]): number {
  let [longest, run] = [0, 0];
  for (const [index, { kind }] of words.entries()) {
    if (kind === 'word') run = matched[index] ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}

/** Returns the share of a quotation's words that a passage has, in which telling words weigh more. */
export function partOf({ words }: Quotation, matched: readonly boolean[]): number {
  let [all, common] = [0, 0];
  for (const [index, word] of words.entries()) {
    if (word.kind !== 'word') continue;
    const weight = weightOf(word);
    all += weight;
    if (matched[index]) common += weight;
  }
  return all === 0 ? 0 : common / all;
}

function placeOf({ words }: Passage, from: number, to: number): Pick<Comparison, 'start' | 'end'> {
  return { start: words[from]!.start, end: words[to - 1]!.end };
}

function differenceOf({ given, stored }: Change, quotation: Quotation, passage: Passage): Difference[] {
  const isLast = given[1] === quotation.words.length;
  const changed = quotation.words.slice(...given).filter(({ kind }) => kind !== 'gap');
  if (isLast && changed.every(({ key }) => key === '.' || key === ',') && stored[0] === stored[1]) return [];
  const [first, last] = [changed[0], changed.at(-1)];
  const words = first ? quotation.text.slice(first.start, last!.end) : '';
  const originals = textOf(passage, ...stored);
  if (words === '' && originals === '') return [];
  return [{ kind: words === '' ? 'LEFT_OUT' : originals === '' ? 'INSERTED' : 'REPLACED', given: words, stored: originals }];
}

function textOf({ text, words }: Passage, from: number, to: number): string {
  return to > from ? text.slice(words[from]!.start, words[to - 1]!.end) : '';
}
