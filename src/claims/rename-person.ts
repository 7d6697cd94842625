import type { Annotation } from './annotation.js';
import { canonicalOf, claimsIn, keyOf, keyText } from './claims.js';
import { fieldsOf, spanOf, type CitedSpan } from './kinds/fields.js';
import type { Claim, Kind } from './kinds/kind.js';
import { CLAIMED, LISTED, ownerOf } from './kinds/kinds.js';
import type { Path } from './problem.js';
import { references } from './references.js';
import { grouped } from './settle-claims.js';
import { settle, settleNames } from './settle.js';

/**
 * The annotation after one person has turned out to be another: `from` is declared and referred to as `kept`, and
 * claims that become the same are one, on the passages of both. The result may break rules that the annotation kept.
 */
export function renamePerson(annotation: Annotation, from: string, kept: { slug: string; name: string }): Annotation {
  const draft = structuredClone(annotation);
  const gone = draft.people[from];
  if (!gone) return draft;

  for (const { path, to, slug } of references(draft)) {
    if (to === 'people' && slug === from) assign(draft, path, kept.slug);
  }
  delete draft.people[from];
  const person = settleNames([draft.people[kept.slug] ?? { name: kept.name, aliases: [] }, gone]);
  draft.people[kept.slug] = { ...person, aliases: person.aliases.sort() }; // the same in any order of several merges

  for (const kind of LISTED) for (const list of listsOf(kind, draft)) uniteRepeated(kind, list);
  for (const kind of CLAIMED) {
    const lists = fieldsOf(kind.shape).filter(({ links }) => links);
    for (const { claim } of claimsIn(draft, kind)) {
      for (const { name } of lists) dropRepeated(claim[name] as unknown[]);
    }
  }
  return draft;
}

function assign(draft: object, path: Path, value: string): void {
  let holder = draft as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) holder = holder[step] as typeof holder;
  holder[path.at(-1)!] = value;
}

/** The lists of an annotation that hold claims of a kind. */
function listsOf(kind: Kind, draft: Annotation): Claim[][] {
  const { list } = kind.place as { list: string };
  const owner = ownerOf(kind)?.place as { table: string } | undefined;
  const holders = owner ? Object.values(draft[owner.table as 'visits']) : [draft];
  return holders.map((holder) => (holder as unknown as Record<string, Claim[]>)[list]!);
}

/** Makes claims with one key one claim: what the first leaves open is taken from the next, on the passages of all. */
function uniteRepeated(kind: Kind, list: Claim[]): void {
  const keyed = list.map((claim) => [keyText(keyOf(kind, canonicalOf(kind, claim))), claim] as const);
  const united = grouped(keyed, (claims) => ({
    ...{ ...claims[0]!, ...(kind.settle ?? settle)(claims.map((claim) => stated(kind, claim))) },
    cite: distinct(claims.flatMap(({ cite }) => cite as CitedSpan[])),
  }));
  list.splice(0, list.length, ...united.values());
}

/** A claim without the values that say nothing. */
function stated({ open = {} }: Kind, claim: Claim): Claim {
  return Object.fromEntries(
    Object.entries(claim).filter(([field, value]) => !(field in open) || value !== open[field]),
  );
}

function dropRepeated(list: unknown[]): void {
  list.splice(0, list.length, ...new Map(list.map((entry) => [JSON.stringify(entry), entry])).values());
}

/** Each passage once, with its words where they are quoted. */
function distinct(cite: CitedSpan[]): CitedSpan[] {
  const places = new Map<string, CitedSpan>();
  for (const cited of cite) {
    const { start, end } = spanOf(cited);
    const place = `${start},${end}`;
    if (!places.has(place) || !Array.isArray(cited)) places.set(place, cited);
  }
  return [...places.values()];
}
