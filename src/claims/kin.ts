import type { KinshipKind } from '../db/generated/enums.js';

interface Kin {
  person: string;
  relative: string;
  kind: KinshipKind;
}

/** The stored form of a kinship: CHILD becomes PARENT from the other side; spouses and siblings are ordered by slug. */
export function canonicalKin({ person, relative, kind }: Kin): Kin {
  if (kind === 'CHILD') return { person: relative, relative: person, kind: 'PARENT' };
  if (kind === 'PARENT' || person < relative) return { person, relative, kind };
  return { person: relative, relative: person, kind };
}
