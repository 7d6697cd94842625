import { mutationsOf } from '../mutations/mutations.js';
import { nouns } from '../../store/edits/nouns.js';
import { Person } from './person.type.js';

export const PersonMutations = mutationsOf(nouns.person, {
  name: 'Person',
  thing: 'a person',
  node: Person,
  slugFrom: 'name',
});
