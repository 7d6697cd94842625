import { ArgsType, Field, Int } from 'type-graphql';

@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    description: 'The number to take from the start of the list, 0 to 100. The default is 20, unless `last` is given.',
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'A cursor: only what comes after it is listed.' })
  after?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The number to take from the end of the list, 0 to 100. Not together with `first`.',
  })
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'A cursor: only what comes before it is listed.' })
  before?: string | null;
}
