import { countryFilter } from '../country/country.where.js';
import { ascii, identifier, names, one, updatedSince } from '../filters/fields.js';
import { filterOf } from '../filters/filter.js';
import { search } from '../search/search.filter.js';

export const personFilter = filterOf('Person', 'Conditions on a person, all of which must hold.', {
  slug: ascii('The slug.'),
  name: names('The name or one of the aliases.'),
  identifier: identifier('An identifier of the person: wikidata:Q56226.'),
  country: one(countryFilter, "The person's country."),
  search,
  updatedSince,
});
