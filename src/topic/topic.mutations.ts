import { mutationsOf } from '../edit/mutations.js';
import { nouns } from '../edit/nouns.js';
import { Topic } from './topic.type.js';

export const TopicMutations = mutationsOf(nouns.topic, {
  name: 'Topic',
  thing: 'a topic',
  node: Topic,
  slugFrom: 'name',
});
