import type { Claim, Kind } from '../../claims/kinds/kind.js';
import { ownerOf } from '../../claims/kinds/kinds.js';

/** Positions of claims in the lists of their owners, from 0, by key. */
export function ordinalsOf(kind: Kind, claims: Map<string, Claim>): Map<string, number> {
  const owner = ownerOf(kind);
  if (!owner) return new Map();
  const { rank = () => 0 } = kind;
  const ordered = [...claims].sort(([, a], [, b]) => rank(a as never) - rank(b as never));
  const lengths = new Map<unknown, number>();
  return new Map(
    ordered.map(([key, claim]) => {
      const list = claim[owner.name];
      const ordinal = lengths.get(list) ?? 0;
      lengths.set(list, ordinal + 1);
      return [key, ordinal];
    }),
  );
}
