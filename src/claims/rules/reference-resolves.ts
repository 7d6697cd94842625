import type { Annotation } from '../annotation.js';
import { tableIn } from '../claims.js';
import { didYouMean } from '../did-you-mean.js';
import { SHARED } from '../kinds/kinds.js';
import { references } from '../references.js';
import type { Rule, Slugs } from '../rule.js';

/** Suggestions take time: one slug is compared with all others. */
const MOST_SUGGESTIONS = 50;

export const referenceResolves: Rule = {
  sentence: 'A slug must name something that the source declares, or a known country.',
  *check(annotation, { countries, declared = slugsOf(annotation) }) {
    const suggest = suggestions();
    for (const { path, to, slug } of references(annotation)) {
      if (to === 'countries') {
        if (!countries.has(slug))
          yield { path, message: `there is no country with the slug ${slug}${suggest(slug, to, countries.keys())}` };
      } else if (!declared[to]!.has(slug)) {
        const other = SHARED.find(({ plural }) => declared[plural]!.has(slug))?.plural;
        const under = other ? `, but under ${other}` : suggest(slug, to, declared[to]!);
        yield { path, message: `${slug} is not declared under ${to}${under || ': declare it there first'}` };
      }
    }
  },
};

function slugsOf(annotation: Annotation): Slugs {
  return Object.fromEntries(
    SHARED.map(({ plural, place: { table } }) => [plural, new Set(Object.keys(tableIn(annotation, table)))]),
  );
}

function suggestions() {
  const known = new Map<string, string>();
  return (slug: string, to: string, options: Iterable<string>): string => {
    const key = `${to} ${slug}`;
    const suggestion = known.get(key) ?? (known.size < MOST_SUGGESTIONS ? didYouMean(slug, options) : '');
    if (known.size < MOST_SUGGESTIONS) known.set(key, suggestion);
    return suggestion;
  };
}
