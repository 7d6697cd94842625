import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { orderBy } from '../connection/order.js';
import { maximumPageSize } from '../connection/page.args.js';
import type { Context } from '../context.js';
import type { Delegate as DelegateRow, Position as PositionRow } from '../db/generated/client.js';
import { Person } from '../person/person.type.js';
import { mayBeHeldWithin, newestFirst } from '../position/position.order.js';
import { Position } from '../position/position.type.js';
import { Visit } from '../visit/visit.type.js';
import { Delegate } from './delegate.type.js';

@Resolver(() => Delegate)
export class DelegateResolver {
  @FieldResolver(() => Visit, { description: 'The visit.' })
  visit(@Root() delegate: DelegateRow, @Ctx() { load }: Context) {
    return load.required('Visit', delegate.visitId);
  }

  @FieldResolver(() => Person, {
    nullable: true,
    description: 'Who it is; null where nobody has settled yet who is meant (rows of a data set).',
  })
  person(@Root() delegate: DelegateRow, @Ctx() { load }: Context) {
    return load.one('Person', delegate.personId);
  }

  @FieldResolver(() => [Position], {
    description: "The person's offices that may have been held when the visit began, the newest first; 100 at most.",
  })
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
