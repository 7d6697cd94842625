import { SURE } from '../../drafting/confidence/confidence.js';
import type { Database } from '../../../db/database.js';
import type { Draft } from '../../../db/generated/client.js';

export function publishedDrafts({ prisma }: Database, most: number): Promise<Draft[]> {
  return prisma.draft.findMany({
    where: { state: 'PUBLISHED' },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    take: most,
  });
}

/** Returns the slug and the title of a draft; null if there is no such draft. */
export function draftTitled({ prisma }: Database, slug: string): Promise<Pick<Draft, 'slug' | 'title'> | null> {
  return prisma.draft.findUnique({ where: { slug }, select: { slug: true, title: true } });
}

/** Returns the unpublished drafts, the most recently changed first. */
export function openDrafts({ prisma }: Database, most: number): Promise<Draft[]> {
  return prisma.draft.findMany({
    where: { state: { not: 'PUBLISHED' } },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    take: most,
  });
}

/** Counts the held-out proposals that editors have decided on, and how many of these they agreed with. */
export async function agreement({ prisma }: Pick<Database, 'prisma'>): Promise<{ decided: number; agreed: number }> {
  const decided = await prisma.proposal.count({ where: { agreed: { not: null } } });
  return { decided, agreed: await prisma.proposal.count({ where: { agreed: true } }) };
}

/** Editors' decisions on the sure proposals of one kind. */
export interface SureDecisions {
  type: string;
  accepted: number;
  corrected: number;
  rejected: number;
}

/** Counts the decisions on sure proposals by kind. A proposal counts as sure by the confidence that it had when it was shown. */
export async function sureDecisions({ prisma }: Pick<Database, 'prisma'>): Promise<SureDecisions[]> {
  const counts = await prisma.proposal.groupBy({
    by: ['type', 'outcome'],
    where: { confidence: { gte: SURE }, outcome: { not: 'OPEN' } },
    _count: true,
    orderBy: { type: 'asc' },
  });
  const of = (type: string, outcome: string) =>
    counts.find((each) => each.type === type && each.outcome === outcome)?._count ?? 0;
  return [...new Set(counts.map(({ type }) => type))].map((type) => ({
    type,
    accepted: of(type, 'ACCEPTED'),
    corrected: of(type, 'CORRECTED'),
    rejected: of(type, 'REJECTED'),
  }));
}
