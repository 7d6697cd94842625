import { countryFilter } from '../country/country.where.js';
import { ascii, names, one, updatedSince } from '../filters/fields.js';
import { filterOf } from '../filters/filter.js';

export const personFilter = filterOf('Person', 'Conditions on a person, all of which must hold.', {
  slug: ascii('The slug.'),
  name: names('The name or one of the aliases.'),
  country: one(countryFilter, "The person's country."),
  updatedSince,
});
