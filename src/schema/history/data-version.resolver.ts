import { Ctx, Resolver } from 'type-graphql';
import { Query } from '../described.js';
import { Prisma, type PrismaClient } from '../../db/generated/client.js';
import { DATA_VERSION } from '../../db/store-node.js';
import { expression, Stored } from '../../query/stored-as.js';
import type { Context } from '../context/context.js';

@Resolver()
export class DataVersionResolver {
  @Stored(expression(() => Prisma.raw(`${DATA_VERSION}::text`)))
  @Query(
    () => String,
    'The version of the data that this response was read from, as in the header `communique-version`. Every commit that changes anything advances it. Keep it to query the `changesSince` of an object later. The `version` of an object counts only changes to that object.',
  )
  /** It must not be newer than the version of the other fields, or clients would miss the changes in between. */
  async dataVersion(@Ctx() { readAt, prisma }: Context): Promise<string> {
    return readAt?.first ? String(readAt.first) : storedVersion(prisma);
  }
}

export async function storedVersion(prisma: PrismaClient): Promise<string> {
  const { version } = await prisma.dataVersion.findFirstOrThrow();
  return String(version);
}
