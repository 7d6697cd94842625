import { Arg, Ctx, Resolver } from 'type-graphql';
import { Field, PlainObject, Query } from '../../schema/described.js';
import type { Context } from '../../schema/context/context.js';
import { selectWithdrawn, type Withdrawn } from '../../store/entries/withdrawn-sources.js';
import { GraphQLDateTime } from '../../schema/dates/date-time.scalar.js';

/** Lacks the title and the URL, which may be the reason why the source was withdrawn. */
@PlainObject('A source that was withdrawn: it is no longer stored.')
export class WithdrawnSource {
  @Field(() => String, 'The slug that it had.')
  slug!: string;

  @Field(() => GraphQLDateTime, 'The time of withdrawal.')
  at!: Date;
}

@Resolver()
export class WithdrawnSourceResolver {
  @Query(
    () => WithdrawnSource,
    'The withdrawn source with this slug. Null if the source never existed, or is still stored. Editors can see in `changes` what was withdrawn, and by whom.',
    { nullable: true },
  )
  async withdrawnSource(
    @Arg('slug', () => String, { description: 'The slug of the source.' }) slug: string,
    @Ctx() { load }: Context,
  ): Promise<WithdrawnSource | null> {
    const [row] = await load.raw<Withdrawn[]>(selectWithdrawn([slug]));
    return row ?? null;
  }
}
