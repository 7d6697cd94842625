import { relative } from 'node:path';
import { formatProblem, type Problem } from '../claims/problem.js';

/** A line for each problem, `file:line:column place: message (rule)`, and their number. Empty if there are none. */
export function formatProblems(files: string[], problems: Problem[][], consequence = ''): string[] {
  const lines = problems.flatMap((found, index) =>
    found.map((problem) => `${relative('.', files[index]!)}:${formatProblem(problem)}`),
  );
  if (lines.length === 0) return [];
  return [...lines, `${lines.length} problem${lines.length === 1 ? '' : 's'}${consequence}`];
}
