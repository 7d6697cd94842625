import { isUnchanged, type Counts, type ImportReport } from '../src/store/report.js';

/** What an import did, in a line: `visits 12 created, 1 updated; statements 29 created`. */
export function tellReport(report: ImportReport): string {
  if (isUnchanged(report)) return 'as it was';
  return Object.entries(report)
    .map(([kind, counts]) => [kind, tellCounts(counts)] as const)
    .filter(([, told]) => told !== '')
    .map(([kind, told]) => `${kind} ${told}`)
    .join('; ');
}

/** `12 created, 1 updated`, or nothing. */
export function tellCounts(counts: Counts): string {
  return (['created', 'updated', 'deleted'] as const)
    .filter((verb) => counts[verb] > 0)
    .map((verb) => `${counts[verb]} ${verb}`)
    .join(', ');
}
