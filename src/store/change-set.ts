import type { Database } from '../db/database.js';

/** What one committed transaction changed, as far as subscribers ask. */
export interface ChangeSet {
  /** Slug of the source whose annotation was changed. */
  source: string;
  /** Rows by what became of them. */
  created: number;
  updated: number;
  deleted: number;
  /** Ids of the statements that are new. */
  statements: readonly string[];
  /** Slugs of the visits of which something changed: the row, delegates, events, participants, statements, citations. */
  visits: ReadonlySet<string>;
}

type Row = [source: string, created: number, updated: number, deleted: number, statements: string[], visits: string[]];

/** Null where there is no such change set. */
export async function readChangeSet(db: Database, id: string): Promise<ChangeSet | null> {
  const [row] = await db.query<Row>({ text: CHANGE_SET, values: [id], name: 'change-set' });
  if (!row) return null;
  const [source, created, updated, deleted, statements, visits] = row;
  return { source, created, updated, deleted, statements, visits: new Set(visits) };
}

/**
 * The history tells of an updated row only what differs, so that its visit is looked up; of one that is gone it tells
 * all, references by slug. A citation is told with the fact that it supports.
 */
const CHANGE_SET = `
WITH change AS MATERIALIZED (
  SELECT "id", "operation", "type", "nodeId", "before", "after" FROM "Change" WHERE "changeSetId" = $1::uuid
), visit(slug) AS (
  SELECT "slug" FROM "Visit" WHERE "id" IN (
    SELECT "nodeId" FROM change WHERE "type" = 'Visit'
    UNION SELECT d."visitId" FROM change JOIN "Delegate" d ON d."id" = "nodeId"
    UNION SELECT e."visitId" FROM change JOIN "Event" e ON e."id" = "nodeId"
    UNION SELECT s."visitId" FROM change JOIN "Statement" s ON s."id" = "nodeId"
    UNION SELECT e."visitId" FROM change JOIN "Participant" p ON p."id" = "nodeId" JOIN "Event" e ON e."id" = p."eventId"
    UNION SELECT e."visitId" FROM change JOIN "Event" e ON "type" = 'Participant' AND e."slug" = "before"->>'event'
  )
  UNION SELECT "before"->>'slug' FROM change WHERE "type" = 'Visit'
  UNION SELECT "before"->>'visit' FROM change WHERE "type" IN ('Delegate', 'Event', 'Statement')
)
SELECT s."source",
  (SELECT count(*)::int FROM change WHERE "operation" = 'CREATED'),
  (SELECT count(*)::int FROM change WHERE "operation" = 'UPDATED'),
  (SELECT count(*)::int FROM change WHERE "operation" = 'DELETED'),
  ARRAY(SELECT "nodeId"::text FROM change WHERE "type" = 'Statement' AND "operation" = 'CREATED' ORDER BY "id"),
  ARRAY(SELECT slug FROM visit WHERE slug IS NOT NULL)
FROM "ChangeSet" s WHERE s."id" = $1::uuid`;
