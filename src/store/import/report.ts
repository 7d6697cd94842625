import type { Difference } from '../plan/plan.js';
import type { DocumentChanges } from '../entries/source-document.js';
import { TABLES, type Table } from '../rows/wanted.js';

// Counts the rows that an import changes.

export interface ImportCounts {
  created: number;
  updated: number;
  deleted: number;
}

/** The number of changed rows per table. Links count as part of their row, and a text as part of its source. */
export type ImportReport = Record<Table, ImportCounts>;

/** Counts the changes of one part of an import. For kinds that sources share, counts the attempted deletions. */
export function reportCounts({ changes }: Difference, document: DocumentChanges | null): ImportReport {
  const report = Object.fromEntries(
    TABLES.map((table) => {
      const { create, update, delete: gone } = changes[table];
      return [table, { created: create.length, updated: update.length, deleted: gone.length }];
    }),
  ) as ImportReport;
  const isSame = !document || (document.put.size + document.gone.size === 0 && document.text === undefined);
  if (!isSame && report.sources.created + report.sources.updated === 0) report.sources.updated = 1;
  return report;
}

/** Adds up the reports of an import's parts. `removed` has the rows that were deleted from kinds that sources share. */
export function sumOfParts(parts: ImportReport[], removed: ReadonlyMap<Table, string[]>): ImportReport {
  const report = sumReports(parts);
  for (const [table, ids] of removed) report[table].deleted = ids.length;
  // Each part contains the source.
  report.sources.updated = Math.min(report.sources.updated, 1 - report.sources.created);
  return report;
}

export function sumReports(reports: ImportReport[]): ImportReport {
  const sum = (table: Table, what: keyof ImportCounts) => reports.reduce((total, report) => total + report[table][what], 0);
  const counts = (table: Table) => ({
    ...{ created: sum(table, 'created'), updated: sum(table, 'updated'), deleted: sum(table, 'deleted') },
  });
  return Object.fromEntries(TABLES.map((table) => [table, counts(table)])) as ImportReport;
}

export function isUnchanged(report: ImportReport): boolean {
  return Object.values(report).every(({ created, updated, deleted }) => created + updated + deleted === 0);
}
