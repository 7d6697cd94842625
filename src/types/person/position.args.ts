import { ArgsType, Field } from 'type-graphql';
import { PageArgs } from '../connections/page.args.js';
import { GraphQLDate } from '../dates/date.scalar.js';

const asOf = 'Leaves out only what certainly began after this day, or certainly had ended before it.';

@ArgsType()
export class PositionArgs {
  @Field(() => GraphQLDate, { nullable: true, description: asOf })
  asOf?: Date | null;
}

@ArgsType()
export class PositionsArgs extends PageArgs {
  @Field(() => GraphQLDate, { nullable: true, description: asOf })
  asOf?: Date | null;
}
