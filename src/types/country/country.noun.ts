import { nounOf } from '../connections/noun.js';
import { byName, updatedAt } from '../connections/orders.js';
import { countryFilter } from './country.where.js';

export const countries = nounOf({
  model: 'Country',
  plural: 'countries',
  filter: countryFilter,
  byDefault: byName,
  by: 'name',
  orders: {
    name: { columns: [{ column: 'name', type: 'text' }], description: 'The short name in English.' },
    updatedAt,
  },
});
