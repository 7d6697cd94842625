import { Prisma } from '../../db/generated/client.js';
import { REVERSED, type NodeView } from '../global-id.js';
import type { Sql } from '../stored-as.js';
import { base64url } from './cursor.sql.js';
import { identifier, literal } from './identifier.js';

/** The rows of Kinship from either side. `view` is the type part of the global id. */
export const kinshipSides: Partial<Record<NodeView, Sql>> = {
  Kinship: Prisma.sql`SELECT id, kind::text, "personId", "relativeId", version, "updatedAt", 'Kinship' AS view FROM "Kinship"`,
  [REVERSED]: Prisma.sql`SELECT id, CASE kind WHEN 'PARENT' THEN 'CHILD' WHEN 'CHILD' THEN 'PARENT' ELSE kind::text END AS kind,
    "relativeId" AS "personId", "personId" AS "relativeId", version, "updatedAt", ${literal(REVERSED)} AS view FROM "Kinship"`,
};

const OTHER_SIDE: Record<string, string> = { PARENT: 'CHILD', CHILD: 'PARENT' };

export interface Reversible {
  kind: string;
  personId: string;
  relativeId: string;
}

/** Returns a loaded row as seen from the opposite side. */
export function reversed<Row extends Reversible>(row: Row) {
  const { kind, personId, relativeId } = row;
  return { ...row, kind: OTHER_SIDE[kind] ?? kind, personId: relativeId, relativeId: personId, view: REVERSED };
}

/** The table or subselect with the rows of a view. */
export function table(view: string): Sql {
  const side = kinshipSides[view as NodeView];
  return side ? Prisma.sql`(${side})` : identifier(view);
}

export function typeViews(type: string): string[] {
  return Object.keys(kinshipSides).includes(type) ? Object.keys(kinshipSides) : [type];
}

export function globalId(row: Sql, type: string): Sql {
  const view = type === 'Kinship' ? Prisma.sql`${row}.view || ':'` : literal(`${type}:`);
  return base64url(Prisma.sql`${view} || ${row}.id`);
}
