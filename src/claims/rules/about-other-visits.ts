import type { Rule } from '../rule.js';

export const aboutOtherVisits: Rule = {
  sentence: 'A statement must not list its own visit among the other visits that it mentions.',
  *check({ statements }) {
    for (const [key, { visit, about }] of Object.entries(statements)) {
      const index = visit === undefined ? -1 : about.indexOf(visit);
      const message = `${visit} is the statement's own visit: remove it from the list`;
      if (index >= 0) yield { path: ['statements', key, 'about', index], message };
    }
  },
};
