import type { Support } from '../claims/claims.js';
import { spanOf } from '../claims/kinds/fields.js';
import type { Claim } from '../claims/kinds/kind.js';
import { CITED } from '../claims/kinds/kinds.js';

export interface CitationColumns extends Record<string, unknown> {
  sourceId: string;
  start: number;
  end: number;
  exact: string | null;
  ordinal: number;
}

/** A source's citations for one fact, in text order. The first passage of a quote has its words. */
export function citationColumns(
  { kind, cite }: Support,
  claim: Claim,
  factId: string,
  sourceId: string,
): CitationColumns[] {
  const words = kind.quotedWords?.(claim as never) ?? null;
  const spans = cite.map((cited, index) => {
    const { start, end, exact } = spanOf(cited);
    return { start, end, exact: exact ?? (index === 0 ? words : null) };
  });
  const facts = Object.fromEntries(CITED.map((each) => [each.foreignKey, each === kind ? factId : null]));
  return spans
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map((span, ordinal) => ({ sourceId, ...span, ordinal, ...facts }));
}

/** The natural key of a citation within its source. */
export function citationKey(citation: Record<string, unknown>): string {
  return JSON.stringify([factOf(citation), citation['start'], citation['end']]);
}

/** The id of the fact that a citation supports. */
export function factOf(citation: Record<string, unknown>): string {
  return CITED.flatMap(({ foreignKey }) => citation[foreignKey] ?? [])[0] as string;
}
