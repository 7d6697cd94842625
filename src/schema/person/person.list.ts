import { countryFilter } from '../country/country.list.js';
import { OfficeClass, PositionStatus } from '../../model/generated/enums.js';
import {
  ascii,
  foldedText,
  identifierFilter,
  names,
  oneOf,
  period,
  relatedRow,
  some,
  span,
  updatedSince,
} from '../filters/fields.js';
import { organizationFilter } from '../organization/organization.list.js';
import { defineFilter } from '../filters/filter.js';
import { delegateFilter } from '../visit/delegate.list.js';
import { defineList } from '../connections/list-definition.js';

export const positionFilter = defineFilter('Position', 'Conditions on an office that a person held, all of which must hold.', {
  title: foldedText('The title of the office.'),
  status: oneOf(() => PositionStatus, 'One of these statuses.'),
  class: oneOf(() => OfficeClass, 'One of these classes. An office without a class does not match.'),
  person: relatedRow(() => personFilter, 'The person who held it.'),
  start: span('Terms of office that may have begun'),
  year: period(1, 'start', 'The year in which the office was taken up. A start that may fall in several years does not match.'),
  organization: relatedRow(() => organizationFilter, 'The organization in which it is held.'),
  country: relatedRow(() => countryFilter, 'The country in which it is held.'),
  updatedSince,
});

export const personFilter = defineFilter('Person', 'Conditions on a person, all of which must hold.', {
  slug: ascii('The slug.'),
  name: names('The name or one of the aliases.'),
  identifier: identifierFilter('An identifier of the person in another collection, such as `wikidata:Q56226`.'),
  country: relatedRow(() => countryFilter, "The person's country."),
  held: some('positions', () => positionFilter, 'At least one office, held now or earlier, that meets all these conditions.'),
  delegation: some(
    'delegations',
    () => delegateFilter,
    'At least one delegation to which the person belongs, on either side, that meets all these conditions.',
  ),
  relative: some(['kinships.relative', 'kinshipsOf.person'], () => personFilter, 'At least one relative of the person.'),
  updatedSince,
});

export const people = defineList({
  model: 'Person',
  plural: 'people',
  filter: personFilter,
  by: 'name',
  orders: { name: 'The preferred name.' },
});
