import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import {
  all,
  children,
  connection,
  date,
  expression,
  list,
  one,
  type Sql,
  Stored,
  unique,
} from '../../read/meaning.js';
import { connect } from '../../read/pages/connection.js';
import { ordered } from '../connections/order.args.js';
import { orderBy } from '../../read/pages/order.js';
import { maximumPageSize } from '../../read/pages/page-size.js';
import { PageArgs } from '../connections/page.args.js';
import * as rows from '../../read/pages/rows.js';
import type { Context } from '../../context.js';
import { Country } from '../country/country.type.js';
import { Prisma, type Visit as VisitRow } from '../../db/generated/client.js';
import { DelegationArgs } from './delegate.args.js';
import { delegatesInOrder } from './delegate.order.js';
import { DelegateConnection } from './delegate.type.js';
import { eventsByStart } from '../event/event.order.js';
import { Event } from '../event/event.type.js';
import { statementsByPassage } from '../statement/statement.order.js';
import { StatementConnection } from '../statement/statement.type.js';
import { PartialDate, partialDate } from '../dates/partial-date.type.js';
import { byOutlet, readouts, readoutsOf } from './readout.resolver.js';
import { Readout } from './readout.type.js';
import { VisitsArgs } from './visit.args.js';
import { start, title, visitsByStart } from './visit.order.js';
import { Visit, VisitConnection } from './visit.type.js';
import { visitWhere } from './visit.where.js';

const visitsOrder = ({ orderBy }: VisitsArgs) => ordered(orderBy, { start, title }, visitsByStart);

const onSide = ({ side }: DelegationArgs) => (side == null ? {} : { side });

/** The length that is stated, or from the first day to the last where both are days. */
const durationDays = (row: Sql) => Prisma.sql`COALESCE(${row}."durationDays",
  CASE WHEN ${row}."startPrecision" = 'DAY' AND ${row}."endPrecision" = 'DAY'
  THEN ${row}."endEarliest" - ${row}."startEarliest" + 1 END)`;

@Resolver(() => Visit)
export class VisitResolver {
  @Query(() => Visit, { nullable: true, description: 'One visit by its slug; null where there is none.' })
  @Stored(unique(({ slug }) => ({ slug })))
  visit(
    @Arg('slug', () => String, { description: 'As the visit gives it.' }) slug: string,
    @Ctx() { prisma }: Context,
  ) {
    return prisma.visit.findUnique({ where: { slug } });
  }

  @Query(() => VisitConnection, { description: 'Visits, by start unless asked otherwise.' })
  @Stored(connection(all('Visit'), visitsOrder, ({ where }: VisitsArgs) => visitWhere(where)))
  visits(@Args(() => VisitsArgs) { where, orderBy, ...page }: VisitsArgs, @Ctx() { load }: Context) {
    return connect(rows.all(load, 'Visit'), visitsOrder({ orderBy }), page, visitWhere(where));
  }

  @FieldResolver(() => Country, {
    nullable: true,
    description: 'The country that visits; null where the guest came for an organization, not a state.',
  })
  @Stored(one('guestCountryId'))
  guestCountry(@Root() visit: VisitRow, @Ctx() { load }: Context) {
    return load.one('Country', visit.guestCountryId);
  }

  @FieldResolver(() => Country, { description: 'The country visited.' })
  @Stored(one('hostCountryId'))
  hostCountry(@Root() visit: VisitRow, @Ctx() { load }: Context) {
    return load.required('Country', visit.hostCountryId);
  }

  @FieldResolver(() => PartialDate, { nullable: true, description: 'Its first day, as precisely as sources say.' })
  @Stored(date('start'))
  start(@Root() visit: VisitRow) {
    return partialDate(visit, 'start');
  }

  @FieldResolver(() => PartialDate, {
    nullable: true,
    description: 'Its last day, as precisely as sources say; null where none says.',
  })
  @Stored(date('end'))
  end(@Root() visit: VisitRow) {
    return partialDate(visit, 'end');
  }

  @FieldResolver(() => Int, { nullable: true })
  @Stored(expression(durationDays))
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
  @Stored(connection(children('Delegate', 'visitId'), delegatesInOrder, onSide))
  delegation(
    @Root() visit: VisitRow,
    @Args(() => DelegationArgs) { side, ...page }: DelegationArgs,
    @Ctx() { load }: Context,
  ) {
    return connect(rows.related(load, 'Visit', visit.id, 'delegation'), delegatesInOrder, page, onSide({ side }));
  }

  @FieldResolver(() => [Event], { description: 'Meetings and occasions that were part of it, by start; 100 at most.' })
  @Stored(list(children('Event', 'visitId'), eventsByStart))
  events(@Root() visit: VisitRow, @Ctx() { load }: Context) {
    return load.related('Visit', visit.id, 'events', { orderBy: orderBy(eventsByStart), take: maximumPageSize });
  }

  @FieldResolver(() => StatementConnection, {
    description: 'Said on it, or in accounts of it, in the order of passages.',
  })
  @Stored(connection(children('Statement', 'visitId'), statementsByPassage))
  statements(@Root() visit: VisitRow, @Args(() => PageArgs) page: PageArgs, @Ctx() { load }: Context) {
    return connect(rows.related(load, 'Visit', visit.id, 'statements'), statementsByPassage, page);
  }

  @FieldResolver(() => [Readout], {
    description: 'What each outlet reported of this visit, one readout an outlet, by its name; 100 at most.',
  })
  @Stored(list(readouts, byOutlet))
  readouts(@Root() visit: VisitRow, @Ctx() context: Context) {
    return readoutsOf(context, visit.id);
  }
}
