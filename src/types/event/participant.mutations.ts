import { mutationsOf } from '../mutations/mutations.js';
import { nouns } from '../../store/edits/nouns.js';
import { Participant } from './participant.type.js';

export const ParticipantMutations = mutationsOf(nouns.participant, {
  name: 'Participant',
  thing: 'a participant of an event',
  node: Participant,
});
