import { dateColumns, order } from '../../read/paging/order.js';
import { nounOf } from '../connections/noun.js';
import { updatedAt } from '../connections/orders.js';
import { eventFilter } from './event.where.js';

export const events = nounOf({
  model: 'Event',
  plural: 'events',
  filter: eventFilter,
  byDefault: order('Event', dateColumns('start')),
  by: 'start',
  orders: {
    start: { columns: dateColumns('start'), description: 'The first possible day of the start, then the last.' },
    title: { columns: ['title'], description: 'The title.' },
    updatedAt,
  },
});
