import { EventKind, OccurrenceStatus } from '../../db/generated/enums.js';
import { countryFilter } from '../country/country.where.js';
import { ascii, one, oneOf, span, text, updatedSince } from '../filters/fields.js';
import { filterOf } from '../filters/filter.js';
import { visitFilter } from '../visit/visit.where.js';

export const eventFilter = filterOf('Event', 'Conditions on an event, all of which must hold.', {
  slug: ascii('The slug.'),
  title: text('The title.'),
  note: text('The note.'),
  kind: oneOf(() => EventKind, 'One of these kinds.'),
  status: oneOf(() => OccurrenceStatus, 'One of these statuses.'),
  country: one(countryFilter, 'The country in which it takes place.'),
  visit: one(visitFilter, 'The visit to which it belongs.'),
  start: span(
    'Events that may have begun in this span: the first possible day is not after it, the last not before it.',
  ),
  updatedSince,
});
