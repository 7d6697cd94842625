import { mutationsOf } from '../edit/mutations.js';
import { nouns } from '../edit/nouns.js';
import { Position } from './position.type.js';

export const PositionMutations = mutationsOf(nouns.position, {
  name: 'Position',
  thing: 'an office held',
  node: Position,
});
