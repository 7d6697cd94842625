import { claimKey, keyText, type Claims } from '../../model/claims.js';
import { claimFields } from '../../model/kinds/fields.js';
import type { Claim, Kind } from '../../model/kinds/kind.js';
import { ownerKind, SHARED, slugColumn } from '../../model/kinds/kinds.js';
import type { Row } from './row.js';

// Ids of stored rows, by their slugs and keys.

/** Stored rows that have a slug, by the plural of their kind, or `countries`. */
export type Entities = Record<string, (Row & { slug: string })[]>;

/** Ids by slug: the ids of stored rows, and new ids for new claims. */
export class Ids {
  readonly #ids: Record<string, Map<string, string>>;

  constructor(
    stored: Entities,
    claimed: Claims,
    readonly next: () => string,
  ) {
    const ids = (rows: { slug: string; id: string }[], claims = new Map<string, unknown>()) => {
      const bySlug = new Map(rows.map(({ slug, id }) => [slug, id]));
      for (const slug of claims.keys()) bySlug.set(slug, bySlug.get(slug) ?? this.next());
      return bySlug;
    };
    this.#ids = { countries: ids(stored['countries']!) };
    for (const { plural } of SHARED) this.#ids[plural] = ids(stored[plural]!, claimed[plural]);
  }

  slugs(): Map<string, string> {
    return new Map(Object.values(this.#ids).flatMap((table) => [...table].map(([slug, id]): [string, string] => [id, slug])));
  }

  /** Null if there is no slug. The rules have already checked that every reference resolves. */
  of(table: string, slug: string | undefined): string | null {
    if (slug === undefined) return null;
    const id = this.#ids[table]?.get(slug);
    if (id === undefined) throw new Error(`${slug} is not among the ${table}`);
    return id;
  }
}

export function naturalKey(kind: Kind, row: Record<string, unknown>): string {
  const slug = slugColumn(kind);
  if (slug) return String(row[slug]);
  const owner = ownerKind(kind);
  const claim: Claim = owner ? { [owner.name]: row[owner.foreignKey] } : {};
  for (const { name, refersTo } of claimFields(kind.shape)) claim[name] = row[refersTo ? `${name}Id` : name];
  return keyText(claimKey(kind, claim));
}

/**
 * Assigns each row the id of the stored row with the same key, or a new id. The stored row `moved`, whose key was edited,
 * passes its id to the first row with a new key, unless its old key is still in use.
 */
export function identified<Columns extends object>(
  stored: Row[],
  wanted: Map<string, Columns>,
  keyOfRow: (row: Record<string, unknown>) => string,
  next: () => string,
  moved?: string,
): Map<string, Columns & Row> {
  const keyOfColumns = (columns: object) => keyOfRow(columns as Record<string, unknown>);
  const ids = new Map(stored.map((row) => [keyOfColumns(row), row.id]));
  const kept = new Set([...wanted.values()].map((columns) => ids.get(keyOfColumns(columns))));
  let free = moved !== undefined && stored.some(({ id }) => id === moved) && !kept.has(moved) ? moved : undefined;
  const newId = () => {
    const id = free ?? next();
    free = undefined;
    return id;
  };
  return new Map([...wanted].map(([key, columns]) => [key, { ...columns, id: ids.get(keyOfColumns(columns)) ?? newId() }]));
}
