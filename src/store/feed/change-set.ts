import { fieldsOf } from '../../claims/kinds/fields.js';
import type { Kind } from '../../claims/kinds/kind.js';
import { CLAIMED, ownerOf } from '../../claims/kinds/kinds.js';
import { visit } from '../../claims/kinds/visit.js';
import type { Database } from '../../db/database.js';
import type { Place } from './place.js';

/** What one committed transaction changed, for subscribers. */
export interface ChangeSet extends Place {
  /** Slug of the source whose annotation was changed. */
  source: string;
  /** Numbers of rows. */
  created: number;
  updated: number;
  deleted: number;
  /** Ids of the new statements, in the order of the passages where they were recorded. It never changes. */
  statements: readonly string[];
  /** Slugs of the visits that changed, or that own or are referred to by something that changed. */
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

/** The change sets that are read at once. */
export const PAGE = 50;

/** The change sets after the one with this id, in the order of their commits: a page of them. */
export async function readChangeSets(db: Database, after: string): Promise<ChangeSet[]> {
  const rows = await db.query<Row>({ text: CHANGE_SETS, values: [after], name: 'change-sets' });
  return rows.map(([id, source, created, updated, deleted, statements, visits]) => ({
    ...{ id, source, created, updated, deleted, statements },
    visits: new Set(visits),
  }));
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
 * SQL for pairs of a column of the relation `change` and the slug of a visit that the change concerns; some slugs are null.
 * An update's history has only the fields that differ, so the visit of the row is looked up. A deletion's history has all
 * fields, references as slugs. Citations are recorded with their facts, as slug#char=start,end.
 */
export const visitsOfChanges = (key: string) => `
  SELECT changed."${key}", v."slug" FROM (
    SELECT "${key}", "nodeId" FROM change WHERE "type" = 'Visit'
    ${OF_VISIT.map(({ model }) => `UNION SELECT change."${key}", r."visitId" FROM change JOIN "${model}" r ON r."id" = "nodeId"`).join('\n    ')}
    ${INSIDE.map(
      ({
        kind,
        owner,
      }) => `UNION SELECT change."${key}", o."visitId" FROM change JOIN "${kind.model}" r ON r."id" = "nodeId" JOIN "${owner.model}" o ON o."id" = r."${owner.foreignKey}"
    UNION SELECT change."${key}", o."visitId" FROM change JOIN "${owner.model}" o ON "type" = '${kind.model}' AND o."slug" = "before"->>'${owner.name}'`,
    ).join('\n    ')}
  ) changed("${key}", node) JOIN "Visit" v ON v."id" = changed.node
  UNION SELECT "${key}", "before"->>'slug' FROM change WHERE "type" = 'Visit'
  UNION SELECT "${key}", "before"->>'visit' FROM change WHERE "type" IN (${OF_VISIT.map(({ model }) => `'${model}'`).join(', ')})`;

const CHANGE_SETS = `
WITH page AS MATERIALIZED (
  SELECT "id", "source" FROM "ChangeSet" WHERE "id" > $1::uuid ORDER BY "id" LIMIT ${PAGE}
), change AS MATERIALIZED (
  SELECT p."id" AS page, c."operation", c."type", c."nodeId", c."before", c."after"
  FROM page p JOIN "Change" c ON c."changeSetId" = p."id"
), visit(page, slug) AS (${visitsOfChanges('page')}
), visits AS (
  SELECT page, array_agg(slug) AS slugs FROM visit WHERE slug IS NOT NULL GROUP BY page
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
