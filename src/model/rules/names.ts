import { claimsIn } from '../claims.js';
import { similarWords } from '../did-you-mean.js';
import { SHARED } from '../kinds/kinds.js';
import { references } from '../references.js';
import type { Rule } from '../rule.js';
import { annotationScope } from '../scope.js';
import { toSlug } from '../slug.js';

/** The maximum number of slugs with suggestions. Each is compared with all other slugs, which takes time. */
const MOST_SUGGESTIONS = 50;

export const referenceResolves: Rule = {
  sentence: 'A slug must refer to something that the source declares, or to a known country.',
  *check(annotation, { countries, declared = annotationScope([annotation]) }) {
    const suggest = suggestions();
    for (const { path, to, slug } of references(annotation)) {
      if (to === 'countries') {
        if (countries.has(slug)) continue;
        yield { path, reason: 'UNKNOWN_COUNTRY', params: { slug, similar: suggest(slug, to, countries.keys()) } };
      } else if (!declared[to]!.has(slug)) {
        const declaredUnder = SHARED.find(({ plural }) => declared[plural]!.has(slug))?.plural ?? null;
        const similar = declaredUnder === null ? suggest(slug, to, declared[to]!) : [];
        yield { path, reason: 'NOT_DECLARED', params: { slug, table: to, declaredUnder, similar } };
      }
    }
  },
};

function suggestions() {
  const known = new Map<string, string[]>();
  return (slug: string, to: string, options: Iterable<string>): string[] => {
    const key = `${to} ${slug}`;
    const suggestion = known.get(key) ?? (known.size < MOST_SUGGESTIONS ? similarWords(slug, options) : []);
    if (known.size < MOST_SUGGESTIONS) known.set(key, suggestion);
    return suggestion;
  };
}

const NAMED = SHARED.filter(({ slugFrom }) => slugFrom === 'name');

export const slugOfName: Rule = {
  sentence: 'The slug of a named object must be derived from its name, optionally followed by a number, as in `john-smith-2`.',
  *check(annotation) {
    for (const kind of NAMED) {
      for (const { path, slug, claim } of claimsIn(annotation, kind)) {
        const name = claim['name'] as string;
        const expected = toSlug(name);
        if (expected === '' || slug === expected || slug!.replace(/-\d+$/, '') === expected) continue;
        yield { path, reason: 'SLUG_NOT_OF_NAME', params: { name, expected, slug: slug! } };
      }
    }
  },
};

export const aliasIsAnotherName: Rule = {
  sentence: 'An alias must differ from the preferred name.',
  *check({ people, organizations }) {
    for (const [table, rows] of Object.entries({ people, organizations })) {
      for (const [slug, { name, aliases }] of Object.entries(rows)) {
        const index = aliases.indexOf(name);
        if (index >= 0) yield { path: [table, slug, 'aliases', index], reason: 'ALIAS_IS_THE_NAME', params: { name } };
      }
    }
  },
};
