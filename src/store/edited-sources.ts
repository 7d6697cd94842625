import type { PrismaClient } from '../db/generated/client.js';

/** Slugs of the sources whose claims a signed-in user has changed. */
export async function editedSources(prisma: Pick<PrismaClient, 'changeSet'>): Promise<Set<string>> {
  const edits = await prisma.changeSet.findMany({
    where: { by: { not: null } },
    distinct: ['source'],
    select: { source: true },
  });
  return new Set(edits.map(({ source }) => source));
}
