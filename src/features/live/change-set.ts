import type { Database } from '../../db/database.js';
import { visitsOfChanges } from '../../store/feed/pages-of-rows.js';
import type { Place } from './place.js';

/** The changes of one committed transaction, for subscribers. */
export interface ChangeSet extends Place {
  /** Slug of the source whose annotation was changed. */
  source: string;
  /** The number of rows. */
  created: number;
  updated: number;
  deleted: number;
  /** Ids of the new statements, in the order of the passages recorded with them. This order never changes. */
  statements: readonly string[];
  /** The slugs of the visits that changed, and of the visits that changed rows belong or refer to. */
  visits: ReadonlySet<string>;
}

type Row = [
  id: string,
  source: string,
  created: number,
  updated: number,
  deleted: number,
  statements: string[],
  visits: string[],
];

/** Change sets per page. */
export const PAGE = 50;

/** Returns the page of change sets after the one with this id, in commit order. */
export async function readChangeSets(db: Database, after: string): Promise<ChangeSet[]> {
  const rows = await db.query<Row>({ text: CHANGE_SETS, values: [after], name: 'change-sets' });
  return rows.map(([id, source, created, updated, deleted, statements, visits]) => ({
    ...{ id, source, created, updated, deleted, statements },
    visits: new Set(visits),
  }));
}

const CHANGE_SETS = `
WITH page AS MATERIALIZED (
  SELECT "id", "source" FROM "ChangeSet" WHERE "id" > $1::uuid ORDER BY "id" LIMIT ${PAGE}
), change AS MATERIALIZED (
  SELECT p."id" AS page, c."operation", c."type", c."nodeId", c."after", c."pages"
  FROM page p JOIN "Change" c ON c."changeSetId" = p."id"
), visit(page, slug, place) AS (${visitsOfChanges('page')}
), visits AS (
  SELECT page, array_agg(DISTINCT slug) AS slugs FROM visit GROUP BY page
), counts AS (
  SELECT page,
    count(*) FILTER (WHERE "operation" = 'CREATED')::int AS created,
    count(*) FILTER (WHERE "operation" = 'UPDATED')::int AS updated,
    count(*) FILTER (WHERE "operation" = 'DELETED')::int AS deleted,
    array_agg("nodeId"::text ORDER BY (
      SELECT min(substring(passage FROM '#char=(\\d+)')::int) FROM jsonb_array_elements_text("after"->'citations') passage
    ), "nodeId") FILTER (WHERE "type" = 'Statement' AND "operation" = 'CREATED') AS statements
  FROM change GROUP BY page
)
SELECT p."id"::text, p."source", COALESCE(created, 0), COALESCE(updated, 0), COALESCE(deleted, 0),
  COALESCE(statements, '{}'), COALESCE(slugs, '{}')
FROM page p LEFT JOIN counts ON counts.page = p."id" LEFT JOIN visits ON visits.page = p."id"
ORDER BY p."id"`;
