import { claimsIn } from '../claims.js';
import { type Kin, kinship } from '../kinds/kinship.js';
import type { Rule } from '../rule.js';

export const kinAreTwoPeople: Rule = {
  sentence: 'A kinship must be between two different people.',
  *check(annotation) {
    for (const { path, claim } of claimsIn(annotation, kinship)) {
      const { person, relative, kind } = claim as unknown as Kin;
      const message = `${person} cannot be their own relative (${kind}): name two people`;
      if (person === relative) yield { path, message };
    }
  },
};
