import { DelegationSide, EventKind, OccurrenceStatus } from '../../model/generated/enums.js';
import { countryFilter } from '../country/country.list.js';
import {
  ascii,
  equal,
  relatedRow,
  oneOf,
  yearAndDecade,
  some,
  span,
  foldedText,
  foldedTexts,
  updatedSince,
} from '../filters/fields.js';
import { defineFilter } from '../filters/filter.js';
import { organizationFilter } from '../organization/organization.list.js';
import { personFilter } from '../person/person.list.js';
import { sourceFilter } from '../source/source.list.js';
import { visitFilter } from '../visit/visit.list.js';
import { defineList } from '../connections/list-definition.js';

const participantFilter = defineFilter('Participant', 'Conditions on a participant, all of which must hold.', {
  side: equal(() => DelegationSide, 'The side of the participant.'),
  person: relatedRow(() => personFilter, 'The person.'),
  country: relatedRow(() => countryFilter, 'The state that takes part, or that the person represents.'),
  organization: relatedRow(() => organizationFilter, 'The organization that takes part, or that the person represents.'),
});

export const eventFilter = defineFilter('Event', 'Conditions on an event, all of which must hold.', {
  slug: ascii('The slug.'),
  title: foldedText('The title.'),
  note: foldedText('The note.'),
  kind: oneOf(() => EventKind, 'One of these kinds.'),
  status: oneOf(() => OccurrenceStatus, 'One of these statuses.'),
  country: relatedRow(() => countryFilter, 'The country in which it takes place.'),
  visit: relatedRow(() => visitFilter, 'The visit to which it belongs.'),
  occasionOf: some('occasionOf', () => visitFilter, 'At least one of the visits made for the event.'),
  start: span('Events that may have begun'),
  end: span('Events that may have ended'),
  ...yearAndDecade('start', 'of the start'),
  places: foldedTexts('One of the cities.'),
  participant: some('participants', () => participantFilter, 'At least one participant who meets all these conditions.'),
  source: some('citations.source', () => sourceFilter, 'Conditions that at least one source reporting it must meet.'),
  updatedSince,
});

export const events = defineList({
  model: 'Event',
  plural: 'events',
  filter: eventFilter,
  by: 'start',
  orders: {
    start: 'By earliest possible start day, then by latest.',
    title: 'The title.',
  },
});
