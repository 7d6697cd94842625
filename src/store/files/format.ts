import { relative } from 'node:path';
import { formatProblem, type Problem } from '../../model/problem.js';
import { isUnchanged, type ImportCounts, type ImportReport } from '../import/report.js';

/**
 * Returns one line per problem, `file:line:column place: message (rule)`, followed by their count. Empty if there are
 * none.
 */
export function formatProblems(files: string[], problems: Problem[][], consequence = ''): string[] {
  const lines = problems.flatMap((found, index) =>
    found.map((problem) => `${relative('.', files[index]!)}:${formatProblem(problem)}`),
  );
  if (lines.length === 0) return [];
  return [...lines, `${lines.length} problem${lines.length === 1 ? '' : 's'}${consequence}`];
}

/** Formats an import report on one line: `visits 12 created, 1 updated; statements 29 created`. */
export function formatReport(report: ImportReport): string {
  if (isUnchanged(report)) return 'unchanged';
  return Object.entries(report)
    .map(([kind, counts]) => [kind, formatCounts(counts)] as const)
    .filter(([, counted]) => counted !== '')
    .map(([kind, counted]) => `${kind} ${counted}`)
    .join('; ');
}

/** Formats counts as `12 created, 1 updated`. Empty if nothing changed. */
export function formatCounts(counts: ImportCounts): string {
  return (['created', 'updated', 'deleted'] as const)
    .filter((verb) => counts[verb] > 0)
    .map((verb) => `${counts[verb]} ${verb}`)
    .join(', ');
}
