import { ArgsType, Field, Int } from 'type-graphql';

@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    description: 'Take this many from the start of the list, 0 to 100; 20 where neither `first` nor `last` is given.',
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what stands after this cursor.' })
  after?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Take this many from the end of the list, 0 to 100; not together with `first`.',
  })
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what stands before this cursor.' })
  before?: string | null;
}
