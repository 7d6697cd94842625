import { dateColumns, order } from '../../read/paging/order.js';
import { nounOf } from '../connections/noun.js';
import { updatedAt } from '../connections/orders.js';
import { visitFilter } from './visit.where.js';

export const visits = nounOf({
  model: 'Visit',
  plural: 'visits',
  filter: visitFilter,
  byDefault: order('Visit', dateColumns('start')),
  by: 'start',
  orders: {
    start: { columns: dateColumns('start'), description: 'The first possible day of the start, then the last.' },
    title: { columns: ['title'], description: 'The title.' },
    updatedAt,
  },
});
