import { Nullable, ObjectType } from '../described.js';
import { One } from '../connections/relations.js';
import { Country } from '../country/country.type.js';
import { DelegationSide } from '../../model/generated/enums.js';
import { Disputable, Cited, Node } from '../node/node.type.js';
import { Recorded } from '../history/recorded.type.js';
import { Organization } from '../organization/organization.type.js';
import { Person } from '../person/person.type.js';
import { Event } from './event.type.js';

@ObjectType("One party's part in an event: a person (perhaps for a state or an organization), a state, or an organization.", {
  implements: [Node, Cited, Disputable, Recorded],
})
export class Participant extends Node {
  @Nullable(() => String, 'The name as it is printed in the source. Null if it is not recorded.')
  name!: string | null;

  @Nullable(() => DelegationSide, 'The side, if the event has two.')
  side!: DelegationSide | null;

  @Nullable(() => String, 'The role, worded as in the source: host, representative.')
  role!: string | null;

  @One(() => Event, 'The event.')
  event!: Event;

  @One(() => Person, 'The person. Null if a state or an organization takes part.')
  person!: Person | null;

  @One(() => Country, 'The state that takes part, or that the person represents.')
  country!: Country | null;

  @One(() => Organization, 'The organization that takes part, or that the person represents.')
  organization!: Organization | null;
}
