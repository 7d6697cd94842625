import type { Rule } from '../rule.js';

export const oneSpeakerAnEntry: Rule = {
  sentence: 'A speaker must be exactly one of a person, an organization and a country.',
  *check({ statements }) {
    for (const [key, { speakers }] of Object.entries(statements)) {
      for (const [index, speaker] of speakers.entries()) {
        const named = Object.values(speaker).filter((slug) => slug !== undefined);
        if (named.length === 1) continue;
        const message = `names ${named.join(' and ') || 'nobody'}: give exactly one of person, organization and country`;
        yield { path: ['statements', key, 'speakers', index], message };
      }
    }
  },
};
