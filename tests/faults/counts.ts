import type { TestContext } from 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    /** What `npm run faults` prints beside a row. */
    counts?: string;
    /** What it adds up over the tests of a row. */
    sums?: Record<string, number>;
  }
}

/** `npm run faults` sets it: rows have the counts of docs/reliability.md, which take hours. */
const isFull = process.env['FAULTS'] === 'full';

/** `npm run faults -- --planted` sets it: each row plants what it exists to find, and must fail. */
export const isPlanted = process.env['FAULTS_PLANTED'] === '1';

/** How often something is done: in `npm run test:all`, and in `npm run faults`. */
export function times(short: number, full: number): number {
  return isFull ? full : short;
}

export function addCounts({ task }: TestContext, sums: Record<string, number>): void {
  task.meta.sums = sums;
}

export function tellCounts({ task }: TestContext, counts: string): void {
  task.meta.counts = [task.meta.counts, counts].filter(Boolean).join('; ');
}
