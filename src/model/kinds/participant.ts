import { z } from 'zod';
import { DelegationSide } from '../generated/enums.js';
import { office, reference, spelling, text } from './fields.js';
import { kind } from './kind.js';

/** A person (perhaps on behalf of a state or an organization), a state, or an organization. */
export const participant = kind({
  model: 'Participant',
  plural: 'participants',
  thing: 'a participant of an event',
  label: 'Participant',
  caption: { first: ['name', 'person', 'country', 'organization'] },
  shownOn: ['person'],
  place: { list: 'participants', of: 'events' },
  cited: 'always',
  fields: {
    person: reference('people', 'the person who takes part').optional(),
    country: reference('countries', 'the state that takes part, or that the person represents').optional(),
    organization: reference('organizations', 'the organization that takes part, or that the person represents').optional(),
    name: spelling(text('The name, as the source prints it.')).optional(),
    side: z.enum(DelegationSide).describe('The side on which it takes part: guest or host.').optional(),
    role: office("The role, in the source's words.").optional(),
  },
  labels: { name: 'Name, as printed', role: 'Role, as printed' },
  key: ['person', 'country', 'organization'],
});
