import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../../src/db/database.js';
import { agreement, draftTitled, openDrafts, publishedDrafts } from '../../../../src/features/desk/drafts/drafts.js';
import type { ProposalInput } from '../../../../src/features/desk/schema/draft.mutations.js';
import { replaceOpenProposals } from '../../../../src/features/desk/drafts/proposals.js';
import { saveDraft } from '../../../../src/features/desk/drafts/save-draft.js';
import { emptyStore } from '../../../support/store.js';

let db: Database;
beforeAll(async () => {
  db = await emptyStore();
});
afterAll(() => db?.close());

const day = (number: number) => new Date(Date.UTC(2026, 0, number));
const slugs = (drafts: { slug: string }[]) => drafts.map(({ slug }) => slug);

test('drafts can be filtered by state and limited in number, with the most recently changed first', async () => {
  const made = { title: 'T', annotationVersion: 'none', createdBy: 'ann', updatedBy: 'ann', editors: ['ann'] };
  const published = { ...made, state: 'PUBLISHED', source: 's' } as const;
  await db.prisma.draft.createMany({
    data: [
      { ...made, slug: 'open-1', updatedAt: day(1) },
      { ...made, slug: 'open-3', updatedAt: day(3), state: 'IN_REVIEW', submittedBy: 'ann' },
      { ...made, slug: 'open-2', updatedAt: day(2), title: 'Second' },
      { ...published, slug: 'published-1', updatedAt: day(1) },
      { ...published, slug: 'published-3', updatedAt: day(3) },
      { ...published, slug: 'published-2', updatedAt: day(2) },
    ],
  });
  expect(slugs(await openDrafts(db, 9))).toEqual(['open-3', 'open-2', 'open-1']);
  expect(slugs(await openDrafts(db, 2))).toEqual(['open-3', 'open-2']);
  expect(slugs(await publishedDrafts(db, 9))).toEqual(['published-3', 'published-2', 'published-1']);
  expect(slugs(await publishedDrafts(db, 1))).toEqual(['published-3']);
  expect([await draftTitled(db, 'open-2'), await draftTitled(db, 'none')]).toEqual([{ slug: 'open-2', title: 'Second' }, null]);
});

const PROPOSAL: ProposalInput = {
  ...{ name: 'p', type: 'Person', key: { slug: 'ann-lee' }, claim: { name: 'Ann Lee' }, passages: [], doubted: [] },
  ...{ features: ['f'], reason: 'A name', confidence: 0.5, proposedBy: 'rules', outcome: 'OPEN' },
};

test('held-out proposals are counted once an editor has decided, and counted separately if the decision agrees', async () => {
  expect(await agreement(db)).toEqual({ decided: 0, agreed: 0 });
  const proposals = [true, true, false, null].map((agreed, index) => ({ ...PROPOSAL, name: `${index}`, agreed }));
  await saveDraft(db.prisma, { slug: 'held-back', version: null, by: 'ann' }, { title: 'T', proposals });
  expect(await agreement(db)).toEqual({ decided: 3, agreed: 2 });
});

test('open proposals from programs are replaced, but decided proposals and those from people are kept', async () => {
  const proposals: ProposalInput[] = [
    { ...PROPOSAL, name: 'open by rules' },
    { ...PROPOSAL, name: 'open by a model', proposedBy: 'model:small' },
    { ...PROPOSAL, name: 'open by ann', proposedBy: 'ann' },
    { ...PROPOSAL, name: 'decided', outcome: 'REJECTED' },
  ];
  const at = { slug: 'replaced', version: null, by: 'ann' };
  await saveDraft(db.prisma, at, { title: 'T', proposals });
  const draft = await db.prisma.draft.findUniqueOrThrow({ where: { slug: 'replaced' } });
  const other = await db.prisma.draft.findUniqueOrThrow({ where: { slug: 'held-back' } });
  const proposed = ['decided', 'new', 'open by ann'].map((name) => ({ ...PROPOSAL, name, reason: 'Again' }));
  await db.prisma.$transaction((tx) => replaceOpenProposals(tx, draft, proposed as never));
  const stored = async (draftId: string) =>
    (await db.prisma.proposal.findMany({ where: { draftId }, orderBy: { name: 'asc' } })).map(({ name, reason }) => [
      name,
      reason,
    ]);
  expect(await stored(draft.id)).toEqual([
    ['decided', 'A name'],
    ['new', 'Again'],
    ['open by ann', 'A name'],
  ]);
  expect(await stored(other.id)).toHaveLength(4);
});
