import { relative } from 'node:path';
import { importAnnotations } from '../src/store/import.js';
import { formatProblem } from '../src/claims/problem.js';
import type { ImportReport } from '../src/store/report.js';
import type { Database } from '../src/db/database.js';
import { OperatorError } from '../src/operator-error.js';
import { readText } from './read-text.js';

/** Texts by the annotation file that they belong to. */
export type Texts = ReadonlyMap<string, string>;

/** Imports all the annotation files or none. @throws OperatorError listing each problem with its file, line and column. */
export async function importFiles(
  database: Database,
  files: string[],
  texts: Texts = new Map(),
): Promise<ImportReport[]> {
  const imports = await Promise.all(files.map(async (file) => ({ yaml: await readText(file), text: texts.get(file) })));
  const result = await importAnnotations(database.prisma, imports);
  if ('reports' in result) return result.reports;
  const lines = result.problems.flatMap((problems, index) =>
    problems.map((problem) => `${relative('.', files[index]!)}:${formatProblem(problem)}`),
  );
  throw new OperatorError([...lines, `${count(lines.length, 'problem')}: nothing was imported.`].join('\n'));
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}
