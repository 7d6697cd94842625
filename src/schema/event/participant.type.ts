import { participant } from '../../model/kinds/participant.js';
import { ClaimedFields } from '../connections/claimed-fields.js';
import { ObjectType } from '../described.js';
import { Disputable, Cited, Node } from '../node/node.type.js';
import { Recorded } from '../history/recorded.type.js';

@ObjectType("One party's part in an event: a person (perhaps for a state or an organization), a state, or an organization.", {
  implements: [Node, Cited, Disputable, Recorded],
})
@ClaimedFields(participant, {
  person: 'The person. Null if a state or an organization takes part, or if the person is not identified.',
})
export class Participant extends Node {}
