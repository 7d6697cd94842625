import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context/context.js';
import { Prisma } from '../../db/generated/client.js';
import { expression, type Sql, Stored } from '../../read/meaning.js';
import { toGlobalId } from '../../read/global-id.js';
import { folderById, folderOf, publicUrlOf } from '../../read/page-path.js';
import { globalId } from '../../read/sql/kinship.sql.js';
import { literal } from '../../read/sql/identifier.js';
import { Node } from './node.type.js';

interface PagedRow {
  id: string;
  view?: string;
  slug: string;
  sourceId: string;
  start: number;
  end: number;
}

/** The address is the path after the server's, if it is known: one function for SQL, and one for a row. */
@Resolver(() => Node)
export class PageResolver {
  @FieldResolver()
  @Stored(expression((row, type, _args, schema) => Prisma.sql`${literal(publicUrlOf(schema))} || ${pathSql(row, type)}`))
  async page(@Root() row: PagedRow, @Info() { schema, parentType }: GraphQLResolveInfo, @Ctx() { load }: Context) {
    const folder = folderOf(parentType.name);
    if (folder !== null) return `${publicUrlOf(schema)}/${folder}/${row.slug}`;
    const byId = folderById(parentType.name);
    if (byId !== null) return `${publicUrlOf(schema)}/${byId}/${toGlobalId(row.view ?? parentType.name, row.id)}`;
    const { slug } = await load.required('Source', row.sourceId);
    return `${publicUrlOf(schema)}/sources/${slug}/p/${row.start}-${row.end}`;
  }
}

function pathSql(row: Sql, type: string): Sql {
  const folder = folderOf(type);
  if (folder !== null) return Prisma.sql`${literal(`/${folder}/`)} || ${row}.slug`;
  const byId = folderById(type);
  if (byId !== null) return Prisma.sql`${literal(`/${byId}/`)} || ${globalId(row, type)}`;
  return Prisma.sql`(SELECT '/sources/' || s.slug || '/p/' || ${row}.start || '-' || ${row}."end"
    FROM "Source" s WHERE s.id = ${row}."sourceId")`;
}
