import type { Annotation } from './annotation.js';
import { tableIn } from './claims.js';
import { SHARED } from './kinds/kinds.js';

/**
 * The slugs that an import may change, by the kind's plural. A claim in a list is in scope if an object that it is about is in
 * scope.
 */
export type Scope = Record<string, Set<string>>;

/** Returns the slugs that annotations declare. */
export function annotationScope(annotations: readonly Omit<Annotation, 'source'>[]): Scope {
  const slugs = SHARED.map(({ plural, place: { table } }) => [
    plural,
    new Set(annotations.flatMap((annotation) => Object.keys(tableIn(annotation, table)))),
  ]);
  return Object.fromEntries(slugs) as Scope;
}
