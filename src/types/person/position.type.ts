import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../connections/connection.type.js';
import { PositionStatus } from '../../db/generated/enums.js';
import { Recorded } from '../history/recorded.type.js';
import { Node } from '../node/node.type.js';
import { Cited } from '../source/cited.type.js';

registerEnumType(PositionStatus, {
  name: 'PositionStatus',
  description:
    'Whether the office was still held, by the newest source: an end that is not known is not an end that has not come.',
  valuesConfig: {
    HELD: { description: 'Still held when the newest source was published.' },
    ENDED: { description: 'No longer held when the newest source was published, whether or not one says since when.' },
    UNKNOWN: { description: 'No source says.' },
  },
});

@ObjectType({
  implements: [Node, Cited, Recorded],
  description: 'An office that a person held in an organization or a country.',
})
export class Position extends Node {
  @Field(() => String, { description: 'The office, as sources put it: Foreign Minister.' })
  title!: string;

  @Field(() => PositionStatus, { description: 'Whether it was still held, by the newest source.' })
  status!: PositionStatus;
}

export const PositionConnection = connectionOf('Position', 'positions', Position);
