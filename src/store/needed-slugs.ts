import type { Annotation } from '../claims/annotation.js';
import type { Claims } from '../claims/claims.js';
import { references, rowReferences, type Referent } from '../claims/references.js';
import type { Scope } from '../claims/scope.js';

/**
 * The slugs of all rows that an import reads: those in scope, and those to which the source refers, or did before, or
 * to which merged claims refer.
 */
export function neededSlugs(annotations: Annotation[], scope: Scope, merged: Claims): Record<Referent, Set<string>> {
  const slugs = {
    countries: new Set<string>(),
    people: new Set(scope.people),
    organizations: new Set(scope.organizations),
    topics: new Set(scope.topics),
    visits: new Set(scope.visits),
    events: new Set(scope.events),
  };
  for (const { to, slug } of annotations.flatMap(references)) slugs[to].add(slug);
  for (const table of Object.values(merged) as Map<string, object>[]) {
    for (const row of table.values()) {
      for (const { to, slug } of rowReferences([], row)) slugs[to].add(slug);
    }
  }
  return slugs;
}
