import { dateColumns } from '../../read/pages/order.js';
import { nounOf } from '../connections/noun.js';
import { byStart, updatedAt } from '../connections/orders.js';
import { eventFilter } from './event.where.js';

export const events = nounOf({
  model: 'Event',
  plural: 'events',
  filter: eventFilter,
  byDefault: byStart,
  by: 'start',
  orders: {
    start: { columns: dateColumns('start'), description: 'The first possible day of the start, then the last.' },
    title: { columns: [{ column: 'title', type: 'text' }], description: 'The title.' },
    updatedAt,
  },
});
