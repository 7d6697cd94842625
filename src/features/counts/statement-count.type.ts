import { Prisma } from '../../db/generated/client.js';
import { StatementAttribution, StatementKind } from '../../model/generated/enums.js';
import { EVERY_ROW } from '../../query/condition.js';
import type { Model } from '../../query/load/loader.js';
import { Country } from '../../schema/country/country.type.js';
import { Organization } from '../../schema/organization/organization.type.js';
import { Person } from '../../schema/person/person.type.js';
import { Source } from '../../schema/source/source.type.js';
import { statements } from '../../schema/statement/statement.list.js';
import { Topic } from '../../schema/topic/topic.type.js';
import { Visit } from '../../schema/visit/visit.type.js';
import { countResolvers } from './counts.js';
import { ALWAYS, bySlug, enumerated, type Grouping, periodGrouping, referred } from './grouping.js';

/** Groups by the speakers of one type. */
function speakers(model: Model, field: string, description: string): Grouping {
  const id = Prisma.raw(`"${field}Id"`);
  return {
    ...{ description, field, model },
    value: (_, speaker) => Prisma.sql`${speaker}.${id}`,
    joins: ['StatementSpeaker'],
    join: (statement, speaker) => Prisma.sql`LEFT JOIN "StatementSpeaker" ${speaker}
      ON ${speaker}."statementId" = ${statement}.id AND ${speaker}.${id} IS NOT NULL`,
    ...bySlug(field, (speaker) => ({ speaker })),
    unresolved: {
      all: [{ column: 'speakersAsPrinted', op: 'isEmpty', value: false }, { not: { exists: 'speakers', where: EVERY_ROW } }],
    },
  };
}

export const STATEMENT_COUNTS = countResolvers({
  listDefinition: statements,
  key: "The first value: a year, the first year of a decade, a country's code (its slug if it has no code), another object's slug, a kind or an attribution.",
  unresolved:
    'The number of statements that match and have printed speakers, none of whom is identified. 0 unless speakers are counted.',
  groups: {
    PERSON: speakers('Person', 'person', 'The people who speak. A statement counts for each of them.'),
    ORGANIZATION: speakers(
      'Organization',
      'organization',
      'The organizations that speak in their own name. A statement counts for each of them.',
    ),
    COUNTRY: speakers('Country', 'country', 'The countries that speak in their own name. A statement counts for each of them.'),
    TOPIC: {
      description: 'The topics. A statement counts for each of them.',
      ...{ field: 'topic', model: 'Topic' },
      value: (_, joined) => Prisma.sql`${joined}."topicId"`,
      joins: ['StatementTopic'],
      join: (statement, joined) => Prisma.sql`LEFT JOIN "StatementTopic" ${joined} ON ${joined}."statementId" = ${statement}.id`,
      ...bySlug('topic'),
    },
    OUTLET: referred('Organization', 'reportedBy', 'outlet', 'The outlet that the source credits.'),
    VISIT: referred('Visit', 'visit', 'visit', 'The visit on which it was said, or whose readout contains it.'),
    SOURCE: { ...referred('Source', 'source', 'source', 'The source that reports it.'), ...ALWAYS },
    YEAR: periodGrouping(
      'Statement',
      'year',
      'The year in which it was said. Missing if the day is unknown or may lie in several years.',
    ),
    DECADE: periodGrouping(
      'Statement',
      'decade',
      'The decade in which it was said, by its first year: 2010. Missing if the day is unknown or may lie in several decades.',
    ),
    KIND: enumerated('kind', () => StatementKind, 'The kind: whose words the text holds.'),
    ATTRIBUTION: enumerated('attribution', () => StatementAttribution, 'To whom the source attributes it.'),
  },
  referents: {
    country: { type: () => Country, description: 'The country. Null if statements are not counted by country.' },
    person: { type: () => Person, description: 'The person. Null if statements are not counted by person.' },
    organization: {
      type: () => Organization,
      description: 'The organization or outlet. Null if statements are counted by neither.',
    },
    topic: { type: () => Topic, description: 'The topic. Null if statements are not counted by topic.' },
    visit: { type: () => Visit, description: 'The visit. Null if statements are not counted by visit.' },
    source: { type: () => Source, description: 'The source. Null if statements are not counted by source.' },
  },
});
