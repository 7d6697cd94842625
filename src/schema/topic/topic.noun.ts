import { ascii, text, updatedSince } from '../filters/fields.js';
import { filterOf } from '../filters/filter.js';
import { search } from '../search/search.filter.js';
import { order } from '../../query/paging/order.js';
import { nounOf, updatedAt } from '../connections/noun.js';

export const topicFilter = filterOf('Topic', 'Conditions on a topic, all of which must hold.', {
  slug: ascii('The slug.'),
  name: text('The name.'),
  search,
  updatedSince,
});

export const topics = nounOf({
  model: 'Topic',
  plural: 'topics',
  filter: topicFilter,
  byDefault: order('Topic', ['name']),
  by: 'name',
  orders: { name: { columns: ['name'], description: 'The name.' }, updatedAt },
});
