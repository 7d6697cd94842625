import type { GraphQLResolveInfo } from 'graphql';
import { Args, Authorized, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { Role } from '../../viewer.js';
import { Conditions } from '../../read/sql/where.sql.js';
import { connect } from '../../read/pages/connection.js';
import { order } from '../../read/pages/order.js';
import { PageArgs } from '../connections/page.args.js';
import type { Rows } from '../../read/pages/rows.js';
import type { Context } from '../../context.js';
import { type Change as ChangeRow, Prisma, type PrismaClient } from '../../db/generated/client.js';
import { Recorded } from './recorded.type.js';

const newestFirst = order([], 'desc');

@Resolver(() => Recorded)
export class RecordedResolver {
  /** Not compiled: a statement runs no check of who asks, and PostgreSQL writes jsonb with spaces. */
  @Authorized<Role>('EDITOR')
  @FieldResolver()
  history(
    @Root() { id }: { id: string },
    @Args(() => PageArgs) page: PageArgs,
    @Info() { parentType }: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return connect(changesOf(context, parentType.name, id), newestFirst, page);
  }
}

/** No relation of Prisma's leads there: a change outlives its row. */
function changesOf({ load, prisma }: Context, type: string, nodeId: string): Rows {
  return {
    find(query) {
      const kind = `history of ${type} ${JSON.stringify(query)}`;
      return load.batch<ChangeRow[]>(kind, nodeId, (ids) => pagesOf(prisma, ids, query));
    },
    async count(where) {
      const counts = await load.batch<number>(`changes of ${type} ${JSON.stringify(where)}`, nodeId, async (ids) => {
        const groups = await prisma.change.groupBy({
          by: ['nodeId'],
          where: { ...where, nodeId: { in: ids } },
          _count: true,
        });
        return new Map(groups.map((group) => [group.nodeId, group._count]));
      });
      return counts ?? 0;
    },
  };
}

/** A page of each of several rows, read no further than it is long. */
async function pagesOf(prisma: PrismaClient, nodeIds: string[], { where, orderBy, take }: Parameters<Rows['find']>[0]) {
  const conditions = new Conditions(() => Prisma.raw('other'));
  const direction = Prisma.raw(String(orderBy[0]!['id']));
  const changes = await prisma.$queryRaw<ChangeRow[]>`
    SELECT page.* FROM unnest(${nodeIds}::uuid[]) AS node(id), LATERAL (
      SELECT c.* FROM "Change" c WHERE c."nodeId" = node.id AND ${conditions.where(where, 'Change', Prisma.sql`c`)}
      ORDER BY c.id ${direction} LIMIT ${take}) AS page
    ORDER BY page.id ${direction}`;
  const pages = new Map<string, ChangeRow[]>(nodeIds.map((id) => [id, []]));
  for (const change of changes) pages.get(change.nodeId)!.push(change);
  return pages;
}
