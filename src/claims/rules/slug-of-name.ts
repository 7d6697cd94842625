import { claimsIn } from '../claims.js';
import { SHARED } from '../kinds/kinds.js';
import type { Rule } from '../rule.js';
import { slugOf } from '../slug.js';

const NAMED = SHARED.filter(({ slugFrom }) => slugFrom === 'name');

export const slugOfName: Rule = {
  sentence: 'The slug of something with a name must be made from that name; a number may follow: john-smith-2.',
  *check(annotation) {
    for (const kind of NAMED) {
      for (const { path, slug, claim } of claimsIn(annotation, kind)) {
        const expected = slugOf(claim['name'] as string);
        if (expected === '' || slug === expected || slug!.replace(/-\d+$/, '') === expected) continue;
        yield { path, message: `the slug of ${JSON.stringify(claim['name'])} must be ${expected}, not ${slug}` };
      }
    }
  },
};
