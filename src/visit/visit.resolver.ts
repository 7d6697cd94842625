import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { connect } from '../connection/connection.js';
import { ordered } from '../connection/order.args.js';
import { orderBy } from '../connection/order.js';
import { maximumPageSize, PageArgs } from '../connection/page.args.js';
import { all, related } from '../connection/rows.js';
import type { Context } from '../context.js';
import { Country } from '../country/country.type.js';
import type { Visit as VisitRow } from '../db/generated/client.js';
import { DelegationArgs } from '../delegate/delegate.args.js';
import { delegatesInOrder } from '../delegate/delegate.order.js';
import { DelegateConnection } from '../delegate/delegate.type.js';
import { eventsByStart } from '../event/event.order.js';
import { Event } from '../event/event.type.js';
import { statementsByPassage } from '../statement/statement.order.js';
import { StatementConnection } from '../statement/statement.type.js';
import { PartialDate, partialDate } from '../time/partial-date.type.js';
import { readoutsOf } from './readout.resolver.js';
import { Readout } from './readout.type.js';
import { VisitsArgs } from './visit.args.js';
import { start, title, visitsByStart } from './visit.order.js';
import { Visit, VisitConnection } from './visit.type.js';
import { visitWhere } from './visit.where.js';

@Resolver(() => Visit)
export class VisitResolver {
  @Query(() => Visit, { nullable: true, description: 'One visit by its slug; null where there is none.' })
  visit(
    @Arg('slug', () => String, { description: 'As the visit gives it.' }) slug: string,
    @Ctx() { prisma }: Context,
  ) {
    return prisma.visit.findUnique({ where: { slug } });
  }

  @Query(() => VisitConnection, { description: 'Visits, by start unless asked otherwise.' })
  visits(@Args(() => VisitsArgs) { where, orderBy, ...page }: VisitsArgs, @Ctx() { load }: Context) {
    return connect(all(load, 'Visit'), ordered(orderBy, { start, title }, visitsByStart), page, visitWhere(where));
  }

  @FieldResolver(() => Country, {
    nullable: true,
    description: 'The country that visits; null where the guest came for an organization, not a state.',
  })
  guestCountry(@Root() visit: VisitRow, @Ctx() { load }: Context) {
    return load.one('Country', visit.guestCountryId);
  }

  @FieldResolver(() => Country, { description: 'The country visited.' })
  hostCountry(@Root() visit: VisitRow, @Ctx() { load }: Context) {
    return load.required('Country', visit.hostCountryId);
  }

  @FieldResolver(() => PartialDate, { nullable: true, description: 'Its first day, as precisely as sources say.' })
  start(@Root() visit: VisitRow) {
    return partialDate(visit, 'start');
  }

  @FieldResolver(() => PartialDate, {
    nullable: true,
    description: 'Its last day, as precisely as sources say; null where none says.',
  })
  end(@Root() visit: VisitRow) {
    return partialDate(visit, 'end');
  }

  @FieldResolver(() => Int, { nullable: true })
  durationDays(
    @Root() { durationDays, startPrecision, startEarliest, endPrecision, endEarliest }: VisitRow,
  ): number | null {
    if (durationDays !== null) return durationDays;
    if (startPrecision !== 'DAY' || endPrecision !== 'DAY' || !startEarliest || !endEarliest) return null;
    return (endEarliest.getTime() - startEarliest.getTime()) / 86_400_000 + 1;
  }

  @FieldResolver(() => DelegateConnection, {
    description: 'Who took part: guests, then hosts; heads first, then spouses, then members as the source lists them.',
  })
  delegation(
    @Root() visit: VisitRow,
    @Args(() => DelegationArgs) { side, ...page }: DelegationArgs,
    @Ctx() { load }: Context,
  ) {
    const where = side == null ? {} : { side };
    return connect(related(load, 'Visit', visit.id, 'delegation'), delegatesInOrder, page, where);
  }

  @FieldResolver(() => [Event], { description: 'Meetings and occasions that were part of it, by start; 100 at most.' })
  events(@Root() visit: VisitRow, @Ctx() { load }: Context) {
    return load.related('Visit', visit.id, 'events', { orderBy: orderBy(eventsByStart), take: maximumPageSize });
  }

  @FieldResolver(() => StatementConnection, {
    description: 'Said on it, or in accounts of it, in the order of passages.',
  })
  statements(@Root() visit: VisitRow, @Args(() => PageArgs) page: PageArgs, @Ctx() { load }: Context) {
    return connect(related(load, 'Visit', visit.id, 'statements'), statementsByPassage, page);
  }

  @FieldResolver(() => [Readout], {
    description: 'What each outlet reported of this visit, one readout an outlet, by its name; 100 at most.',
  })
  readouts(@Root() visit: VisitRow, @Ctx() context: Context) {
    return readoutsOf(context, visit.id);
  }
}
