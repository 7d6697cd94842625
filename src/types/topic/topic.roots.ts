import { byName } from '../connections/orders.js';
import { rootsOf } from '../connections/roots.js';
import { Topic, TopicConnection } from './topic.type.js';
import { topicFilter } from './topic.where.js';

export const TopicRoots = rootsOf(
  Topic,
  { name: 'topics', connection: TopicConnection, filter: topicFilter, byDefault: byName, by: 'name' },
  { slug: 'denuclearization' },
);
