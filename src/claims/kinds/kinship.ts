import { z } from 'zod';
import { KinshipKind } from '../../db/generated/enums.js';
import { canonicalKin } from '../kin.js';
import { reference } from './fields.js';
import { kind } from './kind.js';

/** One row for two people, read from either side. */
export const kinship = kind({
  model: 'Kinship',
  plural: 'kinships',
  thing: 'a kinship',
  place: { list: 'kinship' },
  cited: 'always',
  fields: {
    person: reference('people', 'a person'),
    relative: reference('people', "the person's relative"),
    kind: z.enum(KinshipKind).describe('What the relative is to the person.'),
  },
  key: ['person', 'relative', 'kind'],
  about: ['person', 'relative'],
  canonical: canonicalKin,
  hasGlobalId: false,
});
