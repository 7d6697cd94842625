import { dateColumns } from '../../read/pages/order.js';
import { nounOf } from '../connections/noun.js';
import { byStart, updatedAt } from '../connections/orders.js';
import { visitFilter } from './visit.where.js';

export const visits = nounOf({
  model: 'Visit',
  plural: 'visits',
  filter: visitFilter,
  byDefault: byStart,
  by: 'start',
  orders: {
    start: { columns: dateColumns('start'), description: 'The first possible day of the start, then the last.' },
    title: { columns: [{ column: 'title', type: 'text' }], description: 'The title.' },
    updatedAt,
  },
});
