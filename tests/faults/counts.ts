import type { TestContext } from 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    /** What `npm run faults` prints beside a row. */
    counts?: string;
  }
}

export function tellCounts({ task }: TestContext, counts: string): void {
  task.meta.counts = counts;
}
