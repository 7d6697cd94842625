import type { PrismaClient } from '../db/generated/client.js';
import { checkAnnotation, type CheckAnnotation, type Import } from '../claims/read/check.js';
import { AnnotationRefused, type Problem } from '../claims/problem.js';
import { storeWithin } from './store.js';
import { countrySlugs } from './countries.js';
import type { Author } from './history.js';
import type { ImportReport } from './report.js';
import { inOneTransaction, type Patience } from './transaction.js';

/** Either every report or every problem; each in the order of the imports. */
export type ImportResult = ({ reports: ImportReport[] } | { problems: Problem[][] }) & {
  /** Of the sources; null where an annotation could not be read. */
  slugs: (string | null)[];
};

export interface ImportOptions extends Author {
  /** Everything is done, told, and taken back. */
  dryRun?: boolean;
  check?: CheckAnnotation;
  /** An operator's command's unless told otherwise. */
  patience?: Patience;
}

/** Reads, judges and stores annotations, all of them or none. */
export async function importAnnotations(
  prisma: PrismaClient,
  imports: Import[],
  { by, dryRun = false, check = checkAnnotation, patience }: ImportOptions = {},
): Promise<ImportResult> {
  const countries = await countrySlugs(prisma);
  const checked = await Promise.all(imports.map(async (one) => ({ text: one.text, ...(await check(one, countries)) })));
  const slugs = checked.map(({ annotation }) => annotation?.source.slug ?? null);
  const problems = checked.map((one) => one.problems);
  if (problems.some((found) => found.length > 0)) return { slugs, problems };
  let current = 0;
  try {
    const reports = await inOneTransaction(
      prisma,
      async (tx) => {
        const stored: ImportReport[] = [];
        for (const { annotation, text } of checked) {
          current = stored.length;
          stored.push(await storeWithin(tx, annotation!, { text, by }));
        }
        if (dryRun) throw new TakenBack(stored);
        return stored;
      },
      patience,
    );
    return { slugs, reports };
  } catch (error) {
    if (error instanceof TakenBack) return { slugs, reports: error.reports };
    if (!(error instanceof AnnotationRefused)) throw error;
    problems[current] = error.problems;
    return { slugs, problems };
  }
}

/** Ends a transaction in which all went well, and nothing is to stay. */
class TakenBack extends Error {
  constructor(readonly reports: ImportReport[]) {
    super('taken back');
  }
}
