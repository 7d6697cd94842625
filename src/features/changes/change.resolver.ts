import { Args, Ctx, ID, Resolver, Root, UseMiddleware } from 'type-graphql';
import { FieldResolver, Query } from '../../schema/described.js';
import { storedResolver } from '../../query/resolve.js';
import { all, connection, subselect } from '../../query/stored-as.js';
import { connect } from '../../query/paging/connection.js';
import { type Condition, NO_ROW } from '../../query/condition.js';
import { order } from '../../query/paging/order.js';
import { PagedRows } from '../../query/paging/rows.js';
import type { Context } from '../../schema/context/context.js';
import { Prisma, type Change as ChangeRow, type PrismaClient, type Source as SourceRow } from '../../db/generated/client.js';
import { toGlobalId, type NodeType } from '../../query/global-id.js';
import { PageArgs } from '../../schema/connections/connection.type.js';
import { Recorded } from '../../schema/history/recorded.type.js';
import { Node } from '../../schema/node/node.type.js';
import { Source } from '../../schema/source/source.type.js';
import { GraphQLDateTime } from '../../schema/dates/date-time.scalar.js';
import { Change, ChangeConnection, ChangesArgs, FieldChange } from './change.type.js';

/** Ids ascend in commit order: a writer takes the import lock before it creates the first id. */
const oldestFirst = order('Change', []);

@Resolver(() => Change)
export class ChangeResolver {
  @Query(
    () => ChangeConnection,
    'Changes to all objects, including deletions, oldest first. To follow them, keep `endCursor` and pass it as `after`. An empty page has no cursor, so keep the previous one. New changes always come last: use `last` to read the newest. Only editors may read changes.',
    { role: 'EDITOR' },
  )
  async changes(@Args(() => ChangesArgs) { type, source, since, ...page }: ChangesArgs, @Ctx() { load, prisma }: Context) {
    const conditions: Condition[] = [
      ...(type == null ? [] : [{ column: 'type', op: 'in', value: type } as const]),
      ...(source == null ? [] : [{ exists: 'changeSet', where: { equal: { source } } }]),
      ...(since == null ? [] : [await writtenSince(prisma, since)]),
    ];
    const rows = new PagedRows(load, { source: all('Change'), args: {}, where: { all: conditions } });
    return connect(rows, oldestFirst, page);
  }

  @FieldResolver(
    () => ID,
    'The global id of the object that changed, even if it no longer exists. For a kinship, the id of the stored side. Null if the type has no global ids.',
    { nullable: true },
  )
  nodeId(@Root() { type, nodeId }: ChangeRow) {
    return toGlobalId(type, nodeId);
  }

  @FieldResolver(() => Node, 'The object that changed, in its current state. Null if it no longer exists.', { nullable: true })
  async node(@Root() { type, nodeId }: ChangeRow, @Ctx() { load }: Context) {
    const row = await load.one(type as NodeType, nodeId);
    return row ? { ...row, __typename: type } : null;
  }

  @FieldResolver(
    () => ID,
    'The id of the change set, which holds all changes made by one import or edit of a source. Pass it to `revertChangeSet`. The id is opaque, and `node` cannot look it up.',
  )
  set(@Root() { changeSetId }: ChangeRow) {
    return changeSetId;
  }

  @FieldResolver(() => GraphQLDateTime, 'The time of the change.')
  async at(@Root() { changeSetId }: ChangeRow, @Ctx() { load }: Context) {
    return (await load.required('ChangeSet', changeSetId)).at;
  }

  @FieldResolver(
    () => String,
    'Who made the change: the subject of the token, or the name given to an import. Null for any other operator command.',
    { nullable: true },
  )
  async by(@Root() { changeSetId }: ChangeRow, @Ctx() { load }: Context) {
    return (await load.required('ChangeSet', changeSetId)).by;
  }

  @FieldResolver(() => Source, 'The source whose claims changed. Null if it is no longer stored.', { nullable: true })
  async source(@Root() { changeSetId }: ChangeRow, @Ctx() { load, prisma }: Context) {
    const { source } = await load.required('ChangeSet', changeSetId);
    return load.batch<SourceRow>('Source by slug', source, async (slugs) => {
      const sources = await prisma.source.findMany({ where: { slug: { in: slugs } } });
      return new Map(sources.map((row) => [row.slug, row]));
    });
  }

  @FieldResolver(() => String, 'The slug of the source whose claims changed, even if it is no longer stored.')
  async sourceSlug(@Root() { changeSetId }: ChangeRow, @Ctx() { load }: Context) {
    return (await load.required('ChangeSet', changeSetId)).source;
  }

  @FieldResolver(() => String, 'The slug of the draft whose publication made the change. Null for any other change.', {
    nullable: true,
  })
  async draft(@Root() { changeSetId }: ChangeRow, @Ctx() { load }: Context) {
    return (await load.required('ChangeSet', changeSetId)).draft;
  }

  @FieldResolver(
    () => [String],
    'The subjects of the editors who saved the draft, in the order in which they first saved it. Empty for any other change.',
  )
  async preparedBy(@Root() { changeSetId }: ChangeRow, @Ctx() { load }: Context) {
    return (await load.required('ChangeSet', changeSetId)).preparedBy;
  }

  @FieldResolver(
    () => [FieldChange],
    'The fields that changed, ordered by name. For a created or deleted object, all fields with a value.',
  )
  fields(@Root() { before, after }: ChangeRow): FieldChange[] {
    const [old, now] = [before ?? {}, after ?? {}] as Record<string, unknown>[];
    return [...new Set([...Object.keys(old!), ...Object.keys(now!)])]
      .sort()
      .map((field) => ({ field, before: old![field] ?? null, after: now![field] ?? null }))
      .filter((change) => change.before !== null || change.after !== null);
  }
}

/** Compares ids, the sort key: the changes of a set have greater ids than the set and all earlier sets. */
async function writtenSince(prisma: PrismaClient, since: Date): Promise<Condition> {
  const first = await prisma.changeSet.findFirst({
    where: { at: { gte: since } },
    orderBy: { id: 'asc' }, // not `at`: processes' clocks may differ
  });
  return first ? { column: 'id', op: 'gt', value: first.id } : NO_ROW;
}

/** Not a Prisma relation, since a change outlives its row. */
const history = subselect('history', 'Change', (row) => Prisma.sql`SELECT c.* FROM "Change" c WHERE c."nodeId" = ${row}.id`);

@Resolver(() => Recorded)
export class HistoryResolver {
  /** Not compiled, because a compiled statement does not check the client's role, and PostgreSQL writes jsonb with spaces. */
  @UseMiddleware(storedResolver(connection(history, order('Change', [], 'desc'))))
  @FieldResolver(
    () => ChangeConnection,
    'Changes to the object, newest first. Only editors may read them. For deleted objects, use `Query.changes`.',
    { role: 'EDITOR' },
  )
  history(@Args(() => PageArgs) _page: PageArgs): void {}
}
