import type { Annotation } from '../annotation.js';
import { references } from '../references.js';
import type { Rule } from '../rule.js';

export const referenceResolves: Rule = {
  sentence: 'A slug must name something that the source declares, or a known country.',
  *check(annotation, { countries }) {
    for (const { path, to, slug } of references(annotation)) {
      if (to === 'countries') {
        if (!countries.has(slug)) yield { path, message: `there is no country with the slug ${slug}` };
      } else if (!Object.hasOwn(annotation[to as keyof Annotation], slug)) {
        yield { path, message: `${slug} is not declared under ${to}: declare it there first` };
      }
    }
  },
};
