import { lift } from '../../query/compile/param.js';
import type { Search } from '../../query/condition.js';
import { literal } from '../../query/sql/identifier.js';
import { Prisma } from '../../db/generated/client.js';
import { askedIn } from './asked.js';
import type { SearchedType } from './searched.js';

/** The text search configuration that the migrations create: English word forms, no stop words. */
export const configuration = literal('english_words');

const given = (query: unknown) => Prisma.sql`${lift(query as string, (text) => JSON.stringify(askedIn(text)))}::jsonb`;

/** Selects the queries and the matches of a search, as one row. */
export function searchMatchesSql(query: unknown, types: unknown): Prisma.Sql {
  return Prisma.sql`SELECT * FROM search_matches(${given(query)}, ${types ?? null}::text[])`;
}

/** Returns the filter for rows of one type that match a search. Visits also match by the people in their delegations. */
export function searchFilterSql(query: unknown, type: SearchedType): Search {
  if (type === 'Visit') return { query: Prisma.sql`SELECT * FROM search_visits(${given(query)})`, hasIds: true };
  return { query: Prisma.sql`SELECT search_words(${given(query)}, ${literal(type)}) AS query` };
}

/** Selects the query with each unknown word replaced by a similar word, if the search as written finds nothing. */
export function suggestions({ query, types }: { query: string; types?: string[] | null }): Prisma.Sql {
  const wanted = Prisma.sql`${types ?? null}::text[]`;
  return Prisma.sql`(WITH searched AS MATERIALIZED (SELECT search_terms(${given(query)}) AS terms),
    asked AS MATERIALIZED (SELECT terms, (search_assemble(terms)).* FROM searched),
    unknown AS MATERIALIZED (
      SELECT terms FROM asked WHERE NOT search_finds(query, begun, ${wanted})
        AND NOT (('Visit' = ANY (${wanted})) IS NOT FALSE AND EXISTS (SELECT FROM search_delegations(${given(query)}, terms)))
    )
    SELECT COALESCE((SELECT search_suggestions(terms, ${wanted}) FROM unknown), ARRAY[]::text[]))`;
}
