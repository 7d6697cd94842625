import type { Rule } from '../rule.js';

/** Nobody is their own relative. */
export const kinAreTwoPeople: Rule = ({ kinship }) =>
  kinship.flatMap(({ person, relative, kind }, index) => {
    if (person !== relative) return [];
    return [{ path: ['kinship', index], message: `${person} is given as the ${kind} of ${relative}, the same person` }];
  });
