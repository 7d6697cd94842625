import { OrganizationKind } from '../../model/generated/enums.js';
import { countryFilter } from '../country/country.list.js';
import { ascii, identifierFilter, names, relatedRow, oneOf, updatedSince } from '../filters/fields.js';
import { defineFilter } from '../filters/filter.js';
import { defineList } from '../connections/list-definition.js';

export const organizationFilter = defineFilter('Organization', 'Conditions on an organization, all of which must hold.', {
  slug: ascii('The slug.'),
  name: names('The name or one of the aliases. `equalsInsensitive`, `contains` and `startsWith` also search the abbreviation.'),
  kind: oneOf(() => OrganizationKind, 'One of these kinds.'),
  country: relatedRow(() => countryFilter, 'The country to which it belongs.'),
  parent: relatedRow(() => organizationFilter, 'The organization that it is part of.'),
  identifier: identifierFilter('An identifier of the organization in another collection, such as `viaf:154862774`.'),
  updatedSince,
});

export const organizations = defineList({
  model: 'Organization',
  plural: 'organizations',
  filter: organizationFilter,
  by: 'name',
  orders: { name: 'The preferred name.' },
});
