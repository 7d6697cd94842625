import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { expression, type Sql, Stored } from '../../read/meaning.js';
import type { Context } from '../../context.js';
import { type Citation as CitationRow, Prisma } from '../../db/generated/client.js';
import { Citation } from './citation.type.js';

const exact = (row: Sql) => Prisma.sql`COALESCE(${row}.exact, (
  SELECT substring(d.text FROM ${row}.start + 1 FOR ${row}."end" - ${row}.start)
  FROM "SourceDocument" d WHERE d."sourceId" = ${row}."sourceId"))`;

@Resolver(() => Citation)
export class CitationResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: "The words of the passage. Null if neither the source's text nor a quote of the passage is stored.",
  })
  @Stored(expression(exact))
  exact(@Root() citation: CitationRow, @Ctx() context: Context) {
    return citation.exact ?? context.load.batch('Citation.exact', citation.id, (ids) => passages(context, ids));
  }
}

/** PostgreSQL's substring counts code points, as the offsets do, so the texts need not travel whole. */
async function passages({ prisma }: Context, ids: string[]): Promise<Map<string, string>> {
  const rows = await prisma.$queryRaw<{ id: string; passage: string }[]>`
    SELECT c.id, substring(d.text FROM c.start + 1 FOR c."end" - c.start) AS passage
    FROM "Citation" c JOIN "SourceDocument" d ON d."sourceId" = c."sourceId"
    WHERE d.text IS NOT NULL AND c.id IN (${Prisma.join(ids.map((id) => Prisma.sql`${id}::uuid`))})`;
  return new Map(rows.map(({ id, passage }) => [id, passage]));
}
