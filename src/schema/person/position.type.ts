import { position } from '../../model/kinds/position.js';
import { KindType } from '../connections/kind-type.js';
import { Args } from 'type-graphql';
import { expression } from '../../query/stored-as.js';
import { Nullable } from '../described.js';
import { createConnection } from '../connections/connection.type.js';
import { derive } from '../connections/relations.js';
import { Node } from '../node/node.type.js';
import { createRoots } from '../connections/roots.js';
import { Certainty, certaintyHeld, DayArgs } from './position.held.js';
import { positions } from './position.list.js';

@KindType(position, 'An office that a person held in an organization or a country.', {
  status: 'Whether it was still held, according to the newest source that says so.',
  start: 'The day on which it began. Null if no source gives it.',
  end: 'The day on which it ended, or the earliest day on which it may have ended: [2018-03-25..]. Null if no source gives it, although the office may have ended.',
})
export class Position extends Node {
  @Nullable(
    () => Certainty,
    'Whether the office was held on a day. Null if it certainly began later or ended earlier, or if somebody else held it.',
  )
  @derive(expression(certaintyHeld))
  held!: Certainty | null;
}

Args(() => DayArgs)(Position.prototype, 'held', 0);

export const PositionConnection = createConnection('Position', 'positions', Position);

export const PositionRoots = createRoots(Position, positions, PositionConnection);
