import type { KinshipKind } from '../db/generated/enums.js';

interface Kin {
  person: string;
  relative: string;
  kind: KinshipKind;
}

/** A kinship as it is stored: a child is the other side of a parent; who is a spouse or sibling of whom goes by slug. */
export function canonicalKin({ person, relative, kind }: Kin): Kin {
  if (kind === 'CHILD') return { person: relative, relative: person, kind: 'PARENT' };
  if (kind === 'PARENT' || person < relative) return { person, relative, kind };
  return { person: relative, relative: person, kind };
}
