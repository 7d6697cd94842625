import { ArgsType, Field, Int } from 'type-graphql';

@ArgsType()
export class SearchArgs {
  @Field(() => String, {
    description:
      'Words that must all occur, "phrases in quotation marks", alternatives with or, and -exclusions; word forms, case and diacritics do not matter. 1 to 1,000 characters; one with no word in it finds nothing.',
  })
  query!: string;

  @Field(() => Int, { nullable: true, description: 'Take this many, 0 to 100; 20 where it is left out.' })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what stands after this cursor.' })
  after?: string | null;
}
