import type { Annotation } from '../annotation.js';
import { claimsIn } from '../claims.js';
import { fieldsOf } from '../kinds/fields.js';
import type { Kind } from '../kinds/kind.js';
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
export function periods(annotation: Annotation): Period[] {
  const kinds = CLAIMED.filter((kind) => ['start', 'end'].every((field) => dateFields(kind).includes(field)));
  return kinds
    .flatMap((kind) => claimsIn(annotation, kind))
    .map(({ path, claim }) => ({ path, ...(claim as Omit<Period, 'path'>) }))
    .map(({ path, start, end }) => ({ path, start, end }));
}

/** Every date of an annotation, as text. */
export function dates(annotation: Annotation): { path: Path; date: string }[] {
  const holders = [
    { kind: source as Kind, path: ['source'] as Path, claim: annotation.source as Record<string, unknown> },
    ...CLAIMED.flatMap((kind) => claimsIn(annotation, kind).map(({ path, claim }) => ({ kind, path, claim }))),
  ];
  return holders.flatMap(({ kind, path, claim }) =>
    dateFields(kind).flatMap((field) =>
      claim[field] === undefined ? [] : [{ path: [...path, field], date: claim[field] as string }],
    ),
  );
}
