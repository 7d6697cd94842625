import type { Reporter, TestModule } from 'vitest/node';

/** Says at the end which tests did not run, and why: a reason a line. */
export default class SkippedReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const reasons = new Map<string, number>();
    for (const module of modules) {
      for (const test of module.children.allTests('skipped')) {
        const result = test.result();
        // A suite that is skipped as a whole says in its name what it needs.
        const reason = (result.state === 'skipped' && result.note) || test.fullName.split(' > ')[0]!;
        reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      }
    }
    for (const [reason, count] of reasons) console.log(`Skipped ${count}: ${reason}`);
  }
}
