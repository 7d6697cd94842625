import type { PrismaClient } from '../../db/generated/client.js';
import { checkAnnotation, type CheckAnnotation, type Checked, type Import } from '../../model/read/check.js';
import { AnnotationRefused, type Problem } from '../../model/problem.js';
import { storeInTransaction } from './store.js';
import { knownCountries } from '../rows/known-countries.js';
import type { Author } from '../feed/history.js';
import type { ImportReport } from './report.js';
import { requireRoom } from './require-room.js';
import { dryRun, writeTransaction, type Timeouts, type Tx } from '../transaction.js';

/** A report for each import, or the problems of each import. */
export type ImportResult = ({ reports: ImportReport[] } | { problems: Problem[][] }) & {
  /** Slugs of the sources, in the order of the imports. Null for an annotation that could not be read. */
  slugs: (string | null)[];
};

export interface ImportOptions extends Author {
  /** Reports what would change, then rolls back. */
  dryRun?: boolean;
  check?: CheckAnnotation;
  /** Aborts the checks only. A write that has started is completed. */
  signal?: AbortSignal | null;
  timeouts?: Timeouts;
  /** Whether the store keeps the texts (see `storeAnnotation`). */
  keepText?: boolean;
  /** The version of the stored annotation that the import is based on, for a single import; null for any version. */
  version?: string | null | undefined;
  /** Called if there may not be enough disk space. */
  warn?: (message: string) => void;
  /** Runs in the same transaction, and calls `store` to store the annotations. */
  around?: (tx: Tx, store: () => Promise<void>, slugs: readonly string[]) => Promise<void>;
}

/**
 * Reads, checks and stores annotations, all or none. Each file is released once it has been read.
 *
 * @throws NotEnoughSpaceError if the disk of the embedded store certainly has too little space
 *
 * @throws AnnotationChanged if a version is given and the stored annotation has a different one
 */
export async function importAnnotations(
  prisma: PrismaClient,
  imports: Iterable<Import> | AsyncIterable<Import>,
  { dryRun: isDryRun = false, check = checkAnnotation, signal, timeouts, warn, around, ...options }: ImportOptions = {},
): Promise<ImportResult> {
  const countries = await knownCountries(prisma);
  const checked: (Checked & Pick<Import, 'text'>)[] = [];
  for await (const one of imports) checked.push({ text: one.text, ...(await check(one, countries, signal)) });
  const slugs = checked.map(({ annotation }) => annotation?.source.slug ?? null);
  const problems = checked.map((one) => one.problems);
  if (problems.some((found) => found.length > 0)) return { slugs, problems };
  const annotations = checked.map(({ annotation }) => annotation!);
  await requireRoom(prisma, annotations, warn);
  let current = 0;
  try {
    const stored: ImportReport[] = [];
    const storeAll = async (tx: Tx) => {
      for (const { annotation, text } of checked) {
        current = stored.length;
        stored.push(await storeInTransaction(tx, annotation!, { text, ...options }));
      }
    };
    const work = async (tx: Tx) => {
      await (around ? around(tx, () => storeAll(tx), slugs as string[]) : storeAll(tx));
      return stored;
    };
    const run = isDryRun ? dryRun : writeTransaction;
    return { slugs, reports: await run(prisma, work, timeouts) };
  } catch (error) {
    if (!(error instanceof AnnotationRefused)) throw error;
    problems[current] = error.problems;
    return { slugs, problems };
  }
}
