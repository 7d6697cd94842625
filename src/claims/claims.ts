import type { Annotation } from './annotation.js';
import { fieldsOf, type CitedSpan } from './kinds/fields.js';
import type { Claim, Key, Kind } from './kinds/kind.js';
import { CLAIMED, type Plural, ownerOf } from './kinds/kinds.js';
import type { Path } from './problem.js';

/** A claim, and where an annotation holds it. */
export interface PlacedClaim {
  path: Path;
  /** Of a claim in a table. */
  slug: string | undefined;
  /** Of a claim inside another: the other's slug. */
  owner: string | undefined;
  /** As the annotation holds it, but for lists of other kinds. */
  claim: Claim;
}

/** The claims of a kind, in the order of the annotation. */
export function claimsIn(annotation: Annotation, kind: Kind): PlacedClaim[] {
  const holder = annotation as unknown as Record<string, Claim[] | Record<string, unknown>>;
  const { place } = kind;
  const inList = (list: Claim[], path: Path, owner?: string) =>
    list.map((claim, index) => ({ path: [...path, index], slug: undefined, owner, claim }));
  const owner = ownerOf(kind);
  if (owner && 'list' in place) {
    const { table } = owner.place as { table: string };
    return Object.entries(holder[table]!).flatMap(([slug, row]) =>
      inList((row as Record<string, Claim[]>)[place.list]!, [table, slug, place.list], slug),
    );
  }
  if ('list' in place) return inList(holder[place.list] as Claim[], [place.list]);
  return Object.entries(holder[place.table]!).map(([slug, row]) => ({
    path: [place.table, slug],
    slug,
    owner: undefined,
    claim: place.bare ? { [place.bare]: row as unknown } : ownFields(kind, row as Claim),
  }));
}

function ownFields({ shape }: Kind, row: Claim): Claim {
  return Object.fromEntries(fieldsOf(shape).flatMap(({ name }) => (name in row ? [[name, row[name]]] : [])));
}

/** What identifies a claim of a list, which names its owner too where it has one. */
export function keyOf(kind: Kind, claim: Claim): Key {
  const owner = ownerOf(kind);
  const fields = typeof kind.key === 'function' ? kind.key(claim) : kind.key!;
  return Object.fromEntries([...(owner ? [owner.name] : []), ...fields].map((field) => [field, claim[field] as never]));
}

/** A key as a text that tells it from others of its kind. */
export function keyText(key: Key): string {
  return JSON.stringify(Object.entries(key).map(([field, value]) => [field, value ?? null]));
}

/** A claim as it is stored, where it can be written in several ways. */
export function canonicalOf<Row extends Claim>({ canonical }: Kind, claim: Row): Row {
  return canonical ? { ...claim, ...canonical(claim as never) } : claim;
}

/** Claims by kind; each by its slug, or by the text of its key. They name their owner, and have no passages. */
export type Claims = Record<Exclude<Plural, 'sources'>, Map<string, Claim>>;

/** The passages on which one claim rests. */
export interface Support {
  kind: Kind;
  key: string;
  cite: CitedSpan[];
}

/** What an annotation claims, and the passages of that. */
export function claimsOf(annotation: Annotation): { claims: Claims; supports: Support[] } {
  const supports: Support[] = [];
  const tables = CLAIMED.map((kind) => {
    const owner = ownerOf(kind);
    const rows = claimsIn(annotation, kind).map(({ slug, owner: ownerSlug, claim: { cite, ...fields } }) => {
      const claim = canonicalOf(kind, owner ? { ...fields, [owner.name]: ownerSlug } : fields);
      const key = slug ?? keyText(keyOf(kind, claim));
      if (cite) supports.push({ kind, key, cite: cite as CitedSpan[] });
      return [key, claim] as const;
    });
    return [kind.plural, new Map(rows)] as const;
  });
  return { claims: Object.fromEntries(tables) as Claims, supports };
}
