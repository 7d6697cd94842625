import { countryFilter } from '../country/country.list.js';
import { ascii, identifierFilter, names, relatedRow, updatedSince } from '../filters/fields.js';
import { defineFilter } from '../filters/filter.js';
import { searchFilter } from '../search/search.filter.js';
import { order } from '../../query/paging/order.js';
import { defineList, updatedAt } from '../connections/list-definition.js';

export const personFilter = defineFilter('Person', 'Conditions on a person, all of which must hold.', {
  slug: ascii('The slug.'),
  name: names('The name or one of the aliases.'),
  identifier: identifierFilter('An identifier of the person in another collection: wikidata:Q56226.'),
  country: relatedRow(countryFilter, "The person's country."),
  search: searchFilter,
  updatedSince,
});

export const people = defineList({
  model: 'Person',
  plural: 'people',
  filter: personFilter,
  defaultOrder: order('Person', ['name']),
  by: 'name',
  orders: { name: { columns: ['name'], description: 'The preferred name.' }, updatedAt },
});
