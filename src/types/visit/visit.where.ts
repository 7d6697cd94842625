import { OccurrenceStatus, VisitKind } from '../../db/generated/enums.js';
import { countryFilter } from '../country/country.where.js';
import { oneOf, one, ascii, some, span, text, texts, updatedSince } from '../filters/fields.js';
import { filterOf } from '../filters/filter.js';
import { sourceFilter } from '../source/source.where.js';
import { topicFilter } from '../topic/topic.where.js';
import { delegateFilter } from './delegate.where.js';

export const visitFilter = filterOf('Visit', 'Conditions on a visit, all of which must hold.', {
  slug: ascii('The slug.'),
  title: text('The title.'),
  note: text('The note.'),
  kind: oneOf(() => VisitKind, 'One of these kinds. A visit without a kind has none of them.'),
  status: oneOf(() => OccurrenceStatus, 'One of these statuses.'),
  guestCountry: one(countryFilter, 'The country that visits.'),
  hostCountry: one(countryFilter, 'The country visited.'),
  delegate: some('delegation', delegateFilter, 'At least one of the delegates, who meets all these conditions.'),
  start: span(
    'Visits that may have begun in this span: the first possible day is not after it, the last not before it.',
  ),
  end: span('Visits that may have ended in this span: the first possible day is not after it, the last not before it.'),
  places: texts('One of the cities visited.'),
  source: some('citations.source', sourceFilter, 'At least one of the sources that report it.'),
  topic: some('statements.topics.topic', topicFilter, 'At least one of the topics of its statements.'),
  updatedSince,
});
