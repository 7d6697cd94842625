import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../connections/connection.type.js';
import { DelegateCapacity, DelegationSide } from '../../db/generated/enums.js';
import { Recorded } from '../history/recorded.type.js';
import { Node } from '../node/node.type.js';
import { Cited } from '../source/cited.type.js';

registerEnumType(DelegationSide, {
  name: 'DelegationSide',
  description: 'The two sides of a visit.',
  valuesConfig: {
    GUEST: { description: 'The visiting side.' },
    HOST: { description: 'The receiving side.' },
  },
});

registerEnumType(DelegateCapacity, {
  name: 'DelegateCapacity',
  description: 'As what somebody took part in a visit.',
  valuesConfig: {
    HEAD: { description: 'At the head of their side.' },
    SPOUSE: { description: 'Husband or wife of the head.' },
    MEMBER: { description: 'Anybody else on their side.' },
  },
});

@ObjectType({
  implements: [Node, Cited, Recorded],
  description: "One person's part in one visit, on the visiting or the receiving side.",
})
export class Delegate extends Node {
  @Field(() => String, { description: 'As the source prints it.' })
  name!: string;

  @Field(() => DelegationSide, { description: 'On which side.' })
  side!: DelegationSide;

  @Field(() => DelegateCapacity, { description: 'As what.' })
  capacity!: DelegateCapacity;

  @Field(() => String, {
    nullable: true,
    description: 'The office in which they took part, as the source puts it: Foreign Minister.',
  })
  role!: string | null;
}

export const DelegateConnection = connectionOf('Delegate', 'delegates', Delegate);
