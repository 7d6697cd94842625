import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { derived, list, Stored } from '../../read/meaning.js';
import { orderBy } from '../../read/pages/order.js';
import { maximumPageSize } from '../../read/pages/page-size.js';
import type { Context } from '../../context.js';
import { Prisma, type Delegate as DelegateRow, type Position as PositionRow } from '../../db/generated/client.js';
import { mayBeHeldWithin, newestFirst } from '../person/position.held.js';
import { Position } from '../person/position.type.js';
import { Delegate } from './delegate.type.js';

const positionsHeld = derived(
  'positions held when the visit began',
  {},
  (delegate) => Prisma.sql`SELECT p.* FROM "Position" p, "Visit" v
    WHERE p."personId" = ${delegate}."personId" AND v.id = ${delegate}."visitId"
    AND (p."startEarliest" IS NULL OR v."startLatest" IS NULL OR p."startEarliest" <= v."startLatest")
    AND (p."endLatest" IS NULL OR v."startEarliest" IS NULL OR p."endLatest" >= v."startEarliest")`,
);

@Resolver(() => Delegate)
export class DelegateResolver {
  @FieldResolver(() => [Position], {
    description: "The person's offices that may have been held when the visit began, the newest first, at most 100.",
  })
  @Stored(list(positionsHeld, newestFirst))
  async positions(@Root() { visitId, personId }: DelegateRow, @Ctx() { load }: Context) {
    if (personId === null) return [];
    const [visit, positions] = await Promise.all([
      load.required('Visit', visitId),
      load.related<PositionRow[]>('Person', personId, 'positions', { orderBy: orderBy(newestFirst) }),
    ]);
    return positions
      .filter((position) => mayBeHeldWithin(position, visit.startEarliest, visit.startLatest))
      .slice(0, maximumPageSize);
  }
}
