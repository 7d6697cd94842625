import type { z } from 'zod';
import type { Annotation } from './annotation.js';
import { canonicalOf, keyOf, keyText } from './claims.js';
import { fieldsOf } from './kinds/fields.js';
import type { Claim, Key, Kind } from './kinds/kind.js';
import { ownerOf } from './kinds/kinds.js';
import type { Path } from './problem.js';

// An annotation that is being edited: one claim is found, put or removed by its key. In a table the key is the slug.

interface Holder {
  path: Path;
  rows: Record<string, unknown> | Claim[];
}

/** Where a draft holds the claims among which the key is; null where it does not declare their owner. */
function holderOf(kind: Kind, draft: Annotation, key: Key): Holder | null {
  const tables = draft as unknown as Record<string, Holder['rows']>;
  const { place } = kind;
  if ('table' in place) return { path: [place.table], rows: tables[place.table]! };
  const owner = ownerOf(kind);
  if (!owner) return { path: [place.list], rows: tables[place.list]! };
  const { table } = owner.place as { table: string };
  const slug = String(key[owner.name]);
  if (!Object.hasOwn(tables[table]!, slug)) return null;
  const row = (tables[table] as Record<string, Record<string, Claim[]>>)[slug]!;
  return { path: [table, slug, place.list], rows: row[place.list]! };
}

/** Where a claim stands, and the claim. */
export function findClaim(kind: Kind, draft: Annotation, key: Key): { path: Path; claim: Claim } | null {
  const holder = holderOf(kind, draft, key);
  if (!holder) return null;
  const { path, rows } = holder;
  if (Array.isArray(rows)) {
    const index = indexOf(kind, rows, key);
    return index < 0 ? null : { path: [...path, index], claim: rows[index]! };
  }
  const slug = key['slug'] as string;
  if (!Object.hasOwn(rows, slug)) return null;
  const { bare } = kind.place as { bare?: string };
  return { path: [...path, slug], claim: bare ? { [bare]: rows[slug] } : (rows[slug] as Claim) };
}

/** Puts a claim where there is none of its key, or in place of the one that is there. Null where its owner is missing. */
export function putClaim(kind: Kind, draft: Annotation, key: Key, claim: Claim): Path | null {
  const holder = holderOf(kind, draft, key);
  if (!holder) return null;
  const { path, rows } = holder;
  if (Array.isArray(rows)) {
    const index = indexOf(kind, rows, key);
    if (index < 0) return [...path, rows.push(claim) - 1];
    rows[index] = claim;
    return [...path, index];
  }
  const slug = key['slug'] as string;
  const { bare } = kind.place as { bare?: string };
  rows[slug] = bare ? claim[bare] : claim;
  return [...path, slug];
}

export function removeClaim(kind: Kind, draft: Annotation, key: Key): void {
  const rows = holderOf(kind, draft, key)?.rows;
  if (!rows) return;
  if (Array.isArray(rows)) rows.splice(indexOf(kind, rows, key), 1);
  else delete rows[key['slug'] as string];
}

function indexOf(kind: Kind, rows: Claim[], key: Key): number {
  const owner = ownerOf(kind);
  const wanted = keyText(key);
  return rows.findIndex((row) => keyText(inputKey(kind, owner ? { ...row, [owner.name]: key[owner.name] } : row)) === wanted); // prettier-ignore
}

/** The key of a claim in a list, as it will be stored: defaults filled in, texts trimmed. Bad values stay as they are. */
export function inputKey(kind: Kind, claim: Claim): Key {
  const types = kind.shape.shape as Record<string, z.ZodType>;
  const read = fieldsOf(kind.shape).map(({ name }) => {
    const { success, data } = types[name]!.safeParse(claim[name] ?? undefined);
    return [name, success ? data : claim[name]];
  });
  return keyOf(kind, canonicalOf(kind, { ...claim, ...(Object.fromEntries(read) as Claim) }));
}
