import { Field, ObjectType } from 'type-graphql';
import { DelegationSide } from '../../db/generated/enums.js';
import { Recorded } from '../history/recorded.type.js';
import { Node } from '../node/node.type.js';
import { Cited } from '../source/cited.type.js';

@ObjectType({
  implements: [Node, Cited, Recorded],
  description:
    "One party's part in one event: a person (perhaps for a state or an organization), a state, or an organization.",
})
export class Participant extends Node {
  @Field(() => DelegationSide, { nullable: true, description: 'On which side, where the event has two.' })
  side!: DelegationSide | null;

  @Field(() => String, { nullable: true, description: 'As the source puts it: host, representative.' })
  role!: string | null;
}
