import { Arg, Ctx, Int, Resolver, Root, Subscription } from 'type-graphql';
import { Field, Nullable, PlainObject } from '../../../schema/described.js';
import { Source } from '../../../schema/source/source.type.js';
import { Visit } from '../../../schema/visit/visit.type.js';
import type { Context } from '../../../schema/context/context.js';
import { Prisma, type Statement as StatementRow } from '../../../db/generated/client.js';
import type { ChangeSet } from '../change-set.js';
import type { Place } from '../place.js';
import { Statement } from '../../../schema/statement/statement.type.js';
import { both, type Condition } from '../../../query/condition.js';
import { all } from '../../../query/stored-as.js';
import { RowsSql } from '../../../query/sql/rows.sql.js';
import { statementFilter } from '../../../schema/statement/statement.list.js';
import { encodeLiveCursor } from './cursor.js';
import { expand } from './expand.js';
import { SharedWork } from './shared-work.js';

const SLUG = 'The slug of the source, even if it is no longer stored.';
const CURSOR = 'The position of the event in the stream of live updates, also returned in `extensions.cursor`.';

@PlainObject('A change to a visit or to one of its parts.')
export class VisitChange {
  @Field(() => String, CURSOR)
  cursor!: string;

  @Nullable(() => Visit, 'The visit in its current state. Null if it no longer exists.')
  visit!: Visit | null;

  @Nullable(() => Source, 'The source whose annotation was changed. Null if it is no longer stored.')
  source!: Source | null;

  @Field(() => String, SLUG)
  sourceSlug!: string;
}

@PlainObject('The changes made by importing a source or editing its claims, as row counts across all types.')
export class SourceImport {
  @Field(() => String, CURSOR)
  cursor!: string;

  @Nullable(() => Source, 'The source in its current state. Null if it is no longer stored.')
  source!: Source | null;

  @Field(() => String, SLUG)
  sourceSlug!: string;

  @Field(() => Int, 'The number of rows created.')
  created!: number;

  @Field(() => Int, 'The number of rows updated.')
  updated!: number;

  @Field(() => Int, 'The number of rows deleted.')
  deleted!: number;
}

/** The number of statements looked up at once. */
const AT_ONCE = 100;

interface Subscribe<Args> {
  args: Args & { after?: string | null };
  context: Context;
}

const After = () =>
  Arg('after', () => String, {
    nullable: true,
    description:
      'A `liveCursor`, or the cursor of the last event that you received. Changes committed after that cursor are sent first. By default, only changes from now on are sent.',
  });

@Resolver()
export class SubscriptionResolver {
  @Subscription(() => VisitChange, {
    description: 'Changes to a visit and to its parts, such as delegates and statements, as they are committed.',
    subscribe: ({ args: { slug, after }, context }: Subscribe<{ slug: string }>) =>
      context.live!.changes(({ visits }) => visits.has(slug), after),
  })
  async visitChanged(
    @Root() changeSet: ChangeSet,
    @Arg('slug', () => String, { description: 'The slug of the visit, which need not exist yet.' }) slug: string,
    @After() _after: string | undefined,
    @Ctx() { prisma }: Context,
  ) {
    return {
      cursor: encodeLiveCursor(changeSet),
      visit: await prisma.visit.findUnique({ where: { slug } }),
      source: await prisma.source.findUnique({ where: { slug: changeSet.source } }),
      sourceSlug: changeSet.source,
    };
  }

  @Subscription(() => Statement, {
    description: 'New statements as they are committed, in the order of their passages.',
    subscribe: ({ args: { where, after }, context }: Subscribe<{ where?: object }>) => recorded(context, where, after),
  })
  statementRecorded(
    @Root() { row }: Recorded,
    @Arg('where', () => statementFilter.Input, { nullable: true, description: 'Conditions that the statements must meet.' })
    _where: object | undefined,
    @After() _after: string | undefined,
  ) {
    return row;
  }

  @Subscription(() => SourceImport, {
    description: 'Changes to the claims of sources, made by imports and editors, as they are committed.',
    subscribe: ({ args: { after }, context }: Subscribe<object>) => context.live!.changes(() => true, after),
  })
  async sourceImported(@Root() changeSet: ChangeSet, @After() _after: string | undefined, @Ctx() { prisma }: Context) {
    const { source: slug, created, updated, deleted } = changeSet;
    const source = await prisma.source.findUnique({ where: { slug } });
    return { cursor: encodeLiveCursor(changeSet), source, sourceSlug: slug, created, updated, deleted };
  }
}

/** A new statement and its cursor. */
interface Recorded extends Place {
  row: StatementRow;
}

/** The matching rows, by change set. Subscribers with equal filters share the objects. */
const matching = new SharedWork<Recorded[]>();

async function recorded({ live, prisma }: Context, filter: object | undefined, after: string | null | undefined) {
  const where = statementFilter.where(filter);
  const key = JSON.stringify(filter ?? null);
  const changeSets = await live!.changes(({ statements }) => statements.length > 0, after);
  const parts = expand(changeSets, (changeSet) =>
    Array.from({ length: Math.ceil(changeSet.statements.length / AT_ONCE) }, (_, part) => ({ changeSet, part })),
  );
  return expand(parts, ({ changeSet, part }) =>
    matching.share(changeSet, `${part} ${key}`, () => match(prisma, changeSet, part * AT_ONCE, where)),
  );
}

/**
 * Returns the statements that match, in order, among the next `AT_ONCE` of a change set. They are filtered in the store, so that
 * a filter works the same way as in `statements`.
 */
async function match(prisma: Context['prisma'], { id, statements }: ChangeSet, start: number, where: Condition) {
  const ids = statements.slice(start, start + AT_ONCE);
  const row = Prisma.raw('matching');
  const among: Condition = { column: 'id', op: 'in', value: ids };
  const plan = { source: all('Statement'), args: {}, where: both(among, where) };
  const sql = new RowsSql();
  const select = Prisma.sql`SELECT ${row}.id ${sql.from(plan, row, Prisma.empty)}`;
  const found = await prisma.$queryRaw<{ id: string }[]>(sql.complete(select));
  const rows = await prisma.statement.findMany({ where: { id: { in: found.map((each) => each.id) } } });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((statementId, n): Recorded[] => {
    const row = byId.get(statementId);
    return row ? [{ id, statement: start + n + 1, row }] : [];
  });
}
