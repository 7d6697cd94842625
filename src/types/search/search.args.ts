import { ArgsType, Field, Int } from 'type-graphql';

@ArgsType()
export class SearchArgs {
  @Field(() => String, {
    description:
      'The words to find, 1 to 1,000 characters. All must occur; "phrases" stand in quotation marks, `or` gives alternatives, `-` excludes. Word forms, case and diacritics do not matter. A query without a word finds nothing.',
  })
  query!: string;

  @Field(() => Int, { nullable: true, description: 'The number to take, 0 to 100. The default is 20.' })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'A cursor: only what comes after it is listed.' })
  after?: string | null;
}
