import { z } from 'zod';
import { KinshipKind } from '../generated/enums.js';
import { reference } from './fields.js';
import { kind } from './kind.js';

export interface Kin {
  person: string;
  relative: string;
  kind: KinshipKind;
}

/** Returns the stored form of a kinship: CHILD becomes PARENT from the other side; spouses and siblings are ordered by slug. */
export function canonicalKin({ person, relative, kind }: Kin): Kin {
  const isStored = kind === 'PARENT' || (kind !== 'CHILD' && person < relative);
  if (isStored) return { person, relative, kind };
  return { person: relative, relative: person, kind: kind === 'CHILD' ? 'PARENT' : kind };
}

/** One row for two people, read from either side. */
export const kinship = kind({
  model: 'Kinship',
  plural: 'kinships',
  thing: 'a kinship',
  label: 'Family',
  caption: { all: ['person', 'relative'] },
  shownOn: ['person', 'relative'],
  place: { list: 'kinship' },
  cited: 'always',
  fields: {
    person: reference('people', 'a person'),
    relative: reference('people', "the person's relative"),
    kind: z.enum(KinshipKind).describe('The relation of the relative to the person.'),
  },
  labels: { kind: 'The relative is' },
  key: ['person', 'relative', 'kind'],
  about: ['person', 'relative'],
  canonical: canonicalKin,
  namedByKey: true,
});
