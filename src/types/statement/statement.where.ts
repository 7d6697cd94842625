import { StatementAttribution, StatementKind } from '../../db/generated/enums.js';
import { countryFilter } from '../country/country.where.js';
import { one, oneOf, some, text, updatedSince } from '../filters/fields.js';
import { filterOf } from '../filters/filter.js';
import { organizationFilter } from '../organization/organization.where.js';
import { personFilter } from '../person/person.where.js';
import { topicFilter } from '../topic/topic.where.js';
import { visitFilter } from '../visit/visit.where.js';

const speakerFilter = filterOf(
  'StatementSpeaker',
  'A condition on a speaker: exactly one of these.',
  {
    person: one(personFilter, 'A person.'),
    organization: one(organizationFilter, 'An organization that speaks in its own name.'),
    country: one(countryFilter, 'A country that speaks in its own name.'),
  },
  { name: 'SpeakerWhere', oneOf: true },
);

export const statementFilter = filterOf('Statement', 'Conditions on a statement, all of which must hold.', {
  kind: oneOf(() => StatementKind, 'One of these kinds.'),
  text: text('The text.'),
  speaker: some('speakers', speakerFilter, 'At least one of the speakers.'),
  reportedBy: one(organizationFilter, 'The outlet that the source names as its own source.'),
  visit: one(visitFilter, 'The visit on which it was said, or whose account reports it.'),
  attribution: oneOf(
    () => StatementAttribution,
    'One of these attributions. A statement without one has none of them.',
  ),
  country: one(countryFilter, 'The country in which it was said.'),
  topic: some('topics', topicFilter, 'At least one of the topics.', 'topic'),
  updatedSince,
});
