import { randomUUID } from 'node:crypto';
import type { PrismaClient } from '../../../src/db/generated/client.js';
import type { DraftState, ProposalOutcome } from '../../../src/model/generated/enums.js';

export async function createRows(prisma: PrismaClient): Promise<void> {
  const drafts = [
    {},
    { state: 'IN_REVIEW', submittedBy: 'ada' },
    { state: 'RETURNED', note: 'Why?' },
    { state: 'PUBLISHED', source: 'source-0' },
  ].map((more, n) => ({
    ...{ id: randomUUID(), slug: `draft-${n}`, title: `Draft ${n}`, createdBy: 'ada', updatedBy: 'ada', editors: ['ada'] },
    ...(more as { state?: DraftState }),
  }));
  const proposals = [{}, { outcome: 'REJECTED', agreed: false, decidedBy: 'ada', decidedAt: new Date(0) }].map((more, n) => ({
    ...{
      draftId: drafts[0]!.id,
      name: `p${n}`,
      type: 'Visit',
      key: { slug: 'a' },
      claim: {},
      passages: [[0, 1]],
      doubted: ['start'],
      features: ['speaker after'],
      reason: 'It says so.',
      confidence: 0.5,
      proposedBy: 'rules',
    },
    ...(more as { outcome?: ProposalOutcome }),
  }));
  await prisma.draft.createMany({ data: drafts });
  await prisma.draftContent.create({ data: { draftId: drafts[0]!.id, text: 'A text.', annotation: 'source:' } });
  await prisma.proposal.createMany({ data: proposals });
}
