import { Field, InputType } from 'type-graphql';
import type { Where } from '../../read/pages/order.js';
import { DelegateCapacity, DelegationSide } from '../../db/generated/enums.js';
import { allOf, oneOf, relation } from '../filters/logic.js';
import { PersonWhere, personWhere } from '../person/person.where.js';

@InputType({ description: 'Which delegates; all that is given must hold of the same one.' })
export class DelegateWhere {
  @Field(() => DelegationSide, { nullable: true, description: 'On this side.' })
  side?: DelegationSide | null;

  @Field(() => [DelegateCapacity], { nullable: true, description: 'In one of these capacities.' })
  capacity?: DelegateCapacity[] | null;

  @Field(() => PersonWhere, { nullable: true, description: 'The person, where it is settled who is meant.' })
  person?: PersonWhere | null;
}

export function delegateWhere({ side, capacity, person }: DelegateWhere): Where {
  return allOf([
    ...oneOf('side', side == null ? null : [side]),
    ...oneOf('capacity', capacity),
    ...relation('person', person, personWhere),
  ]);
}
