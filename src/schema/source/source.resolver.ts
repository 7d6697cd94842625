import { Arg, ArgsType, Ctx, Extensions, Int, Resolver, Root } from 'type-graphql';
import { Field, FieldResolver, Nullable, PlainObject, Query } from '../described.js';
import { CITED } from '../../model/kinds/kinds.js';
import { children } from '../../query/stored-as.js';
import type { Condition } from '../../query/condition.js';
import { Connection } from '../connections/relations.js';
import { kindEnum } from '../enum.js';
import { citations } from './citation.list.js';
import { CitationConnection } from './citation.type.js';
import { Source } from './source.type.js';
import type { Context } from '../context/context.js';
import type { Source as SourceRow } from '../../db/generated/client.js';
import { ClientError } from '../../shared/errors.js';
import { selectWithdrawn, type Withdrawn } from '../../store/entries/withdrawn-sources.js';
import { GraphQLDateTime } from '../dates/date-time.scalar.js';

/** Types of facts, by the columns of a citation that refer to them. */
const CitedType = kindEnum('CitedType', 'A kind of fact that a passage supports.', CITED, ({ foreignKey }) => foreignKey);

@ArgsType()
class SourceCitationsArgs {
  @Nullable(() => Int, 'An offset. Only passages that start at or after it are listed.')
  start?: number | null;

  @Nullable(() => Int, 'An offset. Only passages that start before it are listed.')
  end?: number | null;

  @Nullable(() => CitedType, 'The kind of fact. The default is all kinds.')
  of?: string | null;
}

function within({ start, end, of }: SourceCitationsArgs): Condition {
  return {
    all: [
      ...(start == null ? [] : [{ column: 'start', op: 'gte', value: start } as const]),
      ...(end == null ? [] : [{ column: 'start', op: 'lt', value: end } as const]),
      ...(of == null ? [] : [{ given: of }]),
    ],
  };
}

Connection(() => CitationConnection, citations, children('Citation', 'sourceId'), {
  description: 'The passages of the source that support facts, one entry for each fact, ordered by passage.',
  args: () => SourceCitationsArgs,
  where: within,
})(Source.prototype, 'passages');

/** Without the title and the URL: the source may have been withdrawn because they must not be shown. */
@PlainObject('A source that was withdrawn: it is no longer stored.')
export class WithdrawnSource {
  @Field(() => String, 'The slug that it had.')
  slug!: string;

  @Field(() => GraphQLDateTime, 'The time when it was withdrawn.')
  at!: Date;
}

/** The maximum number of claims of an annotation in one response. */
const MOST_CLAIMS = 20_000;
/** The cost of reading the whole annotation. */
const COST = 100;

/** The annotation is not compiled, since a statement does not check authorization. Read-only servers never load this code. */
@Resolver(() => Source)
export class SourceResolver {
  @Extensions({ cost: COST })
  @FieldResolver(
    () => String,
    `The annotation of the source, as JSON, in the form that \`importSource\` takes. Importing it again changes nothing. An annotation of more than ${MOST_CLAIMS} claims is refused with LIMIT_EXCEEDED. Only editors may read it.`,
    { role: 'EDITOR' },
  )
  async annotation(@Root() { id, slug }: SourceRow, @Ctx() { prisma }: Context): Promise<string> {
    const claims = await prisma.annotationEntry.count({ where: { sourceId: id } });
    if (claims > MOST_CLAIMS) {
      const message = `The annotation of ${slug} has ${claims} claims; the limit is ${MOST_CLAIMS}. An archive has all of it.`;
      const extensions = { limit: 'annotationClaims', maximum: MOST_CLAIMS, value: claims };
      throw new ClientError('LIMIT_EXCEEDED', message, { extensions });
    }
    const { storedAnnotation } = await import('../../store/entries/entries.js');
    const { annotationText } = await import('../../store/entries/annotation-text.js');
    return annotationText((await storedAnnotation(prisma, slug))!);
  }

  @Extensions({ cost: COST })
  @FieldResolver(
    () => String,
    'The version of the annotation: an opaque string that changes with every change to what the source claims. Pass it to `importSource` to avoid overwriting changes by others. The `version` of the source counts only changes to its own fields. Only editors may read it.',
    { role: 'EDITOR' },
  )
  async annotationVersion(@Root() { slug }: SourceRow, @Ctx() { prisma }: Context): Promise<string> {
    const { annotationVersion } = await import('../../store/entries/annotation-version.js');
    return annotationVersion(prisma, slug);
  }

  @Query(
    () => WithdrawnSource,
    'The withdrawn source with this slug. Null if it never existed, or if it is stored. Editors can see in `changes` what was withdrawn, and by whom.',
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
