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
    "The version of the data from which this response was read, as in the `communique-version` header. Every commit that changes anything increments it. Keep it to query an object's `changesSince` later. The `version` of an object counts only changes to that object.",
  )
  /** Must not be newer than the version at which the other fields are read, or clients would miss the changes in between. */
  async dataVersion(@Ctx() { readAt, prisma }: Context): Promise<string> {
    return readAt?.first ? String(readAt.first) : storedVersion(prisma);
  }
}

export async function storedVersion(prisma: PrismaClient): Promise<string> {
  const { version } = await prisma.dataVersion.findFirstOrThrow();
  return String(version);
}
