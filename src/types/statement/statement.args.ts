import { ArgsType, Field, InputType } from 'type-graphql';
import { PageArgs } from '../connections/page.args.js';
import { SortDirection } from '../connections/sort-direction.js';
import { StatementWhere } from './statement.where.js';

@InputType({ description: 'What statements are sorted by: exactly one key.' })
export class StatementOrder {
  @Field(() => SortDirection, { nullable: true, description: 'By source, then the order of the passages in it.' })
  passage?: SortDirection;

  @Field(() => SortDirection, {
    nullable: true,
    description: 'By the first day on which it may have been said, then by the last.',
  })
  saidOn?: SortDirection;
}

@ArgsType()
export class StatementsArgs extends PageArgs {
  @Field(() => StatementWhere, { nullable: true, description: 'Only these statements.' })
  where?: StatementWhere | null;

  @Field(() => [StatementOrder], {
    nullable: true,
    description: 'Sorted by these, the first one first; by passage where it is left out.',
  })
  orderBy?: StatementOrder[] | null;
}
