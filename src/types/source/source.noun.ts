import { dateColumns } from '../../read/pages/order.js';
import { nounOf } from '../connections/noun.js';
import { byTitle, updatedAt } from '../connections/orders.js';
import { sourceFilter } from './source.where.js';

export const sources = nounOf({
  model: 'Source',
  plural: 'sources',
  filter: sourceFilter,
  byDefault: byTitle,
  by: 'title',
  orders: {
    title: { columns: [{ column: 'title', type: 'text' }], description: 'The title.' },
    publishedOn: {
      columns: dateColumns('publishedOn'),
      description: 'The first possible day of publication, then the last.',
    },
    updatedAt,
  },
});
