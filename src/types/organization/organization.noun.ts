import { order } from '../../read/paging/order.js';
import { nounOf } from '../connections/noun.js';
import { updatedAt } from '../connections/orders.js';
import { organizationFilter } from './organization.where.js';

export const organizations = nounOf({
  model: 'Organization',
  plural: 'organizations',
  filter: organizationFilter,
  byDefault: order('Organization', ['name']),
  by: 'name',
  orders: {
    name: { columns: ['name'], description: 'The preferred name.' },
    updatedAt,
  },
});
