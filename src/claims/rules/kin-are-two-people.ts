import type { Rule } from '../rule.js';

export const kinAreTwoPeople: Rule = {
  sentence: 'A kinship must be between two different people.',
  *check({ kinship }) {
    for (const [index, { person, relative, kind }] of kinship.entries()) {
      const message = `${person} cannot be their own relative (${kind}): name two people`;
      if (person === relative) yield { path: ['kinship', index], message };
    }
  },
};
