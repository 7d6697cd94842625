import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { all, connection, date, derived, joined, list, one, Stored } from '../../read/meaning.js';
import { connect } from '../../read/pages/connection.js';
import { ordered } from '../connections/order.args.js';
import { byName, orderBy, type Order } from '../../read/pages/order.js';
import { maximumPageSize } from '../../read/pages/page-size.js';
import * as rows from '../../read/pages/rows.js';
import type { Context } from '../../context.js';
import {
  Prisma,
  type Statement as StatementRow,
  type Topic as TopicRow,
  type Visit as VisitRow,
} from '../../db/generated/client.js';
import { Event } from '../event/event.type.js';
import { Organization } from '../organization/organization.type.js';
import { PartialDate, partialDate } from '../dates/partial-date.type.js';
import { Topic } from '../topic/topic.type.js';
import { visitsByStart } from '../visit/visit.order.js';
import { Visit } from '../visit/visit.type.js';
import { Speaker } from './speaker.type.js';
import { StatementsArgs } from './statement.args.js';
import { passage, saidOn, statementsByPassage } from './statement.order.js';
import { Statement, StatementConnection } from './statement.type.js';
import { statementWhere } from './statement.where.js';

type SpeakerRow = Prisma.StatementSpeakerGetPayload<{ include: { person: true; organization: true; country: true } }>;

const statementsOrder = ({ orderBy }: StatementsArgs) => ordered(orderBy, { passage, saidOn }, statementsByPassage);

const speakers = derived(
  'speakers',
  {},
  (statement) => Prisma.sql`SELECT s.ordinal, COALESCE(s."personId", s."organizationId", s."countryId") AS id,
    CASE WHEN s."personId" IS NOT NULL THEN 'Person' WHEN s."organizationId" IS NOT NULL THEN 'Organization'
    ELSE 'Country' END AS type FROM "StatementSpeaker" s WHERE s."statementId" = ${statement}.id`,
);
/** Total without the id: a statement has one speaker for each ordinal, and a unique index in their order. */
const asNamed: Order = [{ column: 'ordinal', type: 'int', direction: 'asc' }];

@Resolver(() => Statement)
export class StatementResolver {
  @Query(() => StatementConnection, { description: 'Statements, by passage unless asked otherwise.' })
  @Stored(connection(all('Statement'), statementsOrder, ({ where }: StatementsArgs) => statementWhere(where)))
  statements(@Args(() => StatementsArgs) { where, orderBy, ...page }: StatementsArgs, @Ctx() { load }: Context) {
    return connect(rows.all(load, 'Statement'), statementsOrder({ orderBy }), page, statementWhere(where));
  }

  @FieldResolver(() => [Speaker], {
    description: 'Who said it: several for a joint statement, none where the source names nobody; 100 at most.',
  })
  @Stored(list(speakers, asNamed))
  async speakers(@Root() statement: StatementRow, @Ctx() { load }: Context) {
    const speakers = await load.related<SpeakerRow[]>('Statement', statement.id, 'speakers', {
      include: { person: true, organization: true, country: true },
      orderBy: { ordinal: 'asc' },
      take: maximumPageSize,
    });
    return speakers.map(({ person, organization, country }) => {
      if (person) return { ...person, __typename: 'Person' };
      return organization ? { ...organization, __typename: 'Organization' } : { ...country, __typename: 'Country' };
    });
  }

  @FieldResolver(() => Organization, {
    nullable: true,
    description: 'The outlet that the source credits, where it credits one.',
  })
  @Stored(one('reportedById'))
  reportedBy(@Root() statement: StatementRow, @Ctx() { load }: Context) {
    return load.one('Organization', statement.reportedById);
  }

  @FieldResolver(() => PartialDate, {
    nullable: true,
    description: 'When it was said, as precisely as the source says.',
  })
  @Stored(date('saidOn'))
  saidOn(@Root() statement: StatementRow) {
    return partialDate(statement, 'saidOn');
  }

  @FieldResolver(() => Visit, {
    nullable: true,
    description: 'The visit on which it was said, or whose account reports it.',
  })
  @Stored(one('visitId'))
  visit(@Root() statement: StatementRow, @Ctx() { load }: Context) {
    return load.one('Visit', statement.visitId);
  }

  @FieldResolver(() => Event, { nullable: true, description: 'The event at which it was said.' })
  @Stored(one('eventId'))
  event(@Root() statement: StatementRow, @Ctx() { load }: Context) {
    return load.one('Event', statement.eventId);
  }

  @FieldResolver(() => [Visit], {
    description: 'Other visits that it speaks of: an invitation, a plan, a visit long past; by start, 100 at most.',
  })
  @Stored(list(joined('Visit', 'StatementVisit', 'statementId', 'visitId'), visitsByStart))
  async about(@Root() statement: StatementRow, @Ctx() { load }: Context) {
    const links = await load.related<{ visit: VisitRow }[]>('Statement', statement.id, 'about', {
      select: { visit: true },
      orderBy: orderBy(visitsByStart).map((visit) => ({ visit })),
      take: maximumPageSize,
    });
    return links.map(({ visit }) => visit);
  }

  @FieldResolver(() => [Topic], { description: 'What it is about, by name; 100 at most.' })
  @Stored(list(joined('Topic', 'StatementTopic', 'statementId', 'topicId'), byName))
  async topics(@Root() statement: StatementRow, @Ctx() { load }: Context) {
    const links = await load.related<{ topic: TopicRow }[]>('Statement', statement.id, 'topics', {
      select: { topic: true },
      orderBy: orderBy(byName).map((topic) => ({ topic })),
      take: maximumPageSize,
    });
    return links.map(({ topic }) => topic);
  }
}
