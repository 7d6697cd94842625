import type { Database } from '../../../db/database.js';
import type { Draft } from '../../../db/generated/client.js';

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

/** Of the sure proposals that editors did not see, those on which they decided, and those where they said the same. */
export async function agreement({ prisma }: Pick<Database, 'prisma'>): Promise<{ decided: number; agreed: number }> {
  const decided = await prisma.proposal.count({ where: { agreed: { not: null } } });
  return { decided, agreed: await prisma.proposal.count({ where: { agreed: true } }) };
}
