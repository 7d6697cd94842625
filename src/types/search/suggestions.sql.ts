import { Prisma } from '../../db/generated/client.js';
import { wordCtes } from './query.sql.js';

/** The words of a query with the nearest guesses in place of those that are not known, then with the next ones. */
export function suggestions({ query, types }: { query: string; types?: string[] | null }): Prisma.Sql {
  return Prisma.sql`(WITH ${wordCtes(query, types)},
    choices AS (SELECT first, guess, row_number() OVER (PARTITION BY first ORDER BY nearness DESC, guess) AS choice FROM guessed),
    suggested AS (
      SELECT n.choice, string_agg(COALESCE(
        (SELECT guess FROM choices c WHERE c.first = t.first AND c.choice <= n.choice ORDER BY c.choice DESC LIMIT 1),
        array_to_string(t.asked, ' ')), ' ' ORDER BY t.first) AS query
      FROM terms t, (SELECT DISTINCT choice FROM choices) n GROUP BY n.choice
    )
    SELECT COALESCE(array_agg(query ORDER BY choice), ARRAY[]::text[]) FROM suggested)`;
}
