import type { Undeclared } from './remove-unused.js';
import type { Plan } from './plan.js';
import { KINDS, type Kind } from './wanted.js';

export interface Counts {
  created: number;
  updated: number;
  deleted: number;
}

/** How many rows an import changed, by what they are. Speakers and the like count as their statement's, a text as its source's. */
export type ImportReport = Record<Kind, Counts>;

export function reportOf({ changes, relinked, document }: Plan, removed: Undeclared): ImportReport {
  const report = Object.fromEntries(
    KINDS.map((kind) => {
      const { create, update, delete: gone } = changes[kind];
      return [kind, { created: create.length, updated: update.length, deleted: gone.length }];
    }),
  ) as ImportReport;
  for (const kind of ['people', 'organizations', 'topics'] as const) report[kind].deleted = removed[kind].length;
  const counted = [...changes.statements.create, ...changes.statements.update].map(({ id }) => id);
  const elsewhere = new Set([...counted, ...changes.statements.delete]);
  report.statements.updated += [...relinked].filter((id) => !elsewhere.has(id)).length;
  if (document && report.sources.created + report.sources.updated === 0) report.sources.updated = 1;
  return report;
}

/** Whether an import found everything as it was. */
export function isUnchanged(report: ImportReport): boolean {
  return Object.values(report).every(({ created, updated, deleted }) => created + updated + deleted === 0);
}
