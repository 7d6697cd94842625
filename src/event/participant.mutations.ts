import { mutationsOf } from '../edit/mutations.js';
import { nouns } from '../edit/nouns.js';
import { Participant } from './participant.type.js';

export const ParticipantMutations = mutationsOf(nouns.participant, {
  name: 'Participant',
  thing: 'a participant of an event',
  node: Participant,
});
