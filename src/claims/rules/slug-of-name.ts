import { claimsIn } from '../claims.js';
import { SHARED } from '../kinds/kinds.js';
import type { Rule } from '../rule.js';
import { slugOf } from '../slug.js';

/** What goes by a name has the slug of that name, with a number where another has that slug (john-smith-2). */
export const slugOfName: Rule = (annotation) =>
  SHARED.filter(({ slugFrom }) => slugFrom === 'name').flatMap((kind) =>
    claimsIn(annotation, kind).flatMap(({ path, slug, claim: { name } }) => {
      const expected = slugOf(name as string);
      if (expected === '' || slug === expected || slug!.replace(/-\d+$/, '') === expected) return [];
      return [{ path, message: `the slug of ${JSON.stringify(name)} is ${expected}, not ${slug}` }];
    }),
  );
