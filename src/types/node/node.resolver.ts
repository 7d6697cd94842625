import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { globalId, reversed } from '../../read/sql/kinship.sql.js';
import { expression, Stored } from '../../read/meaning.js';
import { maximumPageSize } from '../../read/paging/page-size.js';
import type { Context } from '../../context/context.js';
import { badUserInput } from '../../errors.js';
import type { Loader, Row } from '../../read/load/loader.js';
import { fromGlobalId, REVERSED, toGlobalId, typeOf } from '../../read/global-id.js';
import { Node } from './node.type.js';

@Resolver(() => Node)
export class NodeResolver {
  @Query(() => Node, { nullable: true, description: 'The object with this global id, or null.' })
  @Stored({ kind: 'node' })
  async node(@Arg('id', () => ID, { description: 'The global id.' }) id: string, @Ctx() { load }: Context) {
    return find(load, id);
  }

  @Query(() => [Node], {
    nullable: 'items',
    description: 'The objects with these global ids, in the same order. Null for an id that has none.',
  })
  @Stored({ kind: 'nodes' })
  nodes(@Arg('ids', () => [ID], { description: 'The global ids, at most 100.' }) ids: string[], @Ctx() { load }: Context) {
    if (ids.length > maximumPageSize) {
      throw badUserInput(`\`ids\` holds ${ids.length} ids; the limit is ${maximumPageSize}.`);
    }
    return ids.map((id) => find(load, id)); // each by itself: a malformed id leaves the others
  }

  @FieldResolver()
  @Stored(expression(globalId))
  id(@Root() row: { id: string; view?: string }, @Info() info: GraphQLResolveInfo): string {
    return toGlobalId(row.view ?? info.parentType.name, row.id);
  }
}

async function find(load: Loader, globalId: string) {
  const { view, id } = fromGlobalId(globalId);
  const type = typeOf(view);
  const row = (await load.one(type, id)) ?? (type === 'Person' ? await keptInstead(load, id) : null);
  return row && { ...(view === REVERSED ? reversed(row as Row<'Kinship'>) : row), __typename: type };
}

/** The person into whom the one of this id was merged. */
async function keptInstead(load: Loader, id: string): Promise<Row<'Person'> | null> {
  const merged = await load.one('MergedPerson', id);
  return load.one('Person', merged?.personId ?? null);
}
