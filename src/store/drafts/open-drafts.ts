import type { Database } from '../../db/database.js';
import type { Draft } from '../../db/generated/client.js';

/** The drafts that were published last. */
export function publishedDrafts({ prisma }: Database, most: number): Promise<Draft[]> {
  return prisma.draft.findMany({
    where: { state: 'PUBLISHED' },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    take: most,
  });
}

/** The slug and the title of a draft; null if there is none. */
export function draftTitled({ prisma }: Database, slug: string): Promise<Pick<Draft, 'slug' | 'title'> | null> {
  return prisma.draft.findUnique({ where: { slug }, select: { slug: true, title: true } });
}

/** The drafts that are not published, those that were changed last first. */
export function openDrafts({ prisma }: Database, most: number): Promise<Draft[]> {
  return prisma.draft.findMany({
    where: { state: { not: 'PUBLISHED' } },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    take: most,
  });
}
