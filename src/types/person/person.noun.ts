import { nounOf } from '../connections/noun.js';
import { byName, updatedAt } from '../connections/orders.js';
import { personFilter } from './person.where.js';

export const people = nounOf({
  model: 'Person',
  plural: 'people',
  filter: personFilter,
  byDefault: byName,
  by: 'name',
  orders: {
    name: { columns: [{ column: 'name', type: 'text' }], description: 'The preferred name.' },
    updatedAt,
  },
});
