import type { Import } from '../../model/read/check.js';
import { importAnnotations } from '../import/import.js';
import type { ImportReport } from '../import/report.js';
import type { Database } from '../../db/database.js';
import { OperatorError } from '../../shared/operator-error.js';
import { formatProblems } from './format.js';
import { readText } from './read-text.js';

/** Imports all annotation files, or none. @throws OperatorError that lists each problem with its file, line and column */
export async function importFiles(
  database: Database,
  files: string[],
  /** Texts, by annotation file. */
  texts: ReadonlyMap<string, string> = new Map(),
  warn?: (message: string) => void,
): Promise<ImportReport[]> {
  const result = await importAnnotations(database.prisma, readAll(files, texts), { ...(warn && { warn }) });
  if ('reports' in result) return result.reports;
  throw new OperatorError(formatProblems(files, result.problems, ': nothing was imported.').join('\n'));
}

async function* readAll(files: string[], texts: ReadonlyMap<string, string>): AsyncGenerator<Import> {
  for (const file of files) yield { yaml: await readText(file), text: texts.get(file) };
}
