import { withProgressLine } from '../../../commands/progress.js';
import type { RowProgress } from '../write-archive.js';

/** Runs work that counts rows, and shows the count: `Wrote 1,000 rows so far`. */
export function rowProgress<Result>(verb: string, work: (progress: RowProgress) => Promise<Result>): Promise<Result> {
  return withProgressLine((show) => work((rows) => show(`${verb} ${rows.toLocaleString('en')} rows so far`)));
}
