import type { Annotation } from './annotation.js';
import { claimsIn } from './claims.js';
import { SHARED } from './kinds/kinds.js';

/** The slugs that an import may change, by the plural of their kind. What stands in lists belongs to what it is about. */
export type Scope = Record<string, Set<string>>;

/** All that a source declares, and all that it declared before. */
export function scopeOf(annotations: Annotation[]): Scope {
  const slugs = SHARED.map((kind) => {
    const claims = annotations.flatMap((annotation) => claimsIn(annotation, kind));
    return [kind.plural, new Set(claims.map(({ slug }) => slug!))];
  });
  return Object.fromEntries(slugs) as Scope;
}
