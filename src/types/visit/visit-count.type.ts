import { Args, ArgsType, Extensions, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { columnOf, connection, list, one, Stored } from '../../read/meaning.js';
import { connectionOf } from '../connections/connection.type.js';
import { PageArgs } from '../connections/page.args.js';
import { derive } from '../connections/relations.js';
import { Country } from '../country/country.type.js';
import { visitFilter } from './visit.where.js';
import { enumOf } from '../enum.js';
import { allCounts, countsInOrder, largestCounts, VisitGroup } from './visit-count.sql.js';

@ObjectType({ description: 'The number of visits that share a value.' })
export class VisitCount {
  @Field(() => String, {
    nullable: true,
    description:
      "The value: a year, a country's code (its slug if it has no code), a status or a kind. Null for visits without such a value.",
  })
  @Stored(columnOf('key'))
  key!: string | null;

  @Field(() => Country, { nullable: true, description: 'The country. Null if visits are not counted by country.' })
  @derive(one('countryId'))
  country!: Country | null;

  @Field(() => Int, { description: 'The number of visits.' })
  @Stored(columnOf('count'))
  count!: number;
}

enumOf('VisitGroup', VisitGroup, 'The value by which visits are counted.', {
  YEAR: 'The year of the start. Null if the start is missing or may lie in several years.',
  GUEST_COUNTRY: 'The country that visits.',
  HOST_COUNTRY: 'The country visited.',
  STATUS: 'The stage that the visit had reached.',
  KIND: 'The form in which the guest is received.',
});

@ArgsType()
export class VisitCountsArgs {
  @Field(() => VisitGroup, { description: 'The value by which visits are counted.' })
  groupBy!: VisitGroup;

  @Field(() => visitFilter.Input, { nullable: true, description: 'Conditions that the visits must meet.' })
  where?: object | null;
}

@ArgsType()
export class VisitCountPagesArgs extends PageArgs {
  @Field(() => VisitGroup, { description: 'The value by which visits are counted.' })
  groupBy!: VisitGroup;

  @Field(() => visitFilter.Input, { nullable: true, description: 'Conditions that the visits must meet.' })
  where?: object | null;
}

const VisitCountConnection = connectionOf('VisitCount', 'counts', VisitCount);

@Resolver()
export class VisitCountResolver {
  @Query(() => [VisitCount], {
    description:
      'The 100 largest counts of visits: years in their order, other values by count, the largest first; null last. `visitCountsConnection` has all of them, and their number.',
  })
  @Extensions({ cost: 100 }) // reads all visits that match
  @derive(list(largestCounts, countsInOrder))
  visitCounts(@Args(() => VisitCountsArgs) _args: VisitCountsArgs): void {}

  @Query(() => VisitCountConnection, {
    description:
      'All counts of visits, in pages: years in their order, other values by count, the largest first; null last.',
  })
  @Extensions({ cost: 100 })
  @derive(connection(allCounts, countsInOrder))
  visitCountsConnection(@Args(() => VisitCountPagesArgs) _args: VisitCountPagesArgs): void {}
}
