import { ascii, code, existed, names, updatedSince } from '../filters/fields.js';
import { filterOf } from '../filters/filter.js';

export const countryFilter = filterOf('Country', 'Conditions on a country, all of which must hold.', {
  slug: ascii('The slug.'),
  code: code('The ISO 3166-1 alpha-2 code.'),
  code3: code('The ISO 3166-1 alpha-3 code, or the one that a former state had.'),
  name: names(
    'The name or one of the aliases. `equalsInsensitive`, `contains` and `startsWith` also search the formal name.',
  ),
  existedIn: existed('Countries that may have existed at some time in this span.'),
  updatedSince,
});
