import { Prisma } from '../../db/generated/client.js';
import { StatementAttribution, StatementKind } from '../../model/generated/enums.js';
import { EVERY_ROW } from '../../query/condition.js';
import type { Model } from '../../query/load/loader.js';
import { statements } from '../../schema/statement/statement.list.js';
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
  unresolved:
    'The number of matching statements for which the source names speakers but none of them is identified. 0 unless statements are counted by speaker.',
  groups: {
    PERSON: speakers('Person', 'person', 'The people who speak. A statement counts once for each.'),
    ORGANIZATION: speakers(
      'Organization',
      'organization',
      'The organizations that speak in their own name. A statement counts once for each.',
    ),
    COUNTRY: speakers('Country', 'country', 'The countries that speak in their own name. A statement counts once for each.'),
    TOPIC: {
      description: 'The topics. A statement counts once for each.',
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
      'The year in which it was said. Missing if the day is unknown or may fall in several years.',
    ),
    DECADE: periodGrouping(
      'Statement',
      'decade',
      'The decade in which it was said, given by its first year, such as 2010. Missing if the day is unknown or may fall in several decades.',
    ),
    KIND: enumerated('kind', () => StatementKind, 'The kind, which says whose words the text contains.'),
    ATTRIBUTION: enumerated(
      'attribution',
      () => StatementAttribution,
      'Whether the source attributes the statement to named speakers, an unnamed speaker, or nobody.',
    ),
  },
});
