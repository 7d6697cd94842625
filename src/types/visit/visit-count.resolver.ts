import { Args, Extensions, Query, Resolver } from 'type-graphql';
import { list } from '../../read/meaning.js';
import { derive } from '../connections/relations.js';
import { countsInOrder, visitCounts } from './visit-count.sql.js';
import { VisitCount, VisitCountsArgs } from './visit-count.type.js';

@Resolver()
export class VisitCountResolver {
  @Query(() => [VisitCount], {
    description:
      'The 100 largest counts of visits: years in their order, other values by count, the largest first; null last.',
  })
  @Extensions({ cost: 100 }) // reads all visits that match
  @derive(list(visitCounts, countsInOrder))
  visitCounts(@Args(() => VisitCountsArgs) _args: VisitCountsArgs): void {}
}
