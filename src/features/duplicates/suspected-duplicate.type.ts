import { Args, Extensions, Resolver } from 'type-graphql';
import { FieldResolver, ObjectType, Query } from '../../schema/described.js';
import { Prisma } from '../../db/generated/client.js';
import { connection, expression, type Sql, subselect } from '../../query/stored-as.js';
import { Visit } from '../../schema/visit/visit.type.js';
import { dateColumns, type Order, order } from '../../query/paging/order.js';
import { createConnection, PageArgs } from '../../schema/connections/connection.type.js';
import { derive, One } from '../../schema/connections/relations.js';

/** The last possible day of a visit. If its end is unknown, the stated duration determines it. */
const lastDay = (visit: Sql) =>
  Prisma.sql`COALESCE(${visit}."endLatest", ${visit}."startLatest" + (${visit}."durationDays" - 1), ${visit}."startLatest")`;

/**
 * Returns each pair once. Visits often overlap in time, so only a common guest makes two visits suspect. A visit without an end
 * lasts as long as its stated duration. A visit that ends before the next one between the same countries begins is not in any
 * pair. An index has this order.
 */
const pairs = subselect(
  'suspected duplicates',
  { id: 'uuid', otherId: 'uuid', startEarliest: 'date', startLatest: 'date' },
  (_row, _args, _where, kept) =>
    kept(Prisma.sql`SELECT a.id, b.id AS "otherId", a."startEarliest", a."startLatest" FROM (
      SELECT v.id, v."hostCountryId", v."guestCountryId", v."startEarliest", v."startLatest",
        ${lastDay(Prisma.sql`v`)} AS "lastDay",
        lead(v."startEarliest") OVER (PARTITION BY v."hostCountryId", v."guestCountryId" ORDER BY v."startEarliest", v.id) AS next
      FROM "Visit" v WHERE v."startEarliest" IS NOT NULL) a
    JOIN "Visit" b ON b."hostCountryId" = a."hostCountryId" AND b."guestCountryId" IS NOT DISTINCT FROM a."guestCountryId"
      AND (b."startEarliest", b.id) > (a."startEarliest", a.id) AND b."startEarliest" <= a."lastDay"
    WHERE a.next <= a."lastDay" AND EXISTS (SELECT FROM "Delegate" one JOIN "Delegate" other ON other."personId" = one."personId"
      WHERE one."visitId" = a.id AND other."visitId" = b.id AND one.side = 'GUEST' AND other.side = 'GUEST')`),
  { reads: 'Visit', joins: () => ['Visit'], isSame: true },
);
const byStartOfFirst: Order = [...order('Visit', dateColumns('start')), { column: 'otherId', type: 'uuid', direction: 'asc' }];

/** Whether a visit is in any pair. Guest countries are compared in two ways, since an index finds nulls only with IS NULL. */
function isInPair(visit: Sql): Sql {
  const other = Prisma.sql`o`;
  const found = (sameGuest: Sql) => Prisma.sql`EXISTS (SELECT FROM "Visit" o
    WHERE o."hostCountryId" = ${visit}."hostCountryId" AND ${sameGuest} AND o.id <> ${visit}.id
      AND o."startEarliest" <= ${lastDay(visit)} AND ${visit}."startEarliest" <= ${lastDay(other)}
      AND EXISTS (SELECT FROM "Delegate" one JOIN "Delegate" two ON two."personId" = one."personId"
        WHERE one."visitId" = ${visit}.id AND two."visitId" = o.id AND one.side = 'GUEST' AND two.side = 'GUEST'))`;
  return Prisma.sql`CASE WHEN ${visit}."guestCountryId" IS NULL THEN ${found(Prisma.sql`o."guestCountryId" IS NULL`)}
    ELSE ${found(Prisma.sql`o."guestCountryId" = ${visit}."guestCountryId"`)} END`;
}

@Resolver(() => Visit)
export class IsSuspectedDuplicateResolver {
  @FieldResolver(() => Boolean, 'Whether the visit is in a pair of `suspectedDuplicates`.')
  @derive(expression(isInPair))
  isSuspectedDuplicate(): void {}
}

@ObjectType(
  'Two visits that may be one visit stored twice: between the same countries, with a guest in common, and on days that may overlap.',
)
export class SuspectedDuplicate {
  @One(() => Visit, 'The visit that begins first.', 'id')
  visit!: Visit;

  @One(() => Visit, 'The other visit.', 'otherId')
  other!: Visit;
}

const SuspectedDuplicateConnection = createConnection('SuspectedDuplicate', 'suspected duplicates', SuspectedDuplicate);

@Resolver()
export class SuspectedDuplicateResolver {
  @Query(
    () => SuspectedDuplicateConnection,
    'Pairs of visits that may be one visit stored twice, ordered by the start of the first. Their slugs differ: use the same slug in both sources to make them one visit.',
  )
  @Extensions({ cost: 100 })
  @derive(connection(pairs, byStartOfFirst))
  suspectedDuplicates(@Args(() => PageArgs) _args: PageArgs): void {}
}
