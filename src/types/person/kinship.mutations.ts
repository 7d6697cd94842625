import { mutationsOf } from '../mutations/mutations.js';
import { nouns } from '../../store/edits/nouns.js';
import { Kinship } from './kinship.type.js';

/** It reads from either side, and so has no global id: the two people and what they are name it. */
export const KinshipMutations = mutationsOf(nouns.kinship, {
  name: 'Kinship',
  thing: 'a kinship',
  node: Kinship,
  namedBy: ['person', 'relative', 'kind'],
});
