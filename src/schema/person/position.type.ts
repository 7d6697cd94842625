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
  status: 'Whether the office was still held, according to the newest source that says either way.',
  start: 'The day on which the term began. Null if no source gives it.',
  end: 'The day on which the term ended, or the earliest day on which it may have ended (`[2018-03-25..]`). Null if no source gives a day, although the term may have ended.',
})
export class Position extends Node {
  @Nullable(
    () => Certainty,
    'How certain it is that the office was held on a given day. Null if the term certainly began later or ended earlier, or if somebody else held the office.',
  )
  @derive(expression(certaintyHeld))
  held!: Certainty | null;
}

Args(() => DayArgs)(Position.prototype, 'held', 0);

export const PositionConnection = createConnection('Position', 'positions', Position);

export const PositionRoots = createRoots(Position, positions, PositionConnection);
