import { mutationsOf } from '../edit/mutations.js';
import { nouns } from '../edit/nouns.js';
import { Person } from './person.type.js';

export const PersonMutations = mutationsOf(nouns.person, {
  name: 'Person',
  thing: 'a person',
  node: Person,
  slugFrom: 'name',
});
