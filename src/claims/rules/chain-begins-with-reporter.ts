import type { Rule } from '../rule.js';

export const chainBeginsWithReporter: Rule = {
  sentence: 'A chain of reports must begin with the outlet that the source credits.',
  *check({ statements }) {
    for (const [key, { reportedBy, reportedThrough }] of Object.entries(statements)) {
      const [first] = reportedThrough;
      if (first === undefined || first === reportedBy) continue;
      const message = `begins with ${first}, but ${reportedBy === undefined ? 'reportedBy is missing' : `reportedBy is ${reportedBy}`}`;
      yield { path: ['statements', key, 'reportedThrough', 0], message };
    }
  },
};
