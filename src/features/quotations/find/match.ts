import { countCodePoints } from '../../../model/text/code-points.js';
import {
  compareAligned,
  compareVerbatim,
  type Comparison,
  type Difference,
  isFrom,
  partOf,
  type Passage,
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
  /** Whether the quotation is a whole statement, word for word. */
  isWhole: boolean;
  differences: Difference[];
}

/** The maximum number of passages without the exact words to align with a quotation. */
const MOST_ALIGNED = 5;

/**
 * Returns the passages from which a quotation comes, best first; for a spliced quotation, both. `pause` runs after each
 * comparison.
 */
export async function findMatches(
  quotation: Quotation,
  candidates: readonly Candidate[],
  pause: () => Promise<void>,
): Promise<Match[]> {
  const compared: { candidate: Candidate; passage: Passage; comparison: Comparison }[] = [];
  const others: { candidate: Candidate; passage: Passage }[] = [];
  for (const candidate of candidates) {
    const passage = readPassage(candidate.text);
    const comparison = compareVerbatim(quotation, passage);
    if (comparison) compared.push({ candidate, passage, comparison });
    else others.push({ candidate, passage });
    await pause();
  }
  for (const { candidate, passage } of likeliest(quotation, others)) {
    const comparison = compareAligned(quotation, passage);
    if (comparison) compared.push({ candidate, passage, comparison });
    await pause();
  }
  compared.sort((a, b) => b.comparison.similarity - a.comparison.similarity);
  const comparisons = compared.map(({ comparison }) => comparison);
  const spliced = comparisons.some(({ isVerbatim }) => isVerbatim) ? [] : splicedFrom(quotation, comparisons);
  const kept = compared.filter(
    ({ comparison }, index) => comparison.isVerbatim || isFrom(quotation, comparison) || spliced.includes(index),
  );
  const ranked = kept.map(({ candidate, passage, comparison }) => ({
    match: { ...placed(candidate, comparison), isWhole: comparison.isVerbatim && isWhole(quotation, candidate, passage) },
    share: partOf(quotation, comparison.matched),
  }));
  // The words of a quotation decide, since a passage from which much was left out has a low similarity.
  ranked.sort(
    (a, b) =>
      Number(b.match.isVerbatim) - Number(a.match.isVerbatim) ||
      b.share - a.share ||
      b.match.similarity - a.match.similarity ||
      rank(a.match) - rank(b.match),
  );
  const matches = ranked.map(({ match }) => match);
  return matches.filter((match, index) => !matches.slice(0, index).some((better) => isSamePlace(better, match)));
}

const isWhole = ({ length }: Quotation, { statementId }: Candidate, { words }: Passage): boolean =>
  statementId !== null && words.filter(({ kind }) => kind === 'word').length === length;

/** Returns each pair of consecutive words. */
function wordPairs({ words }: Passage | Quotation): string[] {
  const own = words.filter(({ kind }) => kind === 'word');
  return own.map(({ loose }, index) => `${own[index - 1]?.loose ?? ''} ${loose}`);
}

/**
 * Keeps the passages that share the most pairs of consecutive words with the quotation, and the passage that adds the most
 * pairs to the best one, since the quotation may be spliced from both.
 */
function likeliest<Other extends { passage: Passage }>(quotation: Quotation, others: readonly Other[]): Other[] {
  if (others.length <= MOST_ALIGNED) return [...others];
  const own = wordPairs(quotation);
  const scored = others.map((other) => {
    const pairs = new Set(wordPairs(other.passage));
    return { other, common: own.filter((pair) => pairs.has(pair)) };
  });
  scored.sort((a, b) => b.common.length - a.common.length);
  const [best, ...rest] = scored;
  const has = new Set(best!.common);
  const added = rest.map(({ common }) => common.filter((pair) => !has.has(pair)).length);
  const [second] = rest.splice(added.indexOf(Math.max(...added)), 1);
  return [best!, second!, ...rest.slice(0, MOST_ALIGNED - 2)].map(({ other }) => other);
}

const rank = ({ statementId }: Match) => (statementId === null ? 1 : 0);

/** Whether a match is of the same statement, or in a text that covers the words that a statement cites. */
function isSamePlace(better: Match, match: Match): boolean {
  if (better.sourceId !== match.sourceId) return false;
  if (match.statementId !== null) return match.statementId === better.statementId;
  return better.start < match.end && better.end > match.start;
}

/** A statement is cited by its passage, which has a page even if the text is not stored. */
function placed({ text, start, statementId, sourceId, cited }: Candidate, comparison: Comparison): Omit<Match, 'isWhole'> {
  const { similarity, isVerbatim, differences } = comparison;
  const match = { statementId, sourceId, similarity, isVerbatim, differences };
  if (cited) return { ...match, start: cited.start, end: cited.end, exact: cited.exact ?? text };
  const exact = text.slice(comparison.start, comparison.end);
  const from = start + countCodePoints(text.slice(0, comparison.start));
  return { ...match, start: from, end: from + countCodePoints(exact), exact };
}
