import { Args, Extensions, ObjectType, Query, Resolver } from 'type-graphql';
import { Prisma } from '../../db/generated/client.js';
import { connection, subselect } from '../../read/meaning.js';
import { dateColumns, type Order, order } from '../../read/paging/order.js';
import { connectionOf } from '../connections/connection.type.js';
import { PageArgs } from '../connections/page.args.js';
import { derive, One } from '../connections/relations.js';
import { Visit } from './visit.type.js';

/** Pairs, each once. Many rulers have visited on the days of another visit: only a guest in common is a reason to look. */
const pairs = subselect(
  'suspected duplicates',
  { id: 'uuid', otherId: 'uuid', startEarliest: 'date', startLatest: 'date' },
  () => Prisma.sql`SELECT a.id, b.id AS "otherId", a."startEarliest", a."startLatest" FROM "Visit" a JOIN "Visit" b
    ON b."hostCountryId" = a."hostCountryId" AND b."guestCountryId" IS NOT DISTINCT FROM a."guestCountryId"
    AND (b."startEarliest", b.id) > (a."startEarliest", a.id) AND b."startEarliest" <= COALESCE(a."endLatest", a."startLatest")
    WHERE EXISTS (SELECT FROM "Delegate" one JOIN "Delegate" other ON other."personId" = one."personId"
      WHERE one."visitId" = a.id AND other."visitId" = b.id AND one.side = 'GUEST' AND other.side = 'GUEST')`,
);
const byStartOfFirst: Order = [...order('Visit', dateColumns('start')), { column: 'otherId', type: 'uuid', direction: 'asc' }];

@ObjectType({
  description:
    'Two visits that may be the same visit, stored twice: between the same countries, with a guest in common, and on days that may overlap.',
})
export class SuspectedDuplicate {
  @One(() => Visit, 'The visit that begins first.', 'id')
  visit!: Visit;

  @One(() => Visit, 'The other visit.', 'otherId')
  other!: Visit;
}

const SuspectedDuplicateConnection = connectionOf('SuspectedDuplicate', 'suspected duplicates', SuspectedDuplicate);

@Resolver()
export class SuspectedDuplicateResolver {
  @Query(() => SuspectedDuplicateConnection, {
    description:
      'Visits that may have been stored twice, in pairs, by the start of the first. They differ in slug: give both sources the same one to make them one visit.',
  })
  @Extensions({ cost: 100 }) // compares all visits of two countries
  @derive(connection(pairs, byStartOfFirst))
  suspectedDuplicates(@Args(() => PageArgs) _args: PageArgs): void {}
}
