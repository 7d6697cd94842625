import { Authorized, Ctx, Extensions, Resolver, Root } from 'type-graphql';
import { FieldResolver } from '../described.js';
import type { Context } from '../../context/context.js';
import type { Source as SourceRow } from '../../db/generated/client.js';
import { ClientError } from '../../errors.js';
import type { Role } from '../../viewer.js';
import { Source } from './source.type.js';

/** Claims of an annotation that one answer holds. */
const MOST_CLAIMS = 20_000;
/** Reads the whole annotation. */
const COST = 100;

/** Not compiled: a statement does not check the client. A server that only reads loads none of this. */
@Resolver(() => Source)
export class SourceAnnotationResolver {
  @Authorized<Role>('EDITOR')
  @Extensions({ cost: COST })
  @FieldResolver(
    () => String,
    `The annotation of the source, as JSON: what \`importSource\` takes. Importing it again changes nothing. An annotation of more than ${MOST_CLAIMS} claims is refused with LIMIT_EXCEEDED. Only editors may read it.`,
  )
  async annotation(@Root() { id, slug }: SourceRow, @Ctx() { prisma }: Context): Promise<string> {
    const claims = await prisma.annotationEntry.count({ where: { sourceId: id } });
    if (claims > MOST_CLAIMS) {
      const message = `The annotation of ${slug} has ${claims} claims; the limit is ${MOST_CLAIMS}. An archive holds it whole.`;
      const extensions = { limit: 'annotationClaims', maximum: MOST_CLAIMS, value: claims };
      throw new ClientError('LIMIT_EXCEEDED', message, { extensions });
    }
    const { storedAnnotation } = await import('../../store/entries/entries.js');
    const { annotationText } = await import('../../store/entries/annotation-text.js');
    return annotationText((await storedAnnotation(prisma, slug))!);
  }

  @Authorized<Role>('EDITOR')
  @Extensions({ cost: COST })
  @FieldResolver(
    () => String,
    'The version of the annotation: an opaque text that changes with everything that the source claims. `importSource` takes it, so that nobody’s changes are overwritten. The `version` of the source counts only changes of its own fields. Only editors may read it.',
  )
  async annotationVersion(@Root() { slug }: SourceRow, @Ctx() { prisma }: Context): Promise<string> {
    const { annotationVersion } = await import('../../store/entries/annotation-version.js');
    return annotationVersion(prisma, slug);
  }
}
