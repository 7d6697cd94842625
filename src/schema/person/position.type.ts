import { position } from '../../model/kinds/position.js';
import { ClaimedFields } from '../connections/claimed-fields.js';
import { Args } from 'type-graphql';
import { expression } from '../../query/stored-as.js';
import { Field, Nullable, ObjectType } from '../described.js';
import { createConnection } from '../connections/connection.type.js';
import { Dated, derive } from '../connections/relations.js';
import type { PartialDate } from '../dates/partial-date.type.js';
import { PositionHolders, PositionStatus } from '../../model/generated/enums.js';
import { Disputable, Cited, Node } from '../node/node.type.js';
import { Recorded } from '../history/recorded.type.js';
import { declareEnum } from '../enum.js';
import { createRoots } from '../connections/roots.js';
import { Certainty, certaintyHeld, HeldArgs } from './position.held.js';
import { positions } from './position.list.js';

declareEnum(
  'PositionStatus',
  PositionStatus,
  'Whether the office was still held when the newest source that states it was published. A missing end date does not mean that it is still held.',
  {
    HELD: 'Still held when the newest source that states it was published.',
    ENDED: 'No longer held when the newest source that states it was published. The day of the end may be unknown.',
    UNKNOWN: 'No source says.',
  },
);

declareEnum('PositionHolders', PositionHolders, 'How many people hold an office at a time.', {
  ONE: 'One person, such as a president: the days of one holder limit those of the others.',
  SEVERAL: 'Several people at once, such as vice presidents.',
});

@ObjectType('An office that a person held in an organization or a country.', { implements: [Node, Cited, Disputable, Recorded] })
@ClaimedFields(position)
export class Position extends Node {
  @Field(() => PositionStatus, 'Whether it was still held, according to the newest source that states it.')
  status!: PositionStatus;

  @Dated('The day on which it began. Null if no source states it.')
  start!: PartialDate | null;

  @Dated(
    'The day on which it ended, or the earliest day on which it may have ended: [2018-03-25..]. Null if no source states it; the office may have ended all the same.',
  )
  end!: PartialDate | null;

  @Nullable(
    () => Certainty,
    'Whether the office was held on a day. Null if it certainly began later or ended earlier, or if somebody else held it.',
  )
  @derive(expression(certaintyHeld))
  held!: Certainty | null;
}

Args(() => HeldArgs)(Position.prototype, 'held', 0);

export const PositionConnection = createConnection('Position', 'positions', Position);

export const PositionRoots = createRoots(Position, positions, PositionConnection);
