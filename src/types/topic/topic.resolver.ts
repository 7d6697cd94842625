import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Stored, all, connection, joined, unique } from '../../read/meaning.js';
import { connect } from '../../read/pages/connection.js';
import { byName } from '../../read/pages/order.js';
import { PageArgs } from '../connections/page.args.js';
import * as rows from '../../read/pages/rows.js';
import type { Context } from '../../context.js';
import type { Topic as TopicRow } from '../../db/generated/client.js';
import { statementsByPassage } from '../statement/statement.order.js';
import { StatementConnection } from '../statement/statement.type.js';
import { TopicsArgs } from './topic.args.js';
import { Topic, TopicConnection } from './topic.type.js';
import { topicWhere } from './topic.where.js';

@Resolver(() => Topic)
export class TopicResolver {
  @Query(() => Topic, { nullable: true, description: 'One topic by its slug; null where there is none.' })
  @Stored(unique(({ slug }) => ({ slug })))
  topic(
    @Arg('slug', () => String, { description: 'As the topic gives it: denuclearization.' }) slug: string,
    @Ctx() { prisma }: Context,
  ) {
    return prisma.topic.findUnique({ where: { slug } });
  }

  @Query(() => TopicConnection, { description: 'Topics, by name.' })
  @Stored(connection(all('Topic'), byName, ({ where }: TopicsArgs) => topicWhere(where)))
  topics(@Args(() => TopicsArgs) { where, ...page }: TopicsArgs, @Ctx() { load }: Context) {
    return connect(rows.all(load, 'Topic'), byName, page, topicWhere(where));
  }

  @FieldResolver(() => StatementConnection, { description: 'Statements on it, in the order of passages.' })
  @Stored(connection(joined('Statement', 'StatementTopic', 'topicId', 'statementId'), statementsByPassage))
  statements(@Root() topic: TopicRow, @Args(() => PageArgs) page: PageArgs, @Ctx() { load }: Context) {
    return connect(rows.through(load, 'Topic', topic.id, ['statements', 'statement']), statementsByPassage, page);
  }
}
