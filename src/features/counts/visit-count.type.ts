import { Prisma } from '../../db/generated/client.js';
import { type DelegateCapacity, type DelegationSide, OccurrenceStatus, VisitKind } from '../../model/generated/enums.js';
import type { Sql } from '../../query/stored-as.js';
import { visits } from '../../schema/visit/visit.list.js';
import { column } from '../../query/sql/identifier.js';
import { countResolvers } from './counts.js';
import { ALWAYS, bySlug, enumerated, type Grouping, listed, numbered, periodGrouping, referred } from './grouping.js';

/** Groups by the people among the delegates: all of them, or those with a value in a column. */
function delegates(
  field: string,
  description: string,
  having: { side?: DelegationSide; capacity?: DelegateCapacity } = {},
): Grouping {
  const { side, capacity } = having;
  const [own] = Object.entries(having);
  const isOne = (delegate: Sql) =>
    own ? Prisma.sql`AND ${column(delegate, own[0])} = ${Prisma.raw(`'${own[1]}'`)}` : Prisma.empty;
  return {
    ...{ description, field, model: 'Person' },
    value: (_, delegate) => Prisma.sql`${delegate}."personId"`,
    joins: ['Delegate'],
    join: (visit, delegate) => Prisma.sql`LEFT JOIN "Delegate" ${delegate}
      ON ${delegate}."visitId" = ${visit}.id AND ${delegate}."personId" IS NOT NULL ${isOne(delegate)}`,
    ...bySlug('person', (person) => ({
      delegate: { ...(side && { side }), ...(capacity && { capacity: [capacity] }), ...person },
    })),
    unresolved: { exists: 'delegation', where: { all: [{ equal: { personId: null } }, ...(own ? [{ equal: having }] : [])] } },
  };
}

/** Joins the distinct rows that statements on a visit refer to. */
const said = (from: Sql) => (visit: Sql, joined: Sql) =>
  Prisma.sql`LEFT JOIN LATERAL (SELECT DISTINCT x.id FROM (${from}) x WHERE x."visitId" = ${visit}.id) ${joined} ON TRUE`;
const outlets = said(
  Prisma.sql`SELECT s."visitId", s."reportedById" AS id FROM "Statement" s WHERE s."reportedById" IS NOT NULL`,
);
const topics = said(
  Prisma.sql`SELECT s."visitId", t."topicId" AS id FROM "Statement" s JOIN "StatementTopic" t ON t."statementId" = s.id`,
);

const roles = (visit: Sql, joined: Sql) => Prisma.sql`LEFT JOIN LATERAL (
  SELECT DISTINCT d.role AS value FROM "Delegate" d WHERE d."visitId" = ${visit}.id AND d.role IS NOT NULL) ${joined} ON TRUE`;

export const VISIT_COUNTS = countResolvers({
  listDefinition: visits,
  formerKey:
    "The first value: a year, the first year of a decade, a country's code (its slug if it has no code), another object's slug, a status, a kind, a number of days, a place or a role.",
  unresolved:
    'The number of matching visits with a delegate on the counted side, or a visiting country, that a source names but that is not identified. No group includes such a delegate or country. People who are named only in the note of a visit are no delegates: see `visitNotes`. 0 unless visits are counted by people or visiting countries.',
  groups: {
    YEAR: periodGrouping('Visit', 'year', 'The year of the start. Missing if the start is unknown or may fall in several years.'),
    DECADE: periodGrouping(
      'Visit',
      'decade',
      'The decade of the start, given by its first year, such as 1960. Missing if the start is unknown or may fall in several decades.',
    ),
    GUEST_COUNTRY: referred('Country', 'guestCountry', 'guestCountry', 'The visiting country.', {
      all: [{ equal: { guestCountryId: null } }, { given: 'guestCountryAsPrinted' }],
    }),
    HOST_COUNTRY: { ...referred('Country', 'hostCountry', 'hostCountry', 'The country visited.'), ...ALWAYS },
    STATUS: enumerated('status', () => OccurrenceStatus, 'The stage that the visit has reached.'),
    KIND: enumerated('kind', () => VisitKind, 'The form of the visit, such as a state visit or a working visit.'),
    PERSON: delegates('person', 'The people who took part, on either side. A visit counts once for each.'),
    GUEST: delegates('guest', 'The people on the visiting side. A visit counts once for each.', { side: 'GUEST' }),
    HOST: delegates('host', 'The people on the receiving side. A visit counts once for each.', { side: 'HOST' }),
    MET: delegates(
      'met',
      'The people whom the other side met, according to a source. A visit counts once for each. People who are named only in a note are not counted: see `visitNotes`.',
      { capacity: 'MET' },
    ),
    OUTLET: {
      description: 'The outlets that reported statements on the visit. A visit counts once for each.',
      ...{ field: 'outlet', model: 'Organization' },
      value: (_, joined) => Prisma.sql`${joined}.id`,
      joins: ['Statement'],
      join: outlets,
      ...bySlug('outlet'),
    },
    TOPIC: {
      description: 'The topics of the statements on the visit. A visit counts once for each.',
      ...{ field: 'topic', model: 'Topic' },
      value: (_, joined) => Prisma.sql`${joined}.id`,
      joins: ['Statement', 'StatementTopic'],
      join: topics,
      ...bySlug('topic'),
    },
    SOURCE: {
      description: 'The sources that report the visit. A visit counts once for each.',
      ...{ field: 'source', model: 'Source' },
      value: (_, joined) => Prisma.sql`${joined}."sourceId"`,
      joins: ['Citation'],
      join: (visit, joined) => Prisma.sql`LEFT JOIN LATERAL (
        SELECT DISTINCT c."sourceId" FROM "Citation" c WHERE c."visitId" = ${visit}.id) ${joined} ON TRUE`,
      ...bySlug('source'),
      ...ALWAYS,
    },
    DURATION: numbered('Visit', 'duration', 'The length in days, as in `durationDays`.', 'durationDays'),
    PLACE: listed('places', 'place', 'The cities visited, as the sources spell them. A visit counts once for each.'),
    ROLE: {
      description: "The offices in which delegates took part, in the sources' words. A visit counts once for each.",
      ...{ field: 'role', type: () => String },
      value: (_, joined) => Prisma.sql`${joined}.value`,
      joins: ['Delegate'],
      join: roles,
      filter: (role) => ({ delegate: { role: { equals: role } } }),
      without: { NOT: { delegate: { role: { isNull: false } } } },
    },
  },
});
