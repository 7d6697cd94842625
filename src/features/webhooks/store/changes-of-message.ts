import type { Database } from '../../../db/database.js';
import { visitsOfChanges } from '../../../store/feed/pages-of-rows.js';

/** The maximum number of changes listed in a message, which gives the number of all of them. */
export const MOST_LISTED_CHANGES = 50;

/** One change, without its values. */
export interface ListedChange {
  operation: 'CREATED' | 'UPDATED' | 'DELETED';
  /** The model. */
  type: string;
  nodeId: string;
  /** The version of the row after the change. */
  version: number;
  /** The slug, from the history; null if it has none. */
  slug: string | null;
  /** The slug of the visit that the change belongs to; null if there is none. */
  visit: string | null;
  /** The fields that an update changed, by name. */
  fields: string[];
}

/** The content of a message about a change set. */
export interface MessageChanges {
  at: string;
  source: string;
  /** The version of the data that it created; null if it predates the recording of versions. */
  dataVersion: number | null;
  created: number;
  updated: number;
  deleted: number;
  /** The first changes, in order. */
  changes: ListedChange[];
}

/** Returns the changes in a change set to these models (all if empty) and to this visit (all visits if null). */
export async function changesOfMessage(
  db: Database,
  changeSet: string,
  { types, visit }: { types: readonly string[]; visit: string | null },
): Promise<MessageChanges> {
  type Row = [
    at: Date,
    source: string,
    version: string | null,
    created: number,
    updated: number,
    deleted: number,
    changes: string,
  ];
  const text = visit === null ? OF_ALL_VISITS : OF_ONE_VISIT;
  const values = [changeSet, types, ...(visit === null ? [] : [visit])];
  const [row] = await db.query<Row>({ text, values });
  const [at, source, version, created, updated, deleted, changes] = row!;
  return {
    ...{ at: at.toISOString(), source, dataVersion: version === null ? null : Number(version) },
    ...{ created, updated, deleted, changes: JSON.parse(changes) as ListedChange[] },
  };
}

const CHOSEN = `SELECT "id", "operation", "type", "nodeId", "version", "before", "after", "pages" FROM "Change"
  WHERE "changeSetId" = $1::uuid AND ($2::text[] = '{}' OR "type" = ANY ($2))`;
const FIRST = `ORDER BY "id" LIMIT ${MOST_LISTED_CHANGES}`;

const OF_ALL_VISITS = message(`change AS MATERIALIZED (${CHOSEN} ${FIRST}), visit(id, slug, place) AS (${visitsOfChanges('id')}
), listed AS (SELECT * FROM change), counted AS (
  SELECT "operation" FROM "Change" WHERE "changeSetId" = $1::uuid AND ($2::text[] = '{}' OR "type" = ANY ($2))
)`);

const OF_ONE_VISIT = message(`change AS MATERIALIZED (${CHOSEN}), visit(id, slug, place) AS (${visitsOfChanges('id')}
), counted AS (SELECT * FROM change WHERE "id" IN (SELECT id FROM visit WHERE slug = $3::text)), listed AS (SELECT * FROM counted ${FIRST})`);

/** The history of an update lacks the slug if it did not change: the slug is in an earlier change of the same row. */
function message(relations: string): string {
  return `WITH ${relations}
SELECT s."at", s."source", s."dataVersion"::text,
  (SELECT count(*) FROM counted WHERE "operation" = 'CREATED')::int,
  (SELECT count(*) FROM counted WHERE "operation" = 'UPDATED')::int,
  (SELECT count(*) FROM counted WHERE "operation" = 'DELETED')::int,
  (SELECT coalesce(jsonb_agg(jsonb_build_object(
    'operation', "operation", 'type', "type", 'nodeId', "nodeId", 'version', "version",
    'slug', (
      SELECT coalesce(c."after", c."before")->>'slug' FROM "Change" c
      WHERE c."nodeId" = listed."nodeId" AND c."id" <= listed."id" AND coalesce(c."after", c."before") ? 'slug' ORDER BY c."id" DESC LIMIT 1
    ),
    'visit', (SELECT visit.slug FROM visit WHERE visit.id = listed."id" ORDER BY visit.place LIMIT 1),
    'fields', CASE WHEN "operation" = 'UPDATED' THEN (
      SELECT jsonb_agg(field ORDER BY field) FROM jsonb_object_keys("before" || "after") field
    ) ELSE '[]' END
  ) ORDER BY "id"), '[]') FROM listed)::text
FROM "ChangeSet" s WHERE s."id" = $1::uuid`;
}
