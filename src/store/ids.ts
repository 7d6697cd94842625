import { keyOf, keyText, type Claims } from '../claims/claims.js';
import { fieldsOf } from '../claims/kinds/fields.js';
import type { Claim, Kind } from '../claims/kinds/kind.js';
import { ownerOf, SHARED } from '../claims/kinds/kinds.js';
import { idSequence } from './id-sequence.js';
import type { Row } from './row.js';

/** Stored rows that have a slug, by the plural of their kind, or `countries`. */
export type Entities = Record<string, (Row & { slug: string })[]>;

/** Ids of what has a slug: those that are stored, and new ones for what is only claimed. */
export class Ids {
  readonly next = idSequence();
  readonly #ids: Record<string, Map<string, string>>;

  constructor(stored: Entities, claimed: Claims) {
    const ids = (rows: { slug: string; id: string }[], claims = new Map<string, unknown>()) => {
      const bySlug = new Map(rows.map(({ slug, id }) => [slug, id]));
      for (const slug of claims.keys()) bySlug.set(slug, bySlug.get(slug) ?? this.next());
      return bySlug;
    };
    this.#ids = { countries: ids(stored['countries']!) };
    for (const { plural } of SHARED) this.#ids[plural] = ids(stored[plural]!, claimed[plural as keyof Claims]);
  }

  /** The slug of every id. */
  slugs(): Map<string, string> {
    return new Map(
      Object.values(this.#ids).flatMap((table) => [...table].map(([slug, id]): [string, string] => [id, slug])),
    );
  }

  /** Null for no slug. Every reference resolves by now: the rules have checked it. */
  of(table: string, slug: string | undefined): string | null {
    if (slug === undefined) return null;
    const id = this.#ids[table]?.get(slug);
    if (id === undefined) throw new Error(`${slug} is not among the ${table}`);
    return id;
  }
}

/** What identifies a row among those of its kind, as a text. */
export function naturalKey(kind: Kind, row: Record<string, unknown>): string {
  if ('table' in kind.place) return String(row[kind.place.slug ?? 'slug']);
  const owner = ownerOf(kind);
  const claim: Claim = owner ? { [owner.name]: row[owner.foreignKey] } : {};
  for (const { name, refersTo } of fieldsOf(kind.shape)) claim[name] = row[refersTo ? `${name}Id` : name];
  return keyText(keyOf(kind, claim));
}

/**
 * Rows get the id of the stored row that has the same key, or a new id. The row `moved` keeps its id under the key that
 * no stored row has, unless its old key is still wanted.
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
  return new Map(
    [...wanted].map(([key, columns]) => [key, { ...columns, id: ids.get(keyOfColumns(columns)) ?? newId() }]),
  );
}
