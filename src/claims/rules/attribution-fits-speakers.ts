import type { Rule } from '../rule.js';

export const attributionFitsSpeakers: Rule = {
  sentence: 'A statement of an unnamed speaker, or one that the source makes in its own voice, must name no speaker.',
  *check({ statements }) {
    for (const [key, { attribution, speakers }] of Object.entries(statements)) {
      if (speakers.length === 0 || attribution === undefined || attribution === 'NAMED') continue;
      const message = `the statement is ${attribution}, but names a speaker: name none, or make it NAMED`;
      yield { path: ['statements', key, 'attribution'], message };
    }
  },
};
