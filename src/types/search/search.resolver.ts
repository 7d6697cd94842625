import { Args, Ctx, Extensions, FieldResolver, Float, Query, Resolver, Root } from 'type-graphql';
import { expression, Stored } from '../../read/meaning.js';
import { Prisma } from '../../db/generated/client.js';
import { derive } from '../connections/relations.js';
import type { Context } from '../../context.js';
import { bestFirst, checkQuery, headline, matches } from './search.sql.js';
import { SearchArgs, SearchConnection, SearchEdge } from './search.type.js';

@Resolver(() => SearchEdge)
export class SearchResolver {
  @Query(() => SearchConnection, {
    description:
      'Full-text search in names, titles and statements, the best match first. The texts of sources are not searched.',
  })
  @Extensions({ cost: 100 }) // reads and ranks all that matches, however little is asked of it
  @derive({
    kind: 'connection',
    rows: matches,
    order: bestFirst,
    guards: { query: (query: string) => String(checkQuery(query)) },
  })
  search(@Args(() => SearchArgs) _args: SearchArgs): void {}

  @FieldResolver(() => Float, { description: 'The rank. A higher one is better.' })
  @Stored(expression((match) => Prisma.sql`trim_scale(${match}.score)`))
  score(@Root() { node }: { node: Match }): number {
    return Number(node.score);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The text as HTML, with the matching words in <mark>…</mark> and everything else escaped. Of a long text, the parts around the matches.',
  })
  @Stored(expression(headline))
  headline(@Root() { node: { __typename: type, id, query } }: { node: Match }, @Ctx() { load }: Context) {
    return load.batch<string>(`headline ${type} ${query}`, id, async (ids) => {
      const rows = await load.raw<{ id: string; headline: string }[]>(Prisma.sql`
        SELECT match.id::text, ${headline(Prisma.raw('match'))} AS headline
        FROM (SELECT ${type} AS type, unnest(${ids}::uuid[]) AS id, ${query}::tsquery AS query) match`);
      return new Map(rows.map((row) => [row.id, row.headline]));
    });
  }
}

interface Match {
  __typename: string;
  id: string;
  score: string;
  query: string;
}
