import { z } from 'zod';
import type { Annotation } from '../annotation.js';
import { claimsIn, keyOf } from '../claims.js';
import { fieldsOf, spanOf, type CitedSpan } from '../kinds/fields.js';
import { CLAIMED, LISTED } from '../kinds/kinds.js';
import { kinship } from '../kinds/kinship.js';
import { formatPath, type Path } from '../problem.js';
import type { Rule } from '../rule.js';

/** No list has an entry twice: names, places, passages, speakers, topics, and claims by what identifies them. */
export const listedOnce: Rule = (annotation) => {
  const first = new Map<string, number>();
  return [...listedClaims(annotation), ...listedValues(annotation)].flatMap(({ path, name }) => {
    const entry = `${formatPath(path.slice(0, -1))} ${name}`;
    const index = first.get(entry);
    if (index !== undefined) return [{ path, message: `repeats number ${index + 1} of the list: ${name}` }];
    first.set(entry, path.at(-1) as number);
    return [];
  });
};

interface Entry {
  path: Path;
  /** Entries of one list that are the same have one name. */
  name: string;
}

function listedClaims(annotation: Annotation): Entry[] {
  // A kinship that is stated twice breaks a rule of its own.
  return LISTED.filter(({ plural }) => plural !== kinship.plural).flatMap((kind) =>
    claimsIn(annotation, kind).map(({ path, claim }) => ({ path, name: fieldsIn(keyOf(kind, claim)) })),
  );
}

function listedValues(annotation: Annotation): Entry[] {
  return CLAIMED.flatMap((kind) => {
    const lists = fieldsOf(kind.shape).filter(({ isList }) => isList);
    return claimsIn(annotation, kind).flatMap(({ path, claim }) =>
      lists.flatMap(({ name, type }) => {
        const nameOf = name === 'cite' ? passage : type instanceof z.ZodObject ? fieldsIn : String;
        const entries = claim[name] as never[];
        return entries.map((entry, index) => ({ path: [...path, name, index], name: nameOf(entry) }));
      }),
    );
  });
}

function passage(cited: CitedSpan): string {
  const { start, end } = spanOf(cited);
  return `the passage [${start}, ${end}]`;
}

/** `person kim, title Leader` */
function fieldsIn(entry: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(entry).filter(([, value]) => value !== undefined);
  return given.map(([field, value]) => `${field} ${String(value)}`).join(', ');
}
