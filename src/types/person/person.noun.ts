import { order } from '../../read/paging/order.js';
import { nounOf } from '../connections/noun.js';
import { updatedAt } from '../connections/orders.js';
import { personFilter } from './person.where.js';

export const people = nounOf({
  model: 'Person',
  plural: 'people',
  filter: personFilter,
  byDefault: order('Person', ['name']),
  by: 'name',
  orders: {
    name: { columns: ['name'], description: 'The preferred name.' },
    updatedAt,
  },
});
