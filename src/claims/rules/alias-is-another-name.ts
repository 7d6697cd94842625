import type { Rule } from '../rule.js';

/** An alias is another name than the preferred one. */
export const aliasIsAnotherName: Rule = ({ people, organizations }) =>
  Object.entries({ people, organizations }).flatMap(([table, rows]) =>
    Object.entries(rows).flatMap(([slug, { name, aliases }]) => {
      const index = aliases.indexOf(name);
      return index < 0
        ? []
        : [{ path: [table, slug, 'aliases', index], message: `${name} is the preferred name already` }];
    }),
  );
