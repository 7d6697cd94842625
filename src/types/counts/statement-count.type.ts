import { Prisma } from '../../db/generated/client.js';
import { Country } from '../country/country.type.js';
import { Organization } from '../organization/organization.type.js';
import { Person } from '../person/person.type.js';
import { Source } from '../source/source.type.js';
import { statements } from '../statement/statement.noun.js';
import { Topic } from '../topic/topic.type.js';
import { Visit } from '../visit/visit.type.js';
import { countsOf } from './counts.js';
import { yearOf } from './counts.sql.js';

const speaker = (column: string) =>
  Prisma.sql`LEFT JOIN "StatementSpeaker" j ON j."statementId" = v.id AND ${Prisma.raw(`j."${column}"`)} IS NOT NULL`;

export const StatementCountResolver = countsOf({
  noun: statements,
  key: "The value: a year, a country's code (its slug if it has no code), another object's slug, a kind or an attribution.",
  groups: {
    PERSON: {
      description: 'The people who speak. A statement counts for each of them.',
      by: { model: 'Person', id: Prisma.sql`j."personId"`, join: speaker('personId') },
    },
    ORGANIZATION: {
      description: 'The organizations that speak in their own name. A statement counts for each of them.',
      by: { model: 'Organization', id: Prisma.sql`j."organizationId"`, join: speaker('organizationId') },
    },
    COUNTRY: {
      description: 'The countries that speak in their own name. A statement counts for each of them.',
      by: { model: 'Country', id: Prisma.sql`j."countryId"`, join: speaker('countryId') },
    },
    TOPIC: {
      description: 'The topics. A statement counts for each of them.',
      by: {
        model: 'Topic',
        id: Prisma.sql`j."topicId"`,
        join: Prisma.sql`LEFT JOIN "StatementTopic" j ON j."statementId" = v.id`,
      },
    },
    OUTLET: {
      description: 'The outlet that the source names as its own source.',
      by: { model: 'Organization', id: Prisma.sql`v."reportedById"` },
    },
    VISIT: {
      description: 'The visit on which it was said, or whose account reports it.',
      by: { model: 'Visit', id: Prisma.sql`v."visitId"` },
    },
    SOURCE: { description: 'The source that reports it.', by: { model: 'Source', id: Prisma.sql`v."sourceId"` } },
    YEAR: {
      description: 'The year in which it was said. Null if the day is missing or may lie in several years.',
      by: yearOf('saidOn'),
    },
    KIND: { description: 'The kind: whose words the text holds.', by: { value: Prisma.sql`v.kind::text` } },
    ATTRIBUTION: {
      description: 'To whom the source attributes it.',
      by: { value: Prisma.sql`v.attribution::text` },
    },
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
