import type { z } from 'zod';
import type { Annotation } from '../../claims/annotation.js';
import type { Path } from '../../claims/problem.js';
import type { Prisma } from '../../db/generated/client.js';

export type Tx = Prisma.TransactionClient;

/** What names a claim among those of its kind, in the annotation's words and slugs. */
export type Key = Readonly<Record<string, string | number | null | undefined>>;
export type Claim = Record<string, unknown>;

/** A stored row, as an edit needs it. */
export interface Stored {
  id: string;
  version: number;
  key: Key;
}

/** The claims of one kind that a draft holds: by slug, or as a list. */
export interface Claims {
  path: Path;
  rows: Record<string, unknown> | unknown[];
}

/** A kind of thing that mutations change: how annotations hold it, and how the store does. */
export interface Noun {
  type: Prisma.ModelName;
  /** The fields of its claims. */
  shape: z.ZodObject;
  /** The table that holds what it belongs to, if its claims stand within that: named in a mutation, not in a claim. */
  owner?: 'visit' | 'event';
  /** Where a draft holds its claims; null where it does not declare what they belong to. */
  claims(draft: Annotation, key: Key): Claims | null;
  /** The key of a claim in a list; in a table it is the slug. */
  keyOf?: (claim: Claim) => Key;
  byId(tx: Tx, id: string): Promise<Stored | null>;
  byKey(tx: Tx, key: Key, source: string): Promise<{ id: string } | null>;
  /** Slugs of the sources that may hold a claim of it. */
  sources(tx: Tx, stored: Stored): Promise<string[]>;
}

/** Where a claim stands, and the claim. */
export interface Placed {
  path: Path;
  claim: Claim;
}

export function find(noun: Noun, draft: Annotation, key: Key): Placed | null {
  const claims = noun.claims(draft, key);
  if (!claims) return null;
  const { path, rows } = claims;
  if (!Array.isArray(rows)) {
    const slug = key['slug'] as string;
    return Object.hasOwn(rows, slug) ? { path: [...path, slug], claim: claimOf(rows[slug]) } : null;
  }
  const index = indexOf(noun, rows, key);
  return index < 0 ? null : { path: [...path, index], claim: rows[index] as Claim };
}

/** Puts a claim where there is none of its key, or in the place of the one that is there. */
export function put(noun: Noun, draft: Annotation, key: Key, claim: Claim): Path | null {
  const claims = noun.claims(draft, key);
  if (!claims) return null;
  const { path, rows } = claims;
  if (!Array.isArray(rows)) {
    const slug = key['slug'] as string;
    rows[slug] = noun.type === 'Topic' ? claim['name'] : claim;
    return [...path, slug];
  }
  const index = indexOf(noun, rows, key);
  if (index < 0) return [...path, rows.push(claim) - 1];
  rows[index] = claim;
  return [...path, index];
}

export function remove(noun: Noun, draft: Annotation, key: Key): void {
  const claims = noun.claims(draft, key);
  if (!claims) return;
  const { rows } = claims;
  if (!Array.isArray(rows)) delete rows[key['slug'] as string];
  else rows.splice(indexOf(noun, rows, key), 1);
}

function indexOf({ keyOf, owner }: Noun, rows: unknown[], key: Key): number {
  const owned = owner ? { [owner]: key[owner] } : {};
  return rows.findIndex((row) => sameKey(keyOf!({ ...(row as Claim), ...owned }), key));
}

/** An annotation writes a topic as its name alone. */
function claimOf(row: unknown): Claim {
  return typeof row === 'string' ? { name: row } : (row as Claim);
}

export function sameKey(one: Key, other: Key): boolean {
  const parts = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...parts].every((part) => (one[part] ?? null) === (other[part] ?? null));
}
