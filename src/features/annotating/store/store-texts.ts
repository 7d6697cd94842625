import type { Import } from '../../../model/read/check.js';
import { storedAnnotation } from '../../../store/entries/entries.js';
import { importAnnotations } from '../../../store/import/import.js';
import { formatProblem } from '../../../model/problem.js';
import type { Database } from '../../../db/database.js';
import { OperatorError } from '../../../shared/operator-error.js';
import { refuseUnmatched, type TextFile } from '../texts.js';

/**
 * Stores the texts of sources that are already imported, all or none, after checking them against the current annotations.
 * Returns the slugs of the sources.
 */
export async function storeTexts(database: Database, texts: TextFile[]): Promise<string[]> {
  const sources = await database.prisma.source.findMany({
    where: { OR: texts.map(({ sha256, length }) => ({ sha256, length })) },
    select: { slug: true, sha256: true },
    orderBy: { slug: 'asc' },
  });
  const stored = new Set(sources.map(({ sha256 }) => sha256));
  refuseUnmatched(
    texts.filter(({ sha256 }) => !stored.has(sha256)),
    'source',
  );
  const textOf = new Map(texts.map(({ sha256, text }) => [sha256, text]));
  const imports: Import[] = [];
  for (const { slug, sha256 } of sources) {
    imports.push({ annotation: (await storedAnnotation(database.prisma, slug))!, text: textOf.get(sha256) });
  }
  const result = await importAnnotations(database.prisma, imports);
  if ('problems' in result) {
    throw new OperatorError(result.problems.flatMap((problems) => problems.map(formatProblem)).join('\n'));
  }
  return sources.map(({ slug }) => slug);
}
