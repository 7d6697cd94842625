import type { GraphQLResolveInfo } from 'graphql';
import { Args, Authorized, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { Role } from '../auth/viewer.js';
import { connect } from '../connection/connection.js';
import { order } from '../connection/order.js';
import { PageArgs } from '../connection/page.args.js';
import type { Rows } from '../connection/rows.js';
import type { Context } from '../context.js';
import type { Loader } from '../load/loader.js';
import { Recorded } from './recorded.type.js';

const newestFirst = order([], 'desc');

@Resolver(() => Recorded)
export class RecordedResolver {
  /** Not compiled: a statement runs no check of who asks. */
  @Authorized<Role>('EDITOR')
  @FieldResolver()
  history(
    @Root() { id }: { id: string },
    @Args(() => PageArgs) page: PageArgs,
    @Info() { parentType }: GraphQLResolveInfo,
    @Ctx() { load }: Context,
  ) {
    return connect(changesOf(load, parentType.name, id), newestFirst, page);
  }
}

function changesOf(load: Loader, type: string, nodeId: string): Rows {
  const changes = load.model('Change');
  const of = { type, nodeId };
  return {
    find: (query) => changes.findMany({ ...query, where: { AND: [of, query.where] } }),
    count: (where) => changes.count({ where: { AND: [of, where] } }),
  };
}
