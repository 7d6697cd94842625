import type { Annotation } from '../annotation.js';
import { references, type Reference } from '../references.js';
import type { Context, Rule } from '../rule.js';

/** A reference leads to something that the same annotation declares, or to a country that there is. */
export const referenceResolves: Rule = (annotation, context) =>
  references(annotation)
    .filter((reference) => !isThere(annotation, context, reference))
    .map(({ path, to, slug }) => ({
      path,
      message: to === 'countries' ? `there is no country ${slug}` : `${slug} is not declared under ${to}`,
    }));

function isThere(annotation: Annotation, { countries }: Context, { to, slug }: Reference): boolean {
  return to === 'countries' ? countries.has(slug) : Object.hasOwn(annotation[to], slug);
}
