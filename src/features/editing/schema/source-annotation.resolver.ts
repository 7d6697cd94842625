import { Ctx, Extensions, Resolver, Root } from 'type-graphql';
import type { Source as SourceRow } from '../../../db/generated/client.js';
import type { Context } from '../../../schema/context/context.js';
import { FieldResolver } from '../../../schema/described.js';
import { Source } from '../../../schema/source/source.type.js';
import { ClientError } from '../../../shared/errors.js';

/** The maximum number of claims of an annotation in one response. */
const MOST_CLAIMS = 20_000;
/** The cost of reading the whole annotation. */
const COST = 100;

/** Not compiled to SQL, since a statement does not check authorization. Read-only servers never load this code. */
@Resolver(() => Source)
export class SourceAnnotationResolver {
  @Extensions({ cost: COST })
  @FieldResolver(
    () => String,
    `The annotation of the source, as JSON, in the form that \`importSource\` accepts. Importing it again changes nothing. An annotation with more than ${MOST_CLAIMS} claims fails with LIMIT_EXCEEDED. Only editors may read it.`,
    { role: 'EDITOR' },
  )
  async annotation(@Root() { id, slug }: SourceRow, @Ctx() { prisma }: Context): Promise<string> {
    const claims = await prisma.annotationEntry.count({ where: { sourceId: id } });
    if (claims > MOST_CLAIMS) {
      const message = `The annotation of ${slug} has ${claims} claims; the limit is ${MOST_CLAIMS}. An archive has all of it.`;
      const extensions = { limit: 'annotationClaims', maximum: MOST_CLAIMS, value: claims };
      throw new ClientError('LIMIT_EXCEEDED', message, { extensions });
    }
    const { storedAnnotation } = await import('../../../store/entries/entries.js');
    const { annotationText } = await import('../store/annotation-text.js');
    return annotationText((await storedAnnotation(prisma, slug))!);
  }

  @Extensions({ cost: COST })
  @FieldResolver(
    () => String,
    'The version of the annotation: an opaque string that changes with every change to what the source claims. Pass it to `importSource` to avoid overwriting changes by others. The `version` of the source counts only changes to its own fields. Only editors may read it.',
    { role: 'EDITOR' },
  )
  async annotationVersion(@Root() { slug }: SourceRow, @Ctx() { prisma }: Context): Promise<string> {
    const { annotationVersion } = await import('../../../store/entries/annotation-version.js');
    return annotationVersion(prisma, slug);
  }
}
