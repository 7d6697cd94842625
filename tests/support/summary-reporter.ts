import { relative } from 'node:path';

import type { Reporter, TestModule } from 'vitest/node';

/** Prints one line per test that was skipped (with the reason), failed, or passed only when retried. */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const reasons = new Map<string, number>();
    for (const module of modules) {
      const file = relative(process.cwd(), module.moduleId);
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === 'skipped') {
          // The name of a skipped suite says what the suite needs.
          const reason = result.note ?? test.fullName.split(' > ')[0]!;
          reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
        }
        if (result.state === 'failed') {
          console.log(`Failed: ${file} > ${test.fullName}: ${result.errors[0]?.message.split('\n')[0]}`);
        }
        if (test.diagnostic()?.flaky) console.log(`Passed on the second attempt: ${file} > ${test.fullName}`);
      }
      for (const { message } of module.errors()) console.log(`Failed: ${file} could not be loaded: ${message.split('\n')[0]}`);
    }
    for (const [reason, count] of reasons) console.log(`Skipped ${count}: ${reason}`);
  }
}
