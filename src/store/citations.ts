import type { Prisma } from '../db/generated/client.js';
import type { FactKind, Support } from '../claims/claims.js';
import { spanOf } from '../claims/passages.js';

/** The column by which a citation refers to its fact. */
export const CITED_BY = {
  organizations: 'organizationId',
  kinships: 'kinshipId',
  positions: 'positionId',
  visits: 'visitId',
  delegates: 'delegateId',
  events: 'eventId',
  participants: 'participantId',
  statements: 'statementId',
} as const satisfies Record<FactKind, keyof Prisma.CitationCreateManyInput>;

/** The fact's one reference, the others null. */
type FactColumns = Record<(typeof CITED_BY)[FactKind], string | null>;
export type CitationColumns = FactColumns & {
  sourceId: string;
  start: number;
  end: number;
  exact: string | null;
  ordinal: number;
};

/** A source's citations of one fact, in the order of the passages. `words` are a quote's, which its first one spans. */
export function citationColumns(
  { kind, cite }: Support,
  factId: string,
  sourceId: string,
  words: string | null,
): CitationColumns[] {
  const spans = cite.map((cited, index) => {
    const { start, end, exact } = spanOf(cited);
    return { start, end, exact: exact ?? (index === 0 ? words : null) };
  });
  return spans
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map((span, ordinal) => ({ sourceId, ...span, ordinal, ...factColumns(kind, factId) }));
}

export function citationKey({ start, end, ...columns }: CitationColumns): unknown[] {
  return [...Object.values(CITED_BY).map((column) => columns[column]), start, end];
}

/** The id of the one fact that a citation supports. */
export function factOf(citation: FactColumns): string {
  return Object.values(CITED_BY).flatMap((column) => citation[column] ?? [])[0]!;
}

function factColumns(kind: FactKind, factId: string): FactColumns {
  const all = Object.values(CITED_BY).map((column) => [column, column === CITED_BY[kind] ? factId : null]);
  return Object.fromEntries(all) as FactColumns;
}
