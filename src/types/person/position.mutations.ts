import { mutationsOf } from '../mutations/mutations.js';
import { nouns } from '../../store/edits/nouns.js';
import { Position } from './position.type.js';

export const PositionMutations = mutationsOf(nouns.position, {
  name: 'Position',
  thing: 'an office held',
  node: Position,
});
