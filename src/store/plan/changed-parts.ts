import type { Annotation } from '../../model/annotation.js';
import { claimsIn } from '../../model/claims.js';
import type { Claim } from '../../model/kinds/kind.js';
import { claimSubjects, OWNERLESS, TABLED } from '../../model/kinds/kinds.js';

// Finds the parts of an annotation that differ from the stored one.

/** Claims of an annotation, by table. */
type Tables = Record<string, Record<string, unknown>>;

const TABLE_NAMES = TABLED.map(({ place }) => place.table);

/**
 * Removes the claims that are equal before and after a change, so that the cost of an edit depends on what it changes. If any
 * listed claim about a person or visit differs, all listed claims about that person or visit are kept.
 */
export function changedParts(before: Annotation, after: Annotation): [before: Annotation, after: Annotation] {
  // The newest source takes precedence, so a new date may change the effect of every claim.
  if (before.source.publishedOn !== after.source.publishedOn) return [before, after];
  const [old, now] = [before, after] as unknown as [Tables, Tables];
  const [oldLists, nowLists] = [listedBySubject(before), listedBySubject(after)];
  const changed = new Map(
    TABLE_NAMES.map((table) => [
      table,
      new Set([...differing(old[table]!, now[table]!), ...differing(oldLists[table] ?? {}, nowLists[table] ?? {})]),
    ]),
  );
  return [parts(before, changed), parts(after, changed)];
}

function differing(before: Record<string, unknown>, after: Record<string, unknown>): string[] {
  const text = (table: Record<string, unknown>, slug: string) =>
    Object.hasOwn(table, slug) ? JSON.stringify(table[slug]) : undefined;
  return Object.keys({ ...before, ...after }).filter((slug) => text(before, slug) !== text(after, slug));
}

/** Claims in lists, by the table and slug of what they are about. */
function listedBySubject(annotation: Annotation): Tables {
  const tables: Record<string, Record<string, Claim[]>> = {};
  for (const kind of OWNERLESS) {
    for (const { claim } of claimsIn(annotation, kind)) {
      for (const { field, of } of claimSubjects(kind)) {
        const table = (tables[of.place.table] ??= Object.create(null) as Record<string, Claim[]>);
        (table[claim[field] as string] ??= []).push(claim);
      }
    }
  }
  return tables;
}

function parts(annotation: Annotation, kept: Map<string, Set<string>>): Annotation {
  const whole = annotation as unknown as Tables;
  const tables = TABLE_NAMES.map((table) => [
    table,
    Object.fromEntries(Object.entries(whole[table]!).filter(([slug]) => kept.get(table)!.has(slug))),
  ]);
  const lists = OWNERLESS.map((kind) => {
    const isKept = ({ claim }: { claim: Claim }) =>
      claimSubjects(kind).some(({ field, of }) => kept.get(of.place.table)!.has(claim[field] as string));
    const claims = [...claimsIn(annotation, kind)].filter(isKept);
    return [kind.place.list, claims.map(({ claim }) => claim)];
  });
  return { ...annotation, ...(Object.fromEntries([...tables, ...lists]) as object) };
}
