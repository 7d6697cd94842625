import type { Annotation } from '../annotation.js';
import { didYouMean } from '../did-you-mean.js';
import { SHARED } from '../kinds/kinds.js';
import { references } from '../references.js';
import type { Rule } from '../rule.js';

/** Suggestions take time: one slug is compared with all others. */
const MOST_SUGGESTIONS = 50;

export const referenceResolves: Rule = {
  sentence: 'A slug must name something that the source declares, or a known country.',
  *check(annotation, { countries }) {
    const suggest = suggestions();
    for (const { path, to, slug } of references(annotation)) {
      if (to === 'countries') {
        if (!countries.has(slug)) yield { path, message: `there is no country with the slug ${slug}${suggest(slug, to, countries.keys())}` }; // prettier-ignore
      } else if (!isDeclared(annotation, to, slug)) {
        const other = SHARED.find(({ plural }) => isDeclared(annotation, plural, slug))?.plural;
        const under = other ? `, but under ${other}` : suggest(slug, to, slugsOf(annotation, to));
        yield { path, message: `${slug} is not declared under ${to}${under || ': declare it there first'}` };
      }
    }
  },
};

const slugsOf = (annotation: Annotation, table: string) => Object.keys(annotation[table as keyof Annotation]);

function isDeclared(annotation: Annotation, table: string, slug: string): boolean {
  return Object.hasOwn(annotation[table as keyof Annotation], slug);
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
