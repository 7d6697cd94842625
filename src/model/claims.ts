import type { Annotation } from './annotation.js';
import { claimFields, type CitedSpan } from './kinds/fields.js';
import type { Claim, ClaimKey, Kind } from './kinds/kind.js';
import { CLAIMED, type Plural, ownerKind } from './kinds/kinds.js';
import type { Path } from './problem.js';

interface PlacedClaim {
  path: Path;
  /** Undefined for a claim in a list. */
  slug: string | undefined;
  /** The slug of the owning claim, if any. */
  owner: string | undefined;
  /** The claim as it appears in the annotation, without nested lists of other kinds. */
  claim: Claim;
}

/** Iterates over the claims of a kind, in annotation order. A generator, since there may be 100,000 of them. */
export function* claimsIn(annotation: Annotation, kind: Kind): Generator<PlacedClaim> {
  const { place } = kind;
  if ('list' in place) {
    for (const { path, owner, list } of listsIn(annotation, kind)) {
      const places = placesInWhole.get(list);
      for (const [index, claim] of list.entries()) {
        yield { path: [...path, places?.[index] ?? index], slug: undefined, owner, claim };
      }
    }
    return;
  }
  const table = tableIn<Claim>(annotation, place.table);
  for (const slug of Object.keys(table)) {
    const claim = place.bare ? { [place.bare]: table[slug] } : ownFields(kind, table[slug]!);
    yield { path: [place.table, slug], slug, owner: undefined, claim };
  }
}

const placesInWhole = new WeakMap<readonly Claim[], readonly number[]>();

/** For a partial annotation: records the positions that this list's claims have in the whole annotation. */
export function setPlacesInWhole(list: readonly Claim[], places: readonly number[]): void {
  placesInWhole.set(list, places);
}

/** Returns the lists that hold claims of a kind: a single list, or one per owner. Empty for a kind in a table. */
export function listsIn(annotation: Annotation, kind: Kind): { path: Path; owner: string | undefined; list: Claim[] }[] {
  const owner = ownerKind(kind);
  if (!('list' in kind.place)) return [];
  const { list } = kind.place;
  if (!owner) return [{ path: [list], owner: undefined, list: annotation[list as 'positions'] }];
  const { table } = owner.place;
  const owners = Object.entries(tableIn<Record<string, Claim[]>>(annotation, table));
  return owners.map(([slug, row]) => ({ path: [table, slug, list], owner: slug, list: row[list]! }));
}

export function tableIn<Row>(annotation: Omit<Annotation, 'source'>, table: string): Record<string, Row> {
  return annotation[table as 'people'] as Record<string, unknown> as Record<string, Row>;
}

function ownFields({ shape }: Kind, row: Claim): Claim {
  const own: Claim = {};
  for (const { name } of claimFields(shape)) if (name in row) own[name] = row[name];
  return own;
}

/** Returns the claim with a reference to its owner, if its kind has owners. */
export function withOwner(kind: Kind, claim: Claim, slug: unknown): Claim {
  const owner = ownerKind(kind);
  return owner ? { ...claim, [owner.name]: slug } : claim;
}

/** Returns the key of a claim in a list, including its owner. */
export function claimKey(kind: Kind, claim: Claim): ClaimKey {
  const owner = ownerKind(kind);
  const fields = typeof kind.key === 'function' ? kind.key(claim) : kind.key!;
  return Object.fromEntries([...(owner ? [owner.name] : []), ...fields].map((field) => [field, claim[field] as never]));
}

/** Serializes a key. Equal keys of a kind give equal strings. */
export function keyText(key: ClaimKey): string {
  return JSON.stringify(Object.entries(key).map(([field, value]) => [field, value ?? null]));
}

/** Returns the canonical form of a claim that can be written in several ways, and any other claim unchanged. */
export function canonicalClaim<Row extends Claim>({ canonical }: Kind, claim: Row): Row {
  return canonical ? { ...claim, ...canonical(claim as never) } : claim;
}

/** Claims by kind, then by slug or serialized key. Each refers to its owner, and none has passages. */
export type Claims = Record<Exclude<Plural, 'sources'>, Map<string, Claim>>;

/** The passages that support one claim. */
export interface Support {
  kind: Kind;
  key: string;
  cite: CitedSpan[];
}

export function annotationClaims(annotation: Annotation): { claims: Claims; supports: Support[] } {
  const supports: Support[] = [];
  const tables = CLAIMED.map((kind) => {
    const rows = new Map<string, Claim>();
    for (const { slug, owner, claim: held } of claimsIn(annotation, kind)) {
      const { cite, ...fields } = held;
      const claim = canonicalClaim(kind, withOwner(kind, fields, owner));
      const key = slug ?? keyText(claimKey(kind, claim));
      if (cite) supports.push({ kind, key, cite: cite as CitedSpan[] });
      rows.set(key, claim);
    }
    return [kind.plural, rows] as const;
  });
  return { claims: Object.fromEntries(tables) as Claims, supports };
}
