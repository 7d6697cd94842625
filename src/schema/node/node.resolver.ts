import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Resolver, Root } from 'type-graphql';
import { Query } from '../described.js';
import { globalId, type Reversible, reversed } from '../../query/sql/sides.sql.js';
import { expression, type Sql, Stored } from '../../query/stored-as.js';
import { maximumPageSize } from '../../query/paging/page-size.js';
import type { Context } from '../context/context.js';
import { badUserInput } from '../../shared/errors.js';
import type { Loader, LoadedRow } from '../../query/load/loader.js';
import { fromGlobalId, REVERSED, toGlobalId, nodeType } from '../../query/global-id.js';
import { Node } from './node.type.js';
import { Prisma } from '../../db/generated/client.js';
import { FOLDERS, FOLDERS_BY_ID } from '../../query/page-folders.data.js';
import { schemaPublicUrl } from '../../query/page-path.js';
import { literal } from '../../query/sql/identifier.js';

interface PagedRow {
  id: string;
  view?: string;
  slug: string;
  sourceId: string;
  start: number;
  end: number;
}

@Resolver(() => Node)
export class NodeResolver {
  @Query(() => Node, 'The object with this global id. Null if there is no such object.', { nullable: true })
  @Stored({ kind: 'node' })
  async node(@Arg('id', () => ID, { description: 'The global id.' }) id: string, @Ctx() { load }: Context) {
    return find(load, id);
  }

  @Query(() => [Node], 'The objects with these global ids, in the same order, with null for each id that has no object.', {
    nullable: 'items',
  })
  @Stored({ kind: 'nodes' })
  nodes(@Arg('ids', () => [ID], { description: 'The global ids, at most 100.' }) ids: string[], @Ctx() { load }: Context) {
    if (ids.length > maximumPageSize) {
      throw badUserInput(`\`ids\` holds ${ids.length} ids; the limit is ${maximumPageSize}.`);
    }
    return ids.map((id) => find(load, id)); // separately, so that a malformed id does not affect the others
  }

  @FieldResolver()
  @Stored(expression(globalId))
  id(@Root() row: { id: string; view?: string }, @Info() info: GraphQLResolveInfo): string {
    return toGlobalId(row.view ?? info.parentType.name, row.id);
  }

  /** The path, prefixed with the server's public URL if known. One function is for SQL, the other for a loaded row. */
  @FieldResolver()
  @Stored(expression((row, type, _args, schema) => Prisma.sql`${literal(schemaPublicUrl(schema))} || ${pathSql(row, type)}`))
  async page(@Root() row: PagedRow, @Info() { schema, parentType }: GraphQLResolveInfo, @Ctx() { load }: Context) {
    const folder = FOLDERS[parentType.name];
    if (folder !== undefined) return `${schemaPublicUrl(schema)}/${folder}/${row.slug}`;
    const byId = FOLDERS_BY_ID[parentType.name];
    if (byId !== undefined) return `${schemaPublicUrl(schema)}/${byId}/${toGlobalId(row.view ?? parentType.name, row.id)}`;
    const { slug } = await load.required('Source', row.sourceId);
    return `${schemaPublicUrl(schema)}/sources/${slug}/p/${row.start}-${row.end}`;
  }
}

async function find(load: Loader, globalId: string) {
  const { view, id } = fromGlobalId(globalId);
  const type = nodeType(view);
  const row = (await load.one(type, id)) ?? (type === 'Person' ? await keptInstead(load, id) : null);
  return row && { ...(view === REVERSED ? reversed(row as Reversible) : row), __typename: type };
}

/** Returns the person into whom the person with this id was merged. */
async function keptInstead(load: Loader, id: string): Promise<LoadedRow<'Person'> | null> {
  const merged = await load.one('MergedPerson', id);
  return load.one('Person', merged?.personId ?? null);
}

function pathSql(row: Sql, type: string): Sql {
  const folder = FOLDERS[type];
  if (folder !== undefined) return Prisma.sql`${literal(`/${folder}/`)} || ${row}.slug`;
  const byId = FOLDERS_BY_ID[type];
  if (byId !== undefined) return Prisma.sql`${literal(`/${byId}/`)} || ${globalId(row, type)}`;
  return Prisma.sql`(SELECT '/sources/' || s.slug || '/p/' || ${row}.start || '-' || ${row}."end"
    FROM "Source" s WHERE s.id = ${row}."sourceId")`;
}
