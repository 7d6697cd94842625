import type { Plan } from './plan.js';
import { TABLES, type Table } from './wanted.js';

export interface Counts {
  created: number;
  updated: number;
  deleted: number;
}

/** How many rows of each table an import changed. Links count as part of their row, a text as part of its source. */
export type ImportReport = Record<Table, Counts>;

/** `removed` has the rows of `removeUnused`. */
export function reportOf({ changes, document }: Plan, removed: Partial<Record<Table, string[]>>): ImportReport {
  const report = Object.fromEntries(
    TABLES.map((table) => {
      const { create, update, delete: gone } = changes[table];
      const deleted = (removed[table] ?? gone).length;
      return [table, { created: create.length, updated: update.length, deleted }];
    }),
  ) as ImportReport;
  if (document && report.sources.created + report.sources.updated === 0) report.sources.updated = 1;
  return report;
}

export function sumOf(reports: ImportReport[]): ImportReport {
  const sum = (table: Table, what: keyof Counts) => reports.reduce((total, report) => total + report[table][what], 0);
  const counts = (table: Table) => ({
    ...{ created: sum(table, 'created'), updated: sum(table, 'updated'), deleted: sum(table, 'deleted') },
  });
  return Object.fromEntries(TABLES.map((table) => [table, counts(table)])) as ImportReport;
}

export function isUnchanged(report: ImportReport): boolean {
  return Object.values(report).every(({ created, updated, deleted }) => created + updated + deleted === 0);
}
