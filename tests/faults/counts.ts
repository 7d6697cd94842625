import type { TestContext } from 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    /** The text that `npm run faults` prints next to a row. */
    counts?: string;
    /** The numbers that it sums over the tests of a row. */
    sums?: Record<string, number>;
  }
}

/** Set by `npm run faults`: rows use the counts from docs/reliability.md, and the run takes hours. */
const isFull = process.env['FAULTS'] === 'full';

/** Set by `npm run faults -- --planted`: each row plants the defect that it should find, and must fail. */
export const isPlanted = process.env['FAULTS_PLANTED'] === '1';

/** The number of repetitions in `npm run test:all` and in `npm run faults`. */
export function times(short: number, full: number): number {
  return isFull ? full : short;
}

export function addCounts({ task }: TestContext, sums: Record<string, number>): void {
  task.meta.sums = sums;
}

export function tellCounts({ task }: TestContext, counts: string): void {
  task.meta.counts = [task.meta.counts, counts].filter(Boolean).join('; ');
}
