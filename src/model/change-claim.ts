import type { z } from 'zod';
import type { Annotation } from './annotation.js';
import { canonicalClaim, claimKey, keyText, listsIn, tableIn, withOwner } from './claims.js';
import { claimFields } from './kinds/fields.js';
import type { Claim, ClaimKey, Kind } from './kinds/kind.js';
import { ownerKind } from './kinds/kinds.js';
import type { Path } from './problem.js';

// Changes one claim of an annotation, looked up by key. The key of a claim in a table is its slug.

/** Where an annotation holds, or would hold, the claim with a given key. */
interface Slot {
  path: Path;
  rows: Record<string, unknown> | Claim[];
  step: string | number;
  isFilled: boolean;
}

/** Returns null if the claim's owner is missing. */
function slotOf(kind: Kind, annotation: Annotation, key: ClaimKey): Slot | null {
  const { place } = kind;
  if ('table' in place) {
    const step = key['slug'] as string;
    const rows = tableIn(annotation, place.table);
    return { path: [place.table, step], rows, step, isFilled: Object.hasOwn(rows, step) };
  }
  const ownerKey = ownerKind(kind)?.name;
  const found = listsIn(annotation, kind).find(({ owner }) => !ownerKey || owner === key[ownerKey]);
  if (!found) return null;
  const { path, list: rows, owner } = found;
  // The rows have been parsed: their defaults are filled in and their strings trimmed.
  const wanted = keyText(key);
  const index = rows.findIndex((row) => keyText(claimKey(kind, canonicalClaim(kind, withOwner(kind, row, owner)))) === wanted);
  const step = index < 0 ? rows.length : index;
  return { path: [...path, step], rows, step, isFilled: index >= 0 };
}

const bareField = ({ place }: Kind) => ('table' in place ? place.bare : undefined);

export function findClaim(kind: Kind, annotation: Annotation, key: ClaimKey): { path: Path; claim: Claim } | null {
  const slot = slotOf(kind, annotation, key);
  if (!slot?.isFilled) return null;
  const bare = bareField(kind);
  const value = (slot.rows as Record<string, unknown>)[slot.step];
  return { path: slot.path, claim: bare ? { [bare]: value } : (value as Claim) };
}

/** Adds a claim, or replaces the claim with the same key. Returns the claim's path; null if the owner is missing. */
export function putClaim(kind: Kind, annotation: Annotation, key: ClaimKey, claim: Claim): Path | null {
  const slot = slotOf(kind, annotation, key);
  if (!slot) return null;
  const bare = bareField(kind);
  (slot.rows as Record<string, unknown>)[slot.step] = bare ? claim[bare] : claim;
  return slot.path;
}

export function removeClaim(kind: Kind, annotation: Annotation, key: ClaimKey): void {
  const slot = slotOf(kind, annotation, key);
  if (!slot?.isFilled) return;
  if (Array.isArray(slot.rows)) slot.rows.splice(slot.step as number, 1);
  else delete slot.rows[slot.step];
}

/**
 * Returns the key that a claim in a list will have once stored, with defaults filled in and strings trimmed. Invalid
 * values are kept.
 */
export function inputKey(kind: Kind, claim: Claim): ClaimKey {
  const types = kind.shape.shape as Record<string, z.ZodType>;
  const read = claimFields(kind.shape).map(({ name }) => {
    const { success, data } = types[name]!.safeParse(claim[name] ?? undefined);
    return [name, success ? data : claim[name]];
  });
  return claimKey(kind, canonicalClaim(kind, { ...claim, ...(Object.fromEntries(read) as Claim) }));
}
