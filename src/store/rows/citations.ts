import type { Support } from '../../model/claims.js';
import { citedSpan } from '../../model/kinds/fields.js';
import type { Claim } from '../../model/kinds/kind.js';
import { CITED } from '../../model/kinds/kinds.js';

export interface CitationColumns extends Record<string, unknown> {
  sourceId: string;
  start: number;
  end: number;
  exact: string | null;
  fragment: string | null;
  digest: string | null;
  isMain: boolean;
  unsaid: string[];
  ordinal: number;
}

/** Returns a source's citations for one fact, in text order. For a quote, the first passages contain the quoted words. */
export function citationColumns(
  { kind, cite }: Support,
  claim: Claim,
  factId: string,
  sourceId: string,
  unsaid: string[] = [],
): CitationColumns[] {
  const words = kind.quotedWords?.(claim as never, [...cite]) ?? [];
  const spans = cite
    .map(citedSpan)
    .map(({ exact, ...span }, index) => ({ ...span, exact: exact ?? words[index] ?? null, isMain: index === 0 }));
  const facts = Object.fromEntries(CITED.map((each) => [each.foreignKey, each === kind ? factId : null]));
  return spans
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map((span, ordinal) => ({ sourceId, ...span, unsaid, ordinal, ...facts }));
}

/** Returns the natural key of a citation within its source: its fragment and words, or else its offsets. */
export function citationKey(citation: Record<string, unknown>): string {
  const { start, end, fragment, digest } = citation;
  const found = fragment != null && digest != null ? [fragment, digest] : [start, end];
  return JSON.stringify([citedFactId(citation), ...found]);
}

export function citedFactId(citation: Record<string, unknown>): string {
  return citation[CITED.find(({ foreignKey }) => citation[foreignKey] != null)!.foreignKey] as string;
}
