import { Arg, Args, Ctx, Extensions, Float, Resolver, Root } from 'type-graphql';
import { FieldResolver, Query } from '../../schema/described.js';
import { expression, type Sql, Stored } from '../../query/stored-as.js';
import { Prisma } from '../../db/generated/client.js';
import { derive } from '../../schema/connections/relations.js';
import type { Context } from '../../schema/context/context.js';
import { checkQuery } from './asked.js';
import { searchCost } from './cost.js';
import { bestFirst, fewMatches, headline, missing, searchMatches, places } from './search.sql.js';
import { SearchType } from './searched.js';
import { SearchArgs, SearchConnection, SearchEdge, SearchPlace } from './search.type.js';
import { suggestions } from './query.sql.js';

const QUERY_GUARD = (query: string) => String(checkQuery(query));

@Resolver(() => SearchEdge)
export class SearchResolver {
  @Query(
    () => SearchConnection,
    'Full-text search in names, titles, places, notes and texts, and by year, kind, country and outlet. The best match comes first; objects whose names match come before all others.',
  )
  @Extensions({ cost: searchCost })
  @derive({
    kind: 'connection',
    rows: searchMatches,
    order: bestFirst,
    guards: { query: QUERY_GUARD },
    shaping: ['first'],
    counts: { cappedCount: () => ({ rows: fewMatches }) },
  })
  search(@Args(() => SearchArgs) _args: SearchArgs): void {}

  @Query(
    () => [String],
    'Suggestions for a search without results: the query with similarly spelled words from stored names and cities, closest first, at most 3. Empty if the search as written has results.',
  )
  @Extensions({ cost: searchCost })
  @Stored(
    expression((_row, _type, args) => suggestions(args as { query: string; types?: string[] | null }), { query: QUERY_GUARD }),
  )
  async searchSuggestions(
    @Arg('query', () => String, { description: 'The words to find, in the syntax of `search`.' }) query: string,
    @Arg('types', () => [SearchType], { nullable: true, description: 'The types to search. By default, all.' })
    types: string[] | null | undefined,
    @Ctx() { load }: Context,
  ): Promise<string[]> {
    checkQuery(query);
    const [row] = await load.raw<{ found: string[] }[]>(
      Prisma.sql`SELECT ${suggestions({ query, types: types ?? null })} AS found`,
    );
    return row!.found;
  }

  @FieldResolver(() => Float, 'The relevance; higher is better.')
  @Stored(expression((match) => Prisma.sql`trim_scale(${match}.score)`))
  score(@Root() { node }: { node: Match }): number {
    return Number(node.score);
  }

  @FieldResolver(
    () => String,
    'The name or title as HTML, followed by the places and the note that contain matching words. Matching words are in <mark>…</mark>, and everything else is escaped. Long texts are cut to the parts around the matches. Null if the object has just been removed.',
    { nullable: true },
  )
  @Stored(expression(headline))
  headline(@Root() { node }: { node: Match }, @Ctx() context: Context) {
    return ofMatch<string>('headline', node, context, headline);
  }

  @FieldResolver(() => [SearchPlace], 'Where words of the query were found.')
  @Stored(expression(places))
  foundIn(@Root() { node }: { node: Match }, @Ctx() context: Context) {
    return ofMatch<string[]>('places', node, context, places);
  }

  @FieldResolver(
    () => Boolean,
    'Whether the match is approximate. If the query finds nothing as written, it matches objects with words that begin with its words, with similarly spelled names or cities, or with all words but one (see `missing`). If it finds no person and at most 20 other objects, it also matches people whose names are similar, who may not be the person you mean.',
  )
  @Stored(expression((match) => Prisma.sql`${match}.nearly`))
  isNearly(@Root() { node }: { node: Match }): boolean {
    return node.nearly;
  }

  @FieldResolver(
    () => [String],
    'The words of the query that this object lacks. Objects that lack one of several words match only if nothing has all of them, even with similar spelling.',
  )
  @Stored(expression(missing))
  missing(@Root() { node }: { node: Match }, @Ctx() context: Context) {
    return ofMatch<string[]>('missing', node, context, missing);
  }
}

interface Match {
  __typename: string;
  id: string;
  score: string;
  words: string;
  facts: string;
  nearly: boolean;
  droppable: string | null;
}

/** Evaluates an expression on a match, in one statement for all matches of its type on a page. */
function ofMatch<T>(name: string, match: Match, { load }: Context, value: (match: Sql) => Sql): Promise<T | undefined> {
  const { __typename: type, id, words, facts, droppable } = match;
  return load.batch<T>(`${name} ${type} ${words} ${facts} ${droppable}`, id, async (ids) => {
    const rows = await load.raw<{ id: string; value: T }[]>(Prisma.sql`
      SELECT match.id::text, ${value(Prisma.raw('match'))} AS value
      FROM (SELECT ${type} AS type, unnest(${ids}::uuid[]) AS id, ${words}::tsquery AS words, ${facts}::tsquery AS facts, ${droppable} AS droppable) match`);
    return new Map(rows.map((row) => [row.id, row.value]));
  });
}
