import type { Annotation } from '../annotation.js';
import { references, type Reference } from '../references.js';
import type { Context, Rule } from '../rule.js';

/** A reference names something that the same annotation declares, or a country that exists. */
export const referenceResolves: Rule = (annotation, context) =>
  references(annotation)
    .filter((reference) => !exists(annotation, context, reference))
    .map(({ path, to, slug }) => ({
      path,
      message: to === 'countries' ? `there is no country ${slug}` : `${slug} is not declared under ${to}`,
    }));

function exists(annotation: Annotation, { countries }: Context, { to, slug }: Reference): boolean {
  return to === 'countries' ? countries.has(slug) : Object.hasOwn(annotation[to as keyof Annotation], slug);
}
