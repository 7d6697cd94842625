import type { Database } from '../../db/database.js';
import type { Draft } from '../../db/generated/client.js';

/** The drafts that are not published, those that were changed last first. */
export function openDrafts({ prisma }: Database, most: number): Promise<Draft[]> {
  return prisma.draft.findMany({
    where: { state: { not: 'PUBLISHED' } },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    take: most,
  });
}
