import { progressLine } from '../../../commands/progress.js';
import type { RowProgress } from '../write-archive.js';

/** Runs work that counts rows, and shows the count: `Wrote 1,000 rows so far`. */
export async function rowProgress<Result>(verb: string, work: (progress: RowProgress) => Promise<Result>): Promise<Result> {
  const line = progressLine();
  try {
    return await work((rows) => line.show(`${verb} ${rows.toLocaleString('en')} rows so far`));
  } finally {
    line.clear();
  }
}
