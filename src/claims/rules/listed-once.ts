import { z } from 'zod';
import type { Annotation } from '../annotation.js';
import { claimsIn, keyOf } from '../claims.js';
import { fieldsOf, spanOf, type CitedSpan } from '../kinds/fields.js';
import { CLAIMED, LISTED } from '../kinds/kinds.js';
import { kinship } from '../kinds/kinship.js';
import { formatPath, type Path } from '../problem.js';
import type { Rule } from '../rule.js';

export const listedOnce: Rule = {
  sentence: 'A list must not hold the same entry twice.',
  *check(annotation) {
    const first = new Map<string, number>();
    for (const { path, name } of [...listedClaims(annotation), ...listedValues(annotation)]) {
      const entry = `${formatPath(path.slice(0, -1))} ${name}`;
      const index = first.get(entry);
      if (index !== undefined) yield { path, message: `repeats entry [${index}] of this list: ${name}` };
      else first.set(entry, path.at(-1) as number);
    }
  },
};

interface Entry {
  path: Path;
  /** The same for equal entries of one list. */
  name: string;
}

function listedClaims(annotation: Annotation): Entry[] {
  // kinship-stated-once covers kinships.
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
        const named = entries.map((entry, index) => ({ path: [...path, name, index], name: nameOf(entry) }));
        return name === 'cite' ? [...named, ...foundAgain(entries, [...path, name])] : named;
      }),
    );
  });
}

function passage(cited: CitedSpan): string {
  const { start, end } = spanOf(cited);
  return `the passage [${start}, ${end}]`;
}

/** Passages that are found again by fragment and words, of which those must be one's own. */
function foundAgain(cite: CitedSpan[], path: Path): Entry[] {
  return cite.flatMap((cited, index) => {
    const { fragment, digest } = spanOf(cited);
    const name = `the words ${digest} at ${fragment}`;
    return fragment === null || digest === null ? [] : [{ path: [...path, index], name }];
  });
}

/** `person kim, title Leader` */
function fieldsIn(entry: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(entry).filter(([, value]) => value !== undefined);
  return given.map(([field, value]) => `${field} ${String(value)}`).join(', ');
}
