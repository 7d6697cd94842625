import { Prisma } from '../../db/generated/client.js';
import { Country } from '../country/country.type.js';
import { Organization } from '../organization/organization.type.js';
import { Person } from '../person/person.type.js';
import { Topic } from '../topic/topic.type.js';
import { visits } from '../visit/visit.noun.js';
import { countsOf } from './counts.js';
import { yearOf } from './counts.sql.js';

const people = Prisma.sql`LEFT JOIN "Delegate" j ON j."visitId" = v.id AND j."personId" IS NOT NULL`;
const outlets = Prisma.sql`LEFT JOIN LATERAL (SELECT DISTINCT s."reportedById" AS id FROM "Statement" s
  WHERE s."visitId" = v.id AND s."reportedById" IS NOT NULL) j ON TRUE`;
const topics = Prisma.sql`LEFT JOIN LATERAL (SELECT DISTINCT t."topicId" AS id FROM "Statement" s
  JOIN "StatementTopic" t ON t."statementId" = s.id WHERE s."visitId" = v.id) j ON TRUE`;

export const VisitCountResolver = countsOf({
  noun: visits,
  key: "The value: a year, a country's code (its slug if it has no code), another object's slug, a status or a kind.",
  groups: {
    YEAR: {
      description: 'The year of the start. Null if the start is missing or may lie in several years.',
      by: yearOf('start'),
    },
    GUEST_COUNTRY: {
      description: 'The country that visits.',
      by: { model: 'Country', id: Prisma.sql`v."guestCountryId"` },
    },
    HOST_COUNTRY: { description: 'The country visited.', by: { model: 'Country', id: Prisma.sql`v."hostCountryId"` } },
    STATUS: { description: 'The stage that the visit had reached.', by: { value: Prisma.sql`v.status::text` } },
    KIND: { description: 'The form in which the guest is received.', by: { value: Prisma.sql`v.kind::text` } },
    PERSON: {
      description: 'The people who took part, on either side. A visit counts for each of them.',
      by: { model: 'Person', id: Prisma.sql`j."personId"`, join: people },
    },
    OUTLET: {
      description: 'The outlets that reported statements on the visit. A visit counts for each of them.',
      by: { model: 'Organization', id: Prisma.sql`j.id`, join: outlets },
    },
    TOPIC: {
      description: 'The topics of the statements on the visit. A visit counts for each of them.',
      by: { model: 'Topic', id: Prisma.sql`j.id`, join: topics },
    },
  },
  referents: {
    country: { type: () => Country, description: 'The country. Null if visits are not counted by country.' },
    person: { type: () => Person, description: 'The person. Null if visits are not counted by person.' },
    organization: { type: () => Organization, description: 'The outlet. Null if visits are not counted by outlet.' },
    topic: { type: () => Topic, description: 'The topic. Null if visits are not counted by topic.' },
  },
});
