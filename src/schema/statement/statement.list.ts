import { StatementAttribution, StatementKind, StatementTranslator } from '../../model/generated/enums.js';
import { countryFilter } from '../country/country.list.js';
import { ascii, relatedRow, oneOf, yearAndDecade, some, span, foldedText, updatedSince } from '../filters/fields.js';
import { eventFilter } from '../event/event.list.js';
import { defineFilter } from '../filters/filter.js';
import { organizationFilter } from '../organization/organization.list.js';
import { personFilter } from '../person/person.list.js';
import { sourceFilter } from '../source/source.list.js';
import { topicFilter } from '../topic/topic.list.js';
import { visitFilter } from '../visit/visit.list.js';
import { order } from '../../query/paging/order.js';
import { defineList } from '../connections/list-definition.js';

const speakerFilter = defineFilter(
  'StatementSpeaker',
  'A condition on a speaker. Set exactly one field.',
  {
    person: relatedRow(() => personFilter, 'A person.'),
    organization: relatedRow(() => organizationFilter, 'An organization that speaks in its own name.'),
    country: relatedRow(() => countryFilter, 'A country that speaks in its own name.'),
  },
  { name: 'SpeakerWhere', oneOf: true },
);

export const statementFilter = defineFilter('Statement', 'Conditions on a statement, all of which must hold.', {
  kind: oneOf(() => StatementKind, 'One of these kinds.'),
  text: foldedText('The text.'),
  language: oneOf(
    () => String,
    'One of these languages of the text, as canonical tags such as `en`. A statement without one does not match.',
  ),
  original: foldedText('The words as they were said, if the text is a translation.'),
  originalLanguage: oneOf(
    () => String,
    'One of these original languages, as canonical tags such as `ko`. Only translations match.',
  ),
  translatedBy: oneOf(() => StatementTranslator, 'One of these translators.'),
  speaker: some('speakers', () => speakerFilter, 'At least one of the speakers.'),
  reportedBy: relatedRow(() => organizationFilter, 'The outlet that the source credits.'),
  visit: relatedRow(() => visitFilter, 'The visit on which it was said, or whose readout contains it.'),
  attribution: oneOf(() => StatementAttribution, 'One of these attributions. A statement without one does not match.'),
  country: relatedRow(() => countryFilter, 'The country in which it was said.'),
  topic: some('topics.topic', () => topicFilter, 'At least one of the topics.'),
  key: ascii('The key, which is unique within its source.'),
  source: relatedRow(() => sourceFilter, 'The source that reports it.'),
  event: relatedRow(() => eventFilter, 'The event at which it was said.'),
  saidOn: span('Statements that may have been made'),
  ...yearAndDecade('saidOn', 'in which it was said'),
  about: some('about.visit', () => visitFilter, 'At least one of the other visits that it mentions.'),
  outlet: some(
    'reportedThrough.organization',
    () => organizationFilter,
    'At least one of the outlets through which the statement reached the source.',
  ),
  updatedSince,
});

export const statements = defineList({
  model: 'Statement',
  plural: 'statements',
  filter: statementFilter,
  defaultOrder: order('Statement', ['sourceId', 'passageStart']),
  by: 'source and passage',
  orders: {
    passage: 'The source, then the passage in it.',
    saidOn: 'By earliest possible day of the statement, then by latest.',
  },
  columns: { passage: ['sourceId', 'passageStart'] },
});
