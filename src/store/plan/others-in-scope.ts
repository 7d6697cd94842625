import { annotation } from '../../claims/annotation.js';
import { annotationOf, type EntryName, nameIn, nameOf } from '../../claims/entries.js';
import { claimsOf } from '../../claims/claims.js';
import { SHARED } from '../../claims/kinds/kinds.js';
import type { Scope } from '../../claims/scope.js';
import type { SourceClaims } from '../../claims/settle-claims.js';
import { entriesOfOthers, type EntryOfOther } from '../entries/entries.js';
import type { Tx } from '../transaction.js';

const CLAIMS = annotation.omit({ source: true });

/** The claims of other sources about what is in scope. Statements belong to one source, so they are left out. */
export async function othersInScope(tx: Tx, source: string, scope: Scope): Promise<(SourceClaims & { id: string })[]> {
  const names = new Set<EntryName>(SHARED.flatMap((kind) => [...scope[kind.plural]!].map((slug) => nameIn(kind, slug))));
  const bySource = new Map<string, Map<EntryName, EntryOfOther>>();
  for (const entry of await entriesOfOthers(tx, source, names)) {
    const entries = bySource.get(entry.source) ?? new Map<EntryName, EntryOfOther>();
    bySource.set(entry.source, entries.set(nameOf(entry), entry));
  }
  return [...bySource].map(([slug, entries]) => {
    const [{ publishedAt, sourceId }] = entries.values() as unknown as [EntryOfOther];
    const claims = CLAIMS.parse(annotationOf(entries.values())) as Parameters<typeof claimsOf>[0];
    return { slug, id: sourceId, publishedAt, claims: claimsOf(claims).claims };
  });
}
