import type { Annotation } from './annotation.js';
import { claimsIn } from './claims.js';
import { spanOf, type CitedSpan, type Span } from './kinds/fields.js';
import { CITED } from './kinds/kinds.js';
import type { Path } from './problem.js';

/** A claim that rests on passages. */
export interface Fact {
  path: Path;
  cite: CitedSpan[];
}

export interface Passage extends Span {
  path: Path;
}

/** Every claim of an annotation that is cited. */
export function facts(annotation: Annotation): Fact[] {
  return CITED.flatMap((kind) => claimsIn(annotation, kind)).map(({ path, claim }) => ({
    path,
    cite: claim['cite'] as CitedSpan[],
  }));
}

/** Every passage that an annotation cites. */
export function passages(annotation: Annotation): Passage[] {
  return facts(annotation).flatMap(({ path, cite }) =>
    cite.map((cited, index) => ({ path: [...path, 'cite', index], ...spanOf(cited) })),
  );
}
