import { dateColumns, order } from '../../read/paging/order.js';
import { nounOf } from '../connections/noun.js';
import { updatedAt } from '../connections/orders.js';
import { sourceFilter } from './source.where.js';

export const sources = nounOf({
  model: 'Source',
  plural: 'sources',
  filter: sourceFilter,
  byDefault: order('Source', ['title']),
  by: 'title',
  orders: {
    title: { columns: ['title'], description: 'The title.' },
    publishedOn: {
      columns: dateColumns('publishedOn'),
      description: 'The first possible day of publication, then the last.',
    },
    updatedAt,
  },
});
