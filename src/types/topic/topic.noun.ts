import { order } from '../../read/paging/order.js';
import { nounOf } from '../connections/noun.js';
import { updatedAt } from '../connections/orders.js';
import { topicFilter } from './topic.where.js';

export const topics = nounOf({
  model: 'Topic',
  plural: 'topics',
  filter: topicFilter,
  byDefault: order('Topic', ['name']),
  by: 'name',
  orders: {
    name: { columns: ['name'], description: 'The name.' },
    updatedAt,
  },
});
