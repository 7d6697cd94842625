import type { Annotation } from '../claims/annotation.js';
import { isUnchanged, type Counts, type ImportReport } from '../store/import/report.js';

/** An import report on one line: `visits 12 created, 1 updated; statements 29 created`. */
export function formatReport(report: ImportReport): string {
  if (isUnchanged(report)) return 'unchanged';
  return Object.entries(report)
    .map(([kind, counts]) => [kind, formatCounts(counts)] as const)
    .filter(([, counted]) => counted !== '')
    .map(([kind, counted]) => `${kind} ${counted}`)
    .join('; ');
}

/** `12 created, 1 updated`; empty if nothing changed. */
export function formatCounts(counts: Counts): string {
  return (['created', 'updated', 'deleted'] as const)
    .filter((verb) => counts[verb] > 0)
    .map((verb) => `${counts[verb]} ${verb}`)
    .join(', ');
}

/** How much an annotation says of each kind, on one line: `people 9, positions 3, visits 12`. */
export function formatContents({ source: _, ...tables }: Annotation): string {
  return Object.entries(tables)
    .map(([kind, entries]) => [kind, Object.keys(entries).length] as const)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${kind} ${count}`)
    .join(', ');
}
