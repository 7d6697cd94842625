import { Arg, Ctx, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../../context.js';
import type { Statement as StatementRow } from '../../db/generated/client.js';
import { Statement } from '../statement/statement.type.js';
import { statementFilter } from '../statement/statement.where.js';
import type { ChangeSet } from '../../store/change-set.js';
import { expand } from './expand.js';
import { SharedWork } from './shared-work.js';
import { SourceImport, VisitChange } from './live.type.js';

/** Statements that are looked up at once. */
const AT_ONCE = 100;

interface Subscribe<Args> {
  args: Args;
  context: Context;
}

@Resolver()
export class SubscriptionResolver {
  @Subscription(() => VisitChange, {
    description:
      'The changes of a visit and of what belongs to it, such as delegates and statements, as they are committed.',
    subscribe: ({ args: { slug }, context }: Subscribe<{ slug: string }>) =>
      context.live!.changes(({ visits }) => visits.has(slug)),
  })
  async visitChanged(
    @Root() { source }: ChangeSet,
    @Arg('slug', () => String, { description: 'The slug of the visit, which need not exist yet.' }) slug: string,
    @Ctx() { prisma }: Context,
  ) {
    return {
      visit: await prisma.visit.findUnique({ where: { slug } }),
      source: await prisma.source.findUnique({ where: { slug: source } }),
    };
  }

  @Subscription(() => Statement, {
    description: 'The new statements, in the order of passages, as they are committed.',
    subscribe: ({ args: { where }, context }: Subscribe<{ where?: object }>) => recorded(context, where),
  })
  statementRecorded(
    @Root() statement: StatementRow,
    @Arg('where', () => statementFilter.Input, {
      nullable: true,
      description: 'Conditions that the statements must meet.',
    })
    _where?: object,
  ) {
    return statement;
  }

  @Subscription(() => SourceImport, {
    description: 'The changes of what sources claim, by imports and editors, as they are committed.',
    subscribe: ({ context }: Subscribe<object>) => context.live!.changes(() => true),
  })
  async sourceImported(@Root() { source, created, updated, deleted }: ChangeSet, @Ctx() { prisma }: Context) {
    return { source: await prisma.source.findUnique({ where: { slug: source } }), created, updated, deleted };
  }
}

/** The rows that match, by their change set: subscribers with equal filters share the objects. */
const matching = new SharedWork<StatementRow[]>();

/** The store says which statements match, so that a filter means here what it means in `statements`. */
function recorded({ live, prisma }: Context, filter: object | undefined) {
  const where = statementFilter.where(filter);
  const key = JSON.stringify(filter ?? null);
  const changeSets = live!.changes(({ statements }) => statements.length > 0);
  const parts = expand(changeSets, (changeSet) =>
    Array.from({ length: Math.ceil(changeSet.statements.length / AT_ONCE) }, (_, part) => ({ changeSet, part })),
  );
  return expand(parts, ({ changeSet, part }) =>
    matching.share(changeSet, `${part} ${key}`, () =>
      prisma.statement.findMany({
        where: { AND: [{ id: { in: changeSet.statements.slice(part * AT_ONCE, (part + 1) * AT_ONCE) } }, where] },
        orderBy: [{ sourceId: 'asc' }, { passageStart: 'asc' }, { id: 'asc' }],
      }),
    ),
  );
}
