import type { Rule } from '../rule.js';

export const aliasIsAnotherName: Rule = {
  sentence: 'An alias must differ from the preferred name.',
  *check({ people, organizations }) {
    for (const [table, rows] of Object.entries({ people, organizations })) {
      for (const [slug, { name, aliases }] of Object.entries(rows)) {
        const index = aliases.indexOf(name);
        const message = `${name} is already the preferred name: remove this alias`;
        if (index >= 0) yield { path: [table, slug, 'aliases', index], message };
      }
    }
  },
};
