import { Arg, Args, Ctx, Extensions, Resolver, Root } from 'type-graphql';
import { FieldResolver, Query } from '../../../schema/described.js';
import type { Context } from '../../../schema/context/context.js';
import type { Draft as DraftRow, DraftContent, Proposal as ProposalRow } from '../../../db/generated/client.js';
import { isHeldBack } from '../../drafting/confidence/held-back.js';
import { all } from '../../../query/stored-as.js';
import { connect } from '../../../query/paging/connection.js';
import { order } from '../../../query/paging/order.js';
import { PagedRows } from '../../../query/paging/rows.js';
import { Source } from '../../../schema/source/source.type.js';
import { Draft, DraftConnection, DraftsArgs, Proposal } from './draft.type.js';

const UNPUBLISHED = ['DRAFT', 'IN_REVIEW', 'RETURNED'];
const lastChangedFirst = order('Draft', ['updatedAt'], 'desc');
/** The field reads all proposals, of which there may be thousands. */
const PROPOSALS_COST = 100;
/** The field parses a whole annotation. */
const CONVERSION_COST = 100;

/** Not compiled to SQL, since a statement does not check authorization. */
@Resolver(() => Draft)
export class DraftResolver {
  @Query(() => Draft, 'The draft with this slug. Null if there is no such draft. Only editors may read it.', { role: 'EDITOR' })
  draft(
    @Arg('slug', () => String, { description: 'The slug of the draft.' }) slug: string,
    @Ctx() { prisma }: Context,
  ): Promise<DraftRow | null> {
    return prisma.draft.findUnique({ where: { slug } });
  }

  @Query(() => DraftConnection, 'The drafts, most recently changed first. Only editors may read them.', { role: 'EDITOR' })
  drafts(@Args(() => DraftsArgs) { state, ...page }: DraftsArgs, @Ctx() { load }: Context) {
    const where = { column: 'state', op: 'in', value: state ?? UNPUBLISHED } as const;
    return connect(new PagedRows(load, { source: all('Draft'), args: {}, where }), lastChangedFirst, page);
  }

  @FieldResolver(() => String, 'The annotated text. Empty if there is none, or if the draft is published.')
  async text(@Root() draft: DraftRow, @Ctx() context: Context) {
    return (await contentOf(draft, context))?.text ?? '';
  }

  @FieldResolver(
    () => String,
    'The annotation so far, as YAML or JSON. It need not be valid yet. Empty if there is none, or if the draft is published.',
  )
  async annotation(@Root() draft: DraftRow, @Ctx() context: Context) {
    return (await contentOf(draft, context))?.annotation ?? '';
  }

  @Extensions({ cost: CONVERSION_COST })
  @FieldResolver(
    () => String,
    'The annotation so far, as JSON text, even if it is stored as YAML. Passages cited by their words are given as offsets if the text contains the words. Null if the annotation cannot be parsed.',
    { nullable: true },
  )
  async annotationJson(@Root() draft: DraftRow, @Ctx() context: Context) {
    const { annotation = '', text = '' } = (await contentOf(draft, context)) ?? {};
    const { convertAnnotation } = await import('../../editing/threads/convert.js');
    return (context.convert ?? convertAnnotation)({ annotation, text }, context.signal);
  }

  @Extensions({ cost: PROPOSALS_COST })
  @FieldResolver(() => [Proposal], 'The proposed facts and the decisions on them, oldest first.')
  async proposals(@Root() { id, slug }: DraftRow, @Ctx() { load, prisma }: Context) {
    const proposals = await load.batch<ProposalRow[]>('Proposals', id, async (ids) => {
      const rows = await prisma.proposal.findMany({ where: { draftId: { in: ids } }, orderBy: { id: 'asc' } });
      return new Map(ids.map((draftId) => [draftId, rows.filter((row) => row.draftId === draftId)]));
    });
    return (proposals ?? []).map((row): ProposalOfDraft => ({ ...row, draftSlug: slug }));
  }

  @FieldResolver(
    () => Source,
    'The source that the draft was published as. Null if the draft is not published, or if the source was withdrawn.',
    {
      nullable: true,
    },
  )
  source(@Root() { source }: DraftRow, @Ctx() { prisma }: Context) {
    return source === null ? null : prisma.source.findUnique({ where: { slug: source } });
  }
}

interface ProposalOfDraft extends ProposalRow {
  draftSlug: string;
}

@Resolver(() => Proposal)
export class ProposalResolver {
  @FieldResolver(
    () => Boolean,
    'Whether the proposal is held out: the desk shows it only after the editor has annotated its words independently. One in twenty high-confidence proposals is held out, except those for people and organizations, to measure how often editors agree with proposals that they have not seen.',
  )
  isHeldBack(@Root() { draftSlug, type, confidence, passages }: ProposalOfDraft) {
    return isHeldBack(draftSlug, { type, confidence, passages: passages as [number, number][] });
  }
}

function contentOf({ id }: DraftRow, { load, prisma }: Context): Promise<DraftContent | null> {
  return load.batch<DraftContent>('DraftContent', id, async (ids) => {
    const rows = await prisma.draftContent.findMany({ where: { draftId: { in: ids } } });
    return new Map(rows.map((row) => [row.draftId, row]));
  });
}
