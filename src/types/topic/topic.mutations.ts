import { mutationsOf } from '../mutations/mutations.js';
import { nouns } from '../../store/edits/nouns.js';
import { Topic } from './topic.type.js';

export const TopicMutations = mutationsOf(nouns.topic, {
  name: 'Topic',
  thing: 'a topic',
  node: Topic,
  slugFrom: 'name',
});
