import type { Rule } from '../rule.js';

/** An office whose end is known is ENDED. */
export const knownEndIsEnded: Rule = ({ positions }) =>
  positions.flatMap(({ end, status }, index) => {
    if (end === undefined || status === 'ENDED') return [];
    return [{ path: ['positions', index, 'status'], message: `the office ended ${end}, yet its status is ${status}` }];
  });
