import { countCodePoints } from '../../../model/text/code-points.js';
import {
  compare,
  type Comparison,
  type Difference,
  isFrom,
  type Quotation,
  readPassage,
  splicedFrom,
} from '../compare/compare.js';
import type { Candidate } from './candidates.js';

export interface Match {
  statementId: string | null;
  sourceId: string;
  /** In code points of the text of the source. */
  start: number;
  end: number;
  exact: string;
  similarity: number;
  isVerbatim: boolean;
  differences: Difference[];
}

/** The number of passages that are aligned with a quotation. Those with the most words in common are chosen. */
const MOST_COMPARED = 10;

/**
 * Returns the passages from which a quotation comes, best first; for a spliced quotation, both. `pause` runs after each
 * comparison.
 */
export async function findMatches(
  quotation: Quotation,
  candidates: readonly Candidate[],
  pause: () => Promise<void>,
): Promise<Match[]> {
  const compared: { candidate: Candidate; comparison: Comparison }[] = [];
  for (const candidate of likeliest(quotation, candidates)) {
    const comparison = compare(quotation, readPassage(candidate.text));
    if (comparison) compared.push({ candidate, comparison });
    await pause();
  }
  compared.sort((a, b) => b.comparison.similarity - a.comparison.similarity);
  const comparisons = compared.map(({ comparison }) => comparison);
  const spliced = comparisons.some(({ isVerbatim }) => isVerbatim) ? [] : splicedFrom(quotation, comparisons);
  const kept = compared.filter(
    ({ comparison }, index) => comparison.isVerbatim || isFrom(quotation, comparison) || spliced.includes(index),
  );
  const matches = kept.map(({ candidate, comparison }) => placed(candidate, comparison));
  matches.sort((a, b) => Number(b.isVerbatim) - Number(a.isVerbatim) || b.similarity - a.similarity || rank(a) - rank(b));
  return matches.filter((match, index) => !matches.slice(0, index).some((better) => isSamePlace(better, match)));
}

/**
 * Keeps the passages with the most words in common, including all that tie for the last place: which of these is nearest
 * depends on the order of their words.
 */
function likeliest(quotation: Quotation, candidates: readonly Candidate[]): readonly Candidate[] {
  if (candidates.length <= MOST_COMPARED) return candidates;
  const own = wordSet(quotation.text);
  const scored = candidates.map((candidate) => ({ candidate, common: commonWords(own, candidate.text) }));
  const least = scored.map(({ common }) => common).toSorted((a, b) => b - a)[MOST_COMPARED - 1]!;
  return scored.flatMap(({ candidate, common }) => (common >= least ? [candidate] : []));
}

function commonWords(own: ReadonlySet<string>, text: string): number {
  return [...wordSet(text)].filter((word) => own.has(word)).length;
}

const wordSet = (text: string) => new Set(text.toLowerCase().match(/\p{Script=Han}|[\p{L}\p{N}]+/gu));

const rank = ({ statementId }: Match) => (statementId === null ? 1 : 0);

/** Whether a match in a text covers the words that a statement cites. */
function isSamePlace(better: Match, match: Match): boolean {
  if (better.sourceId !== match.sourceId) return false;
  return match.statementId === null && better.start < match.end && better.end > match.start;
}

/** A statement is cited by its passage, which has a page even if the text is not stored. */
function placed({ text, start, statementId, sourceId, cited }: Candidate, comparison: Comparison): Match {
  const { similarity, isVerbatim, differences } = comparison;
  const match = { statementId, sourceId, similarity, isVerbatim, differences };
  if (cited) return { ...match, start: cited.start, end: cited.end, exact: cited.exact ?? text };
  const exact = text.slice(comparison.start, comparison.end);
  const from = start + countCodePoints(text.slice(0, comparison.start));
  return { ...match, start: from, end: from + countCodePoints(exact), exact };
}
