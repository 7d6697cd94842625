import { ArgsType, Field, Int } from 'type-graphql';
import { badUserInput } from '../errors.js';

export const defaultPageSize = 20;
export const maximumPageSize = 100;

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

/** @throws GraphQLError BAD_USER_INPUT where the size is out of bounds, or two are given. */
export function pageSize({ first, last }: PageArgs): { size: number; fromEnd: boolean } {
  if (first != null && last != null) throw badUserInput('Give `first` or `last`, not both.');
  const [name, size] = last != null ? ['last', last] : ['first', first ?? defaultPageSize];
  if (size < 0) throw badUserInput(`\`${name}\` is ${size}; it must not be negative.`);
  if (size > maximumPageSize) throw badUserInput(`\`${name}\` is ${size}; a page holds at most ${maximumPageSize}.`);
  return { size, fromEnd: last != null };
}
