import type { Annotation } from '../../claims/annotation.js';
import type { Claims } from '../../claims/claims.js';
import { CLAIMED } from '../../claims/kinds/kinds.js';
import { references, referencesIn } from '../../claims/references.js';
import type { Scope } from '../../claims/scope.js';

/** Slugs of all rows that an import reads: those in scope, and those that the claims refer to or did before. */
export function neededSlugs(annotations: Annotation[], scope: Scope, settled: Claims): Scope {
  const slugs: Scope = { countries: new Set() };
  for (const [plural, inScope] of Object.entries(scope)) slugs[plural] = new Set(inScope);
  for (const { to, slug } of annotations.flatMap((annotation) => [...references(annotation)])) slugs[to]!.add(slug);
  for (const { plural, shape } of CLAIMED) {
    for (const claim of settled[plural].values()) {
      for (const { to, slug } of referencesIn(shape, claim)) slugs[to]!.add(slug);
    }
  }
  return slugs;
}
