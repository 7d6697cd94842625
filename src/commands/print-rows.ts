import type { Progress } from '../features/archive/write-archive.js';

/** Seconds between two lines. */
const STEP = 5;

/** Says on stderr how many rows there are so far, where it takes long. */
export function printRows(verb: string): Progress {
  let next = Date.now() + STEP * 1_000;
  return (rows) => {
    if (Date.now() < next) return;
    next = Date.now() + STEP * 1_000;
    process.stderr.write(`${verb} ${rows.toLocaleString('en')} rows so far\n`);
  };
}
