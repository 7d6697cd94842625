import { Prisma } from '../../db/generated/client.js';
import { DatePrecision, OccurrenceStatus, VisitKind } from '../../model/generated/enums.js';
import { countryFilter } from '../country/country.list.js';
import { eventFilter } from '../event/event.list.js';
import {
  ascii,
  number,
  existed,
  related,
  relatedRow,
  oneOf,
  yearAndDecade,
  some,
  span,
  foldedText,
  foldedTexts,
  updatedSince,
} from '../filters/fields.js';
import { defineFilter, type Filter } from '../filters/filter.js';
import { organizationFilter } from '../organization/organization.list.js';
import { heldByAnybody } from '../person/held.filter.js';
import { sourceFilter } from '../source/source.list.js';
import { journeyFilter } from '../journey/journey.list.js';
import { topicFilter } from '../topic/topic.list.js';
import { delegateFilter } from './delegate.list.js';
import type { Related } from '../../query/condition.js';
import { defineList } from '../connections/list-definition.js';

/** Each tested visit's sources are counted from its citations. */
const [CITATIONS_A_NODE, MOST] = [60, 10_000];

/** Visits by the host to the guest, sorted by start with the index Visit_between_countries_idx. */
const returnVisits: Related = {
  name: 'return visits',
  model: 'Visit',
  exists: (visit, meets, named) => {
    const back = named();
    return Prisma.sql`EXISTS (SELECT FROM "Visit" ${back}
      WHERE ${back}."hostCountryId" = ${visit}."guestCountryId" AND ${back}."guestCountryId" = ${visit}."hostCountryId"
        AND ${back}."startEarliest" > ${visit}."startLatest" AND ${back}."startLatest" <= ${visit}."startEarliest" + interval '1 year'
        AND ${meets(back)})`;
  },
};

export const visitFilter: Filter = defineFilter('Visit', 'Conditions on a visit, all of which must hold.', {
  slug: ascii('The slug.'),
  title: foldedText('The title.'),
  note: foldedText('The note.'),
  kind: oneOf(() => VisitKind, 'One of these kinds. A visit without a kind does not match.'),
  status: oneOf(() => OccurrenceStatus, 'One of these statuses.'),
  guestCountry: relatedRow(() => countryFilter, 'The visiting country.'),
  hostCountry: relatedRow(() => countryFilter, 'The country visited.'),
  hostOrganization: relatedRow(() => organizationFilter, 'The organization that receives the guest.'),
  occasion: relatedRow(() => eventFilter, 'The event for which the visit was made.'),
  journey: relatedRow(() => journeyFilter, 'The journey of which the visit is a stop.'),
  delegate: some('delegation', () => delegateFilter, 'At least one delegate who meets all these conditions.'),
  held: heldByAnybody(
    'At least one office that anyone held, or may have held, when the visit began: visits “under” a president. A visit has a single certainty: KNOWN if one of the offices is known to have been held on every possible start day.',
  ),
  start: span('Visits that may have begun'),
  end: span('Visits that may have ended'),
  underWay: existed(
    'Visits that may have been under way on a day in this range, according to their dates and stated length. A visit without a last day may have lasted any length of time; a visit without dates is not in any range.',
    { lastDay: 'lastDay', isEverWithoutDates: false },
  ),
  startPrecision: oneOf(
    () => DatePrecision,
    'One of these precisions of the first day. A visit without a first day does not match.',
  ),
  endPrecision: oneOf(() => DatePrecision, 'One of these precisions of the last day. A visit without a last day does not match.'),
  ...yearAndDecade('start', 'of the start'),
  durationDays: number('The length in days, as in `Visit.durationDays`.', 'duration'),
  places: foldedTexts('One of the cities visited.'),
  placesCount: number('The number of cities visited.'),
  returnVisit: related(
    () => visitFilter,
    returnVisits,
    'At least one visit in the opposite direction that certainly began after this one, within a year, and meets these conditions.',
  ),
  source: some('citations.source', () => sourceFilter, 'Conditions that at least one source reporting it must meet.'),
  topic: some('statements.topics.topic', () => topicFilter, 'At least one of the topics of its statements.'),
  outlet: some('statements.reportedBy', () => organizationFilter, 'At least one of the outlets that reported its statements.'),
  sourcesCount: {
    ...number('The number of sources that report it.'),
    cost: (_filter, _model, sizeOf) => Math.min(sizeOf('Citation') / CITATIONS_A_NODE, MOST),
  },
  updatedSince,
});

export const visits = defineList({
  model: 'Visit',
  plural: 'visits',
  filter: visitFilter,
  by: 'start',
  orders: {
    start: 'By earliest possible start day, then by latest.',
    title: 'The title.',
    durationDays: 'The length in days. Visits of unknown length come last.',
  },
  columns: { durationDays: ['days'] },
});
