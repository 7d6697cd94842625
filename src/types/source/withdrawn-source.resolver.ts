import { Arg, Ctx, ObjectType, Query, Resolver } from 'type-graphql';
import { Field } from '../described.js';
import type { Context } from '../../context/context.js';
import { selectWithdrawn, type Withdrawn } from '../../store/entries/withdrawn-sources.js';
import { GraphQLDateTime } from '../dates/date-time.scalar.js';

/** Without the title and the address: the reason for a withdrawal may be that they must not be shown. */
@ObjectType({ description: 'A source that was withdrawn: it is no longer stored.', simpleResolvers: true })
export class WithdrawnSource {
  @Field(() => String, 'The slug that it had.')
  slug!: string;

  @Field(() => GraphQLDateTime, 'The time when it was withdrawn.')
  at!: Date;
}

@Resolver()
export class WithdrawnSourceResolver {
  @Query(() => WithdrawnSource, {
    nullable: true,
    description:
      'The source of this slug, if it was withdrawn. Null if there never was one, or if it is stored. Editors find in `changes` what was withdrawn, and by whom.',
  })
  async withdrawnSource(
    @Arg('slug', () => String, { description: 'The slug of the source.' }) slug: string,
    @Ctx() { load }: Context,
  ): Promise<WithdrawnSource | null> {
    const [row] = await load.raw<Withdrawn[]>(selectWithdrawn([slug]));
    return row ?? null;
  }
}
