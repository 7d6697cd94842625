import { countryFilter } from '../country/country.noun.js';
import { ascii, identifier, names, one, updatedSince } from '../filters/fields.js';
import { filterOf } from '../filters/filter.js';
import { search } from '../search/search.filter.js';
import { order } from '../../query/paging/order.js';
import { nounOf, updatedAt } from '../connections/noun.js';

export const personFilter = filterOf('Person', 'Conditions on a person, all of which must hold.', {
  slug: ascii('The slug.'),
  name: names('The name or one of the aliases.'),
  identifier: identifier('An identifier of the person: wikidata:Q56226.'),
  country: one(countryFilter, "The person's country."),
  search,
  updatedSince,
});

export const people = nounOf({
  model: 'Person',
  plural: 'people',
  filter: personFilter,
  byDefault: order('Person', ['name']),
  by: 'name',
  orders: { name: { columns: ['name'], description: 'The preferred name.' }, updatedAt },
});
