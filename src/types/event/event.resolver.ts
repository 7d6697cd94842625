import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Stored, all, children, connection, date, list, one, unique } from '../../read/meaning.js';
import { connect } from '../../read/pages/connection.js';
import { order, orderBy } from '../../read/pages/order.js';
import { maximumPageSize } from '../../read/pages/page-size.js';
import * as rows from '../../read/pages/rows.js';
import type { Context } from '../../context.js';
import { Country } from '../country/country.type.js';
import type { Event as EventRow } from '../../db/generated/client.js';
import { PartialDate, partialDate } from '../dates/partial-date.type.js';
import { Visit } from '../visit/visit.type.js';
import { EventsArgs } from './event.args.js';
import { eventsByStart } from './event.order.js';
import { Event, EventConnection } from './event.type.js';
import { eventWhere } from './event.where.js';
import { Participant } from './participant.type.js';

const asListed = order([{ column: 'ordinal', type: 'int' }]);

@Resolver(() => Event)
export class EventResolver {
  @Query(() => Event, { nullable: true, description: 'One event by its slug; null where there is none.' })
  @Stored(unique(({ slug }) => ({ slug })))
  event(
    @Arg('slug', () => String, { description: 'As the event gives it.' }) slug: string,
    @Ctx() { prisma }: Context,
  ) {
    return prisma.event.findUnique({ where: { slug } });
  }

  @Query(() => EventConnection, { description: 'Events, by start.' })
  @Stored(connection(all('Event'), eventsByStart, ({ where }: EventsArgs) => eventWhere(where)))
  events(@Args(() => EventsArgs) { where, ...page }: EventsArgs, @Ctx() { load }: Context) {
    return connect(rows.all(load, 'Event'), eventsByStart, page, eventWhere(where));
  }

  @FieldResolver(() => PartialDate, { nullable: true, description: 'Its first day, as precisely as sources say.' })
  @Stored(date('start'))
  start(@Root() event: EventRow) {
    return partialDate(event, 'start');
  }

  @FieldResolver(() => PartialDate, {
    nullable: true,
    description: 'Its last day, as precisely as sources say; null where none says.',
  })
  @Stored(date('end'))
  end(@Root() event: EventRow) {
    return partialDate(event, 'end');
  }

  @FieldResolver(() => Country, { nullable: true, description: 'The country in which it takes place.' })
  @Stored(one('countryId'))
  country(@Root() event: EventRow, @Ctx() { load }: Context) {
    return load.one('Country', event.countryId);
  }

  @FieldResolver(() => Visit, {
    nullable: true,
    description: 'The visit that it is part of; null where it stands alone.',
  })
  @Stored(one('visitId'))
  visit(@Root() event: EventRow, @Ctx() { load }: Context) {
    return load.one('Visit', event.visitId);
  }

  @FieldResolver(() => [Participant], { description: 'Who takes part, as sources list them; 100 at most.' })
  @Stored(list(children('Participant', 'eventId'), asListed))
  participants(@Root() event: EventRow, @Ctx() { load }: Context) {
    return load.related('Event', event.id, 'participants', { orderBy: orderBy(asListed), take: maximumPageSize });
  }
}
