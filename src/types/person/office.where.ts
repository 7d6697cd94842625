import { countryFilter } from '../country/country.where.js';
import { one, text } from '../filters/fields.js';
import { filterOf } from '../filters/filter.js';
import { organizationFilter } from '../organization/organization.where.js';
import { personFilter } from './person.where.js';

export const officeFilter = filterOf(
  'Position',
  'Conditions on an office that a person held, all of which must hold.',
  {
    title: text('The title of the office.'),
    person: one(personFilter, 'The person who held it.'),
    organization: one(organizationFilter, 'The organization in which it is held.'),
    country: one(countryFilter, 'The country in which it is held.'),
  },
  { name: 'OfficeWhere' },
);
