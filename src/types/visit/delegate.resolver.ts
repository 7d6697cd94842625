import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { derived, list, one, Stored } from '../../read/meaning.js';
import { orderBy } from '../../read/pages/order.js';
import { maximumPageSize } from '../../read/pages/page-size.js';
import type { Context } from '../../context.js';
import { Prisma, type Delegate as DelegateRow, type Position as PositionRow } from '../../db/generated/client.js';
import { Person } from '../person/person.type.js';
import { mayBeHeldWithin, newestFirst } from '../person/position.order.js';
import { Position } from '../person/position.type.js';
import { Visit } from './visit.type.js';
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
  @FieldResolver(() => Visit, { description: 'The visit.' })
  @Stored(one('visitId'))
  visit(@Root() delegate: DelegateRow, @Ctx() { load }: Context) {
    return load.required('Visit', delegate.visitId);
  }

  @FieldResolver(() => Person, {
    nullable: true,
    description: 'Who it is; null where nobody has settled yet who is meant (rows of a data set).',
  })
  @Stored(one('personId'))
  person(@Root() delegate: DelegateRow, @Ctx() { load }: Context) {
    return load.one('Person', delegate.personId);
  }

  @FieldResolver(() => [Position], {
    description: "The person's offices that may have been held when the visit began, the newest first; 100 at most.",
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
