import { nounOf } from '../connections/noun.js';
import { byName, updatedAt } from '../connections/orders.js';
import { organizationFilter } from './organization.where.js';

export const organizations = nounOf({
  model: 'Organization',
  plural: 'organizations',
  filter: organizationFilter,
  byDefault: byName,
  by: 'name',
  orders: {
    name: { columns: [{ column: 'name', type: 'text' }], description: 'The preferred name.' },
    updatedAt,
  },
});
