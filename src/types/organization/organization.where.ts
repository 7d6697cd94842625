import { OrganizationKind } from '../../claims/generated/enums.js';
import { countryFilter } from '../country/country.where.js';
import { ascii, identifier, names, one, oneOf, updatedSince } from '../filters/fields.js';
import { filterOf } from '../filters/filter.js';
import { search } from '../search/search.filter.js';

export const organizationFilter = filterOf('Organization', 'Conditions on an organization, all of which must hold.', {
  slug: ascii('The slug.'),
  name: names('The name or one of the aliases. `equalsInsensitive`, `contains` and `startsWith` also search the abbreviation.'),
  kind: oneOf(() => OrganizationKind, 'One of these kinds.'),
  country: one(countryFilter, 'The country to which it belongs.'),
  identifier: identifier('An identifier of the organization: viaf:154862774.'),
  search,
  updatedSince,
});
