import type { Annotation } from './annotation.js';
import { claimsIn } from './claims.js';
import { spanOf, type CitedSpan, type Span } from './kinds/fields.js';
import { CITED } from './kinds/kinds.js';
import type { Path } from './problem.js';

export interface Passage extends Span {
  path: Path;
}

/** Every passage that an annotation cites, in the order of the kinds. */
export function* passages(annotation: Annotation): Generator<Passage> {
  for (const kind of CITED) {
    for (const { path, claim } of claimsIn(annotation, kind)) {
      for (const [index, cited] of (claim['cite'] as CitedSpan[]).entries()) {
        yield { path: [...path, 'cite', index], ...spanOf(cited) };
      }
    }
  }
}
