import type { Rule } from '../rule.js';

export const attributionFitsSpeakers: Rule = {
  sentence: 'A statement of somebody unnamed, or in the own voice of the source, must name no speaker.',
  *check({ statements }) {
    for (const [key, { attribution, speakers }] of Object.entries(statements)) {
      if (speakers.length === 0 || attribution === undefined || attribution === 'NAMED') continue;
      const message = `the statement is ${attribution}, but names ${speakers.length} of its speakers`;
      yield { path: ['statements', key, 'attribution'], message };
    }
  },
};
