import { nounOf } from '../connections/noun.js';
import { byName, updatedAt } from '../connections/orders.js';
import { topicFilter } from './topic.where.js';

export const topics = nounOf({
  model: 'Topic',
  plural: 'topics',
  filter: topicFilter,
  byDefault: byName,
  by: 'name',
  orders: {
    name: { columns: [{ column: 'name', type: 'text' }], description: 'The name.' },
    updatedAt,
  },
});
