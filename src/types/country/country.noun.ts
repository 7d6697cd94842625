import { order } from '../../read/paging/order.js';
import { nounOf } from '../connections/noun.js';
import { updatedAt } from '../connections/orders.js';
import { countryFilter } from './country.where.js';

export const countries = nounOf({
  model: 'Country',
  plural: 'countries',
  filter: countryFilter,
  byDefault: order('Country', ['name']),
  by: 'name',
  orders: {
    name: { columns: ['name'], description: 'The short name in English.' },
    updatedAt,
  },
});
