import { ascii, foldedText, some, updatedSince } from '../filters/fields.js';
import { defineFilter } from '../filters/filter.js';
import { defineList } from '../connections/list-definition.js';
import { visitFilter } from '../visit/visit.list.js';

export const journeyFilter = defineFilter('Journey', 'Conditions on a journey, all of which must hold.', {
  slug: ascii('The slug.'),
  name: foldedText('The name.'),
  visit: some('visits', () => visitFilter, 'At least one of its visits.'),
  updatedSince,
});

export const journeys = defineList({
  model: 'Journey',
  plural: 'journeys',
  filter: journeyFilter,
  by: 'name',
  orders: { name: 'The name.' },
});
