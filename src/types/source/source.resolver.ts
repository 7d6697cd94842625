import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Stored, all, children, connection, date, joined, one, unique } from '../../read/meaning.js';
import { connect } from '../../read/pages/connection.js';
import { order } from '../../read/pages/order.js';
import { PageArgs } from '../connections/page.args.js';
import * as rows from '../../read/pages/rows.js';
import type { Context } from '../../context.js';
import type { Source as SourceRow } from '../../db/generated/client.js';
import { Organization } from '../organization/organization.type.js';
import { statementsByPassage } from '../statement/statement.order.js';
import { StatementConnection } from '../statement/statement.type.js';
import { PartialDate, partialDate } from '../dates/partial-date.type.js';
import { visitsByStart } from '../visit/visit.order.js';
import { VisitConnection } from '../visit/visit.type.js';
import { SourcesArgs } from './source.args.js';
import { Source, SourceConnection } from './source.type.js';
import { sourceWhere } from './source.where.js';

/** A source may cite a visit several times. */
const firstOfEach = { visitId: { not: null }, ordinal: 0 };
const byTitle = order([{ column: 'title', type: 'text' }]);

@Resolver(() => Source)
export class SourceResolver {
  @Query(() => Source, { nullable: true, description: 'One source by its slug; null where there is none.' })
  @Stored(unique(({ slug }) => ({ slug })))
  source(
    @Arg('slug', () => String, { description: 'As the source gives it.' }) slug: string,
    @Ctx() { prisma }: Context,
  ) {
    return prisma.source.findUnique({ where: { slug } });
  }

  @Query(() => SourceConnection, { description: 'Sources, by title.' })
  @Stored(connection(all('Source'), byTitle, ({ where }: SourcesArgs) => sourceWhere(where)))
  sources(@Args(() => SourcesArgs) { where, ...page }: SourcesArgs, @Ctx() { load }: Context) {
    return connect(rows.all(load, 'Source'), byTitle, page, sourceWhere(where));
  }

  @FieldResolver(() => Organization, {
    nullable: true,
    description: 'Who published it; null where the text does not say.',
  })
  @Stored(one('publisherId'))
  publisher(@Root() source: SourceRow, @Ctx() { load }: Context) {
    return load.one('Organization', source.publisherId);
  }

  @FieldResolver(() => PartialDate, {
    nullable: true,
    description: 'When it was published, as precisely as the text says.',
  })
  @Stored(date('publishedOn'))
  publishedOn(@Root() source: SourceRow) {
    return partialDate(source, 'publishedOn');
  }

  @FieldResolver(() => VisitConnection, { description: 'The visits that it tells of, by start.' })
  @Stored(connection(joined('Visit', 'Citation', 'sourceId', 'visitId', firstOfEach), visitsByStart))
  visits(@Root() source: SourceRow, @Args(() => PageArgs) page: PageArgs, @Ctx() { load }: Context) {
    return connect(rows.through(load, 'Source', source.id, ['citations', 'visit'], firstOfEach), visitsByStart, page);
  }

  @FieldResolver(() => StatementConnection, { description: 'What it reports as said, in the order of its passages.' })
  @Stored(connection(children('Statement', 'sourceId'), statementsByPassage))
  statements(@Root() source: SourceRow, @Args(() => PageArgs) page: PageArgs, @Ctx() { load }: Context) {
    return connect(rows.related(load, 'Source', source.id, 'statements'), statementsByPassage, page);
  }
}
