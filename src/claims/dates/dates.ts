import type { Annotation } from '../annotation.js';
import { claimsIn } from '../claims.js';
import { fieldsOf } from '../kinds/fields.js';
import type { Claim, Kind } from '../kinds/kind.js';
import { CLAIMED } from '../kinds/kinds.js';
import { source } from '../kinds/source.js';
import type { Path } from '../problem.js';

export interface Period {
  path: Path;
  start?: string | undefined;
  end?: string | undefined;
}

const dateFields = ({ shape }: Kind) => fieldsOf(shape).flatMap(({ name, isDate }) => (isDate ? [name] : []));

/** The claims that have a start and an end. */
export function* periods(annotation: Annotation): Generator<Period> {
  const kinds = CLAIMED.filter((kind) => ['start', 'end'].every((field) => dateFields(kind).includes(field)));
  for (const kind of kinds) {
    for (const { path, claim } of claimsIn(annotation, kind)) {
      const { start, end } = claim as Omit<Period, 'path'>;
      yield { path, start, end };
    }
  }
}

/** Every date of an annotation, as text. */
export function* dates(annotation: Annotation): Generator<{ path: Path; date: string }> {
  yield* datesIn(source, ['source'], annotation.source);
  for (const kind of CLAIMED) {
    for (const { path, claim } of claimsIn(annotation, kind)) yield* datesIn(kind, path, claim);
  }
}

function* datesIn(kind: Kind, path: Path, claim: Claim): Generator<{ path: Path; date: string }> {
  for (const field of dateFields(kind)) {
    if (claim[field] !== undefined) yield { path: [...path, field], date: claim[field] as string };
  }
}
