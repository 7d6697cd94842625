import { mutationsOf } from '../mutations/mutations.js';
import { nouns } from '../../store/edits/nouns.js';
import { Event } from './event.type.js';

export const EventMutations = mutationsOf(nouns.event, {
  name: 'Event',
  thing: 'an event',
  node: Event,
  slugFrom: 'title',
});
