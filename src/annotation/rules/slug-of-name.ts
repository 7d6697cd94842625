import type { Rule } from '../rule.js';
import { slugOf } from '../slug.js';

/**
 * The slug of a person or an organization is the preferred name in lower-case ASCII with hyphens, and a number where
 * another has that slug (john-smith-2).
 */
export const slugOfName: Rule = ({ people, organizations }) =>
  Object.entries({ people, organizations }).flatMap(([table, rows]) =>
    Object.entries(rows).flatMap(([slug, { name }]) => {
      const expected = slugOf(name);
      if (expected === '' || slug.replace(/-\d+$/, '') === expected || slug === expected) return [];
      return [{ path: [table, slug], message: `the slug of ${JSON.stringify(name)} is ${expected}, not ${slug}` }];
    }),
  );
