import { z } from 'zod';
import type { Annotation } from './annotation.js';
import { canonicalClaim, claimsIn, claimKey, keyText, listsIn } from './claims.js';
import { claimFields, linkReferences, citedSpan, type CitedSpan, type ClaimField } from './kinds/fields.js';
import type { Claim, Kind } from './kinds/kind.js';
import { CLAIMED, LISTED } from './kinds/kinds.js';
import { person } from './kinds/person.js';
import type { Path } from './problem.js';
import { references } from './references.js';
import { resolve } from './resolve-claims.js';
import { groupBy } from '../shared/group-by.js';

/**
 * Returns a copy of an annotation with the person `from` replaced by `kept`. Claims that become equal are merged, with the
 * passages of both. The result may break rules that the annotation followed.
 */
export function renamePerson(annotation: Annotation, from: string, kept: { slug: string; name: string }): Annotation {
  const changed = structuredClone(annotation);
  const gone = changed.people[from];
  if (!gone) return changed;

  for (const { path, to, slug } of [...references(changed)]) {
    if (to === 'people' && slug === from) assign(changed, path, kept.slug);
  }
  delete changed.people[from];
  const united = resolve(
    person,
    [changed.people[kept.slug] ?? { name: kept.name, aliases: [] }, gone].map(ofOneSource),
  ) as typeof gone;
  changed.people[kept.slug] = { ...united, aliases: united.aliases.sort() }; // independent of the order of merges

  for (const kind of LISTED) for (const { list } of listsIn(changed, kind)) uniteRepeated(kind, list);
  for (const kind of CLAIMED) {
    const lists = claimFields(kind.shape).filter(({ links }) => links);
    for (const { claim } of claimsIn(changed, kind)) {
      for (const field of lists) dropRepeated(claim[field.name] as unknown[], field);
    }
  }
  return changed;
}

function assign(changed: object, path: Path, value: string): void {
  let holder = changed as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) holder = holder[step] as typeof holder;
  holder[path.at(-1)!] = value;
}

/** Merges claims with the same key. A field that the first claim omits is taken from the next; passages are combined. */
function uniteRepeated(kind: Kind, list: Claim[]): void {
  const groups = groupBy(list, (claim) => keyText(claimKey(kind, canonicalClaim(kind, claim))));
  const united = [...groups.values()].map((claims) => ({
    ...{
      ...claims[0]!,
      ...resolve(
        kind,
        claims.map((claim) => ofOneSource(withoutOpenValues(kind, claim))),
      ),
    },
    cite: distinct(claims.flatMap(({ cite }) => cite as CitedSpan[])),
  }));
  list.splice(0, list.length, ...united);
}

/** The claims of one source have the same age, so the first takes precedence. */
const ofOneSource = (claim: Claim) => ({ claim, publishedAt: new Date(0) });

function withoutOpenValues({ open = {} }: Kind, claim: Claim): Claim {
  return Object.fromEntries(Object.entries(claim).filter(([field, value]) => !(field in open) || value !== open[field]));
}

/** Of several entries with the same reference, keeps only the first, including its role. */
function dropRepeated(list: unknown[], { type }: ClaimField): void {
  const referred = (entry: unknown) =>
    type instanceof z.ZodObject ? linkReferences(type).map(({ name }) => (entry as Claim)[name] ?? null) : entry;
  const first = new Map(list.toReversed().map((entry) => [JSON.stringify(referred(entry)), entry]));
  list.splice(0, list.length, ...[...first.values()].toReversed());
}

/** Removes duplicate passages. A passage keeps its words if any of the duplicates has them. */
function distinct(cite: CitedSpan[]): CitedSpan[] {
  const places = new Map<string, CitedSpan>();
  for (const cited of cite) {
    const { start, end } = citedSpan(cited);
    const place = `${start},${end}`;
    if (!places.has(place) || !Array.isArray(cited)) places.set(place, cited);
  }
  return [...places.values()];
}
