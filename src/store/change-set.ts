import { fieldsOf } from '../claims/kinds/fields.js';
import type { Kind } from '../claims/kinds/kind.js';
import { CLAIMED, ownerOf } from '../claims/kinds/kinds.js';
import { visit } from '../claims/kinds/visit.js';
import type { Database } from '../db/database.js';

/** What one committed transaction changed, for subscribers. */
export interface ChangeSet {
  /** Slug of the source whose annotation was changed. */
  source: string;
  /** Numbers of rows. */
  created: number;
  updated: number;
  deleted: number;
  /** Ids of the new statements. */
  statements: readonly string[];
  /** Slugs of the visits that changed, or that own or are referred to by something that changed. */
  visits: ReadonlySet<string>;
}

type Row = [source: string, created: number, updated: number, deleted: number, statements: string[], visits: string[]];

/** Null if there is no such change set. */
export async function readChangeSet(db: Database, id: string): Promise<ChangeSet | null> {
  const [row] = await db.query<Row>({ text: CHANGE_SET, values: [id], name: 'change-set' });
  if (!row) return null;
  const [source, created, updated, deleted, statements, visits] = row;
  return { source, created, updated, deleted, statements, visits: new Set(visits) };
}

/** Kinds whose rows belong to a visit: it owns them, or they refer to it as `visit`. */
const OF_VISIT = CLAIMED.filter(belongsToVisit);
/** Kinds that those own: an event owns its participants. */
const INSIDE = CLAIMED.flatMap((kind) => {
  const owner = ownerOf(kind);
  return owner && belongsToVisit(owner) ? [{ kind, owner }] : [];
});

function belongsToVisit(kind: Kind): boolean {
  const refers = fieldsOf(kind.shape).some(({ name, refersTo }) => name === visit.name && refersTo === visit.plural);
  return refers || ownerOf(kind)?.plural === visit.plural;
}

/**
 * An update's history has only the fields that differ, so the visit of the row is looked up. A deletion's history has
 * all fields, references as slugs. Citations are recorded with their facts.
 */
const CHANGE_SET = `
WITH change AS MATERIALIZED (
  SELECT "id", "operation", "type", "nodeId", "before", "after" FROM "Change" WHERE "changeSetId" = $1::uuid
), visit(slug) AS (
  SELECT "slug" FROM "Visit" WHERE "id" IN (
    SELECT "nodeId" FROM change WHERE "type" = 'Visit'
    ${OF_VISIT.map(({ model }) => `UNION SELECT r."visitId" FROM change JOIN "${model}" r ON r."id" = "nodeId"`).join('\n    ')}
    ${INSIDE.map(
      ({
        kind,
        owner,
      }) => `UNION SELECT o."visitId" FROM change JOIN "${kind.model}" r ON r."id" = "nodeId" JOIN "${owner.model}" o ON o."id" = r."${owner.foreignKey}"
    UNION SELECT o."visitId" FROM change JOIN "${owner.model}" o ON "type" = '${kind.model}' AND o."slug" = "before"->>'${owner.name}'`,
    ).join('\n    ')}
  )
  UNION SELECT "before"->>'slug' FROM change WHERE "type" = 'Visit'
  UNION SELECT "before"->>'visit' FROM change WHERE "type" IN (${OF_VISIT.map(({ model }) => `'${model}'`).join(', ')})
)
SELECT s."source",
  (SELECT count(*)::int FROM change WHERE "operation" = 'CREATED'),
  (SELECT count(*)::int FROM change WHERE "operation" = 'UPDATED'),
  (SELECT count(*)::int FROM change WHERE "operation" = 'DELETED'),
  ARRAY(SELECT "nodeId"::text FROM change WHERE "type" = 'Statement' AND "operation" = 'CREATED' ORDER BY "id"),
  ARRAY(SELECT slug FROM visit WHERE slug IS NOT NULL)
FROM "ChangeSet" s WHERE s."id" = $1::uuid`;
