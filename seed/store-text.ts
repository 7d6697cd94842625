import { createHash } from 'node:crypto';
import type { Import } from '../src/claims/read/check.js';
import { storedAnnotation } from '../src/store/entries.js';
import { importAnnotations } from '../src/store/import.js';
import { formatProblem } from '../src/claims/problem.js';
import type { Database } from '../src/db/database.js';
import { OperatorError } from '../src/operator-error.js';

/** Stores a text beside the current annotations of its sources, checks them against it, and returns the sources' slugs. */
export async function storeText(database: Database, text: string, textFile: string): Promise<string[]> {
  const sha256 = createHash('sha256').update(text).digest('hex');
  const sources = await database.prisma.source.findMany({ where: { sha256 }, select: { slug: true } });
  if (sources.length === 0) {
    throw new OperatorError(`${textFile} matches no source: its SHA-256 is ${sha256}`);
  }
  const imports: Import[] = [];
  for (const { slug } of sources) {
    imports.push({ yaml: JSON.stringify(await storedAnnotation(database.prisma, slug)), text });
  }
  const result = await importAnnotations(database.prisma, imports);
  if ('problems' in result) {
    throw new OperatorError(result.problems.flatMap((problems) => problems.map(formatProblem)).join('\n'));
  }
  return sources.map(({ slug }) => slug);
}
