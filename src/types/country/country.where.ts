import { ascii, code, names, updatedSince } from '../filters/fields.js';
import { filterOf } from '../filters/filter.js';

export const countryFilter = filterOf('Country', 'Conditions on a country, all of which must hold.', {
  slug: ascii('The slug.'),
  code: code('The ISO 3166-1 alpha-2 code.'),
  name: names('The name or one of the aliases. `contains` and `startsWith` also search the formal name.'),
  updatedSince,
});
