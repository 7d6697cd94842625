import type { Annotation } from '../claims/annotation.js';
import { claimsIn } from '../claims/claims.js';
import type { Claim } from '../claims/kinds/kind.js';
import { CLAIMED, LISTED, ownerOf, subjectsOf } from '../claims/kinds/kinds.js';

/** Claims of annotations by table. */
type Tables = Record<string, Record<string, unknown>>;

const TABLES = CLAIMED.flatMap(({ place }) => ('table' in place ? [place.table] : []));
/** Lists that stand by themselves: their claims are about others, and not inside them. */
const LISTS = LISTED.filter((kind) => !ownerOf(kind));

/**
 * One source's annotation as it was and as it is, without what both claim alike, so that an edit costs what it changes.
 * Of a person or a visit that differs, all claims stay: those in lists belong to what they are about.
 */
export function changedParts(before: Annotation, after: Annotation): [before: Annotation, after: Annotation] {
  // The newest source counts: with another date, each of its claims may count differently.
  if (before.source.publishedOn !== after.source.publishedOn) return [before, after];
  const [old, now] = [before, after] as unknown as [Tables, Tables];
  const [oldLists, nowLists] = [listedBySubject(before), listedBySubject(after)];
  const changed = new Map(
    TABLES.map((table) => [
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

/** The claims in lists, by the table and the slug of what they are about. */
function listedBySubject(annotation: Annotation): Tables {
  const tables: Record<string, Record<string, Claim[]>> = {};
  for (const kind of LISTS) {
    for (const { claim } of claimsIn(annotation, kind)) {
      for (const { field, of } of subjectsOf(kind)) {
        const table = (tables[(of.place as { table: string }).table] ??= Object.create(null) as Record<
          string,
          Claim[]
        >);
        (table[claim[field] as string] ??= []).push(claim);
      }
    }
  }
  return tables;
}

function parts(annotation: Annotation, kept: Map<string, Set<string>>): Annotation {
  const whole = annotation as unknown as Tables;
  const tables = TABLES.map((table) => [
    table,
    Object.fromEntries(Object.entries(whole[table]!).filter(([slug]) => kept.get(table)!.has(slug))),
  ]);
  const lists = LISTS.map((kind) => {
    const subjects = subjectsOf(kind).map(({ field, of }) => ({ field, slugs: kept.get((of.place as { table: string }).table)! })); // prettier-ignore
    const claims = claimsIn(annotation, kind).map(({ claim }) => claim);
    const isKept = (claim: Claim) => subjects.some(({ field, slugs }) => slugs.has(claim[field] as string));
    return [(kind.place as { list: string }).list, claims.filter(isKept)];
  });
  return { ...annotation, ...(Object.fromEntries([...tables, ...lists]) as object) };
}
