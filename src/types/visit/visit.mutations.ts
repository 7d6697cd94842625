import { mutationsOf } from '../mutations/mutations.js';
import { nouns } from '../../store/edits/nouns.js';
import { Visit } from './visit.type.js';

export const VisitMutations = mutationsOf(nouns.visit, {
  name: 'Visit',
  thing: 'a visit',
  node: Visit,
  slugFrom: 'title',
});
