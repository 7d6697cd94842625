import type { Rule } from '../rule.js';

/** The visits that a statement speaks of are others than the one on which it was said. */
export const aboutOtherVisits: Rule = ({ statements }) =>
  Object.entries(statements).flatMap(([key, { visit, about }]) => {
    const index = visit === undefined ? -1 : about.indexOf(visit);
    return index < 0
      ? []
      : [{ path: ['statements', key, 'about', index], message: `${visit} is the visit on which it was said` }];
  });
