import { mutationsOf } from '../edit/mutations.js';
import { nouns } from '../edit/nouns.js';
import { Event } from './event.type.js';

export const EventMutations = mutationsOf(nouns.event, {
  name: 'Event',
  thing: 'an event',
  node: Event,
  slugFrom: 'title',
});
