import type { Claims } from '../claims/claims.js';
import type { Referent } from '../claims/references.js';
import { idSequence } from './id-sequence.js';
import type { Row } from './row.js';
import type { Entities } from './stored.js';

/** Ids of what goes by a slug: those that are stored, and new ones for what is only claimed. */
export class Ids {
  readonly next = idSequence();
  readonly #ids: Record<Referent, Map<string, string>>;

  constructor(stored: Entities, claimed: Claims) {
    const ids = (rows: { slug: string; id: string }[], claims = new Map<string, unknown>()) => {
      const bySlug = new Map(rows.map(({ slug, id }) => [slug, id]));
      for (const slug of claims.keys()) bySlug.set(slug, bySlug.get(slug) ?? this.next());
      return bySlug;
    };
    this.#ids = {
      countries: ids(stored.countries),
      people: ids(stored.people, claimed.people),
      organizations: ids(stored.organizations, claimed.organizations),
      topics: ids(stored.topics, claimed.topics),
      visits: ids(stored.visits, claimed.visits),
      events: ids(stored.events, claimed.events),
    };
  }

  /** The slug of every id. */
  slugs(): Map<string, string> {
    return new Map(
      Object.values(this.#ids).flatMap((table) => [...table].map(([slug, id]): [string, string] => [id, slug])),
    );
  }

  /** Null for no slug. Every reference resolves by now: the rules have seen to it. */
  of(table: Referent, slug: string | undefined): string | null {
    if (slug === undefined) return null;
    const id = this.#ids[table].get(slug);
    if (id === undefined) throw new Error(`${slug} is not among the ${table}`);
    return id;
  }
}

/**
 * Rows that go by a natural key get the id of the stored row that has the same one, or a new id. A row that `moved`
 * keeps its id under the key that no stored row has, unless its old key is still wanted.
 */
export function identified<Columns extends object>(
  stored: Row[],
  wanted: Map<string, Columns>,
  keyOf: (columns: Columns) => unknown[],
  next: () => string,
  moved?: string,
): Map<string, Columns & Row> {
  const naturalKey = (columns: unknown) => JSON.stringify(keyOf(columns as Columns));
  const ids = new Map(stored.map((row) => [naturalKey(row), row.id]));
  const kept = new Set([...wanted.values()].map((columns) => ids.get(naturalKey(columns))));
  let free = moved !== undefined && stored.some(({ id }) => id === moved) && !kept.has(moved) ? moved : undefined;
  const newId = () => {
    const id = free ?? next();
    free = undefined;
    return id;
  };
  return new Map(
    [...wanted].map(([key, columns]) => [key, { ...columns, id: ids.get(naturalKey(columns)) ?? newId() }]),
  );
}
