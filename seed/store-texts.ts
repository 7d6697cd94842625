import { importAnnotations } from '../src/store/import.js';
import { formatProblem } from '../src/claims/problem.js';
import type { Database } from '../src/db/database.js';
import { OperatorError } from '../src/operator-error.js';
import { refuseUnmatched, type TextFile } from './texts.js';

/**
 * Stores texts beside the current annotations of their sources, checked against them, all or none. Gives the slugs of the
 * sources.
 */
export async function storeTexts(database: Database, texts: TextFile[]): Promise<string[]> {
  const documents = await database.prisma.sourceDocument.findMany({
    where: { source: { OR: texts.map(({ sha256, length }) => ({ sha256, length })) } },
    include: { source: { select: { slug: true, sha256: true } } },
    orderBy: { source: { slug: 'asc' } },
  });
  const stored = new Map(documents.map(({ source }) => [source.sha256, source.slug]));
  refuseUnmatched(texts.filter(({ sha256 }) => !stored.has(sha256)), 'source'); // prettier-ignore
  const textOf = new Map(texts.map(({ sha256, text }) => [sha256, text]));
  const imports = documents.map(({ annotation, source }) => ({
    yaml: JSON.stringify(annotation),
    text: textOf.get(source.sha256),
  }));
  const result = await importAnnotations(database.prisma, imports);
  if ('problems' in result) {
    throw new OperatorError(result.problems.flatMap((problems) => problems.map(formatProblem)).join('\n'));
  }
  return documents.map(({ source }) => source.slug);
}
