import type { Annotation } from './annotation.js';
import { claimsIn } from './claims.js';
import { spanOf, type CitedSpan, type Span } from './kinds/fields.js';
import { CITED } from './kinds/kinds.js';
import type { Path } from './problem.js';

export interface Fact {
  path: Path;
  cite: CitedSpan[];
}

export interface Passage extends Span {
  path: Path;
}

export function facts(annotation: Annotation): Fact[] {
  return CITED.flatMap((kind) => claimsIn(annotation, kind)).map(({ path, claim }) => ({
    path,
    cite: claim['cite'] as CitedSpan[],
  }));
}

/** Every passage that an annotation cites, in the order of the kinds. */
export function passages(annotation: Annotation): Passage[] {
  return facts(annotation).flatMap(({ path, cite }) =>
    cite.map((cited, index) => ({ path: [...path, 'cite', index], ...spanOf(cited) })),
  );
}
