import type { Rule } from '../rule.js';

export const knownEndIsEnded: Rule = {
  sentence: 'A position with an end must have the status ENDED.',
  *check({ positions }) {
    for (const [index, { end, status }] of positions.entries()) {
      if (end === undefined || status === 'ENDED') continue;
      const message = `the position has the end ${end}, so its status must be ENDED, not ${status}`;
      yield { path: ['positions', index, 'status'], message };
    }
  },
};
