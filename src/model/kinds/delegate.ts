import { z } from 'zod';
import { DelegateCapacity, DelegationSide } from '../generated/enums.js';
import { office, reference, spelling, title, usually } from './fields.js';
import { kind } from './kind.js';

const SIDES = Object.keys(DelegationSide);
const CAPACITIES = Object.keys(DelegateCapacity);

interface Ranked {
  side: string;
  capacity: string;
}

/** One person's part in a visit. For an unknown person, there is only a printed name. */
export const delegate = kind({
  model: 'Delegate',
  plural: 'delegates',
  thing: 'a delegate',
  label: 'Delegate',
  caption: { first: ['name', 'person'] },
  shownOn: ['visit', 'person'],
  place: { list: 'delegation', of: 'visits' },
  cited: 'always',
  fields: {
    name: spelling(title('The name, as the source prints it.')),
    person: reference('people', 'the person, if identified').optional(),
    side: usually(z.enum(DelegationSide), 'GUEST').describe('The side: guest or host.'),
    capacity: usually(z.enum(DelegateCapacity), 'MEMBER').describe('The capacity in which they took part.'),
    role: office("The office that they held as a delegate, in the source's words.").optional(),
  },
  labels: { name: 'Name, as printed', role: 'Office, as printed' },
  key: ({ person }) => (person == null ? ['person', 'side', 'name'] : ['person']),
  open: { capacity: 'MEMBER' },
  rank: ({ side, capacity }: Ranked) => SIDES.indexOf(side) * CAPACITIES.length + CAPACITIES.indexOf(capacity),
});
