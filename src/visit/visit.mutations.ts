import { mutationsOf } from '../edit/mutations.js';
import { nouns } from '../edit/nouns.js';
import { Visit } from './visit.type.js';

export const VisitMutations = mutationsOf(nouns.visit, {
  name: 'Visit',
  thing: 'a visit',
  node: Visit,
  slugFrom: 'title',
});
