import { ObjectType } from 'type-graphql';
import { Prisma } from '../../db/generated/client.js';
import { children, subselect } from '../../read/meaning.js';
import type { Order } from '../../read/paging/order.js';
import { Connection, One } from '../connections/relations.js';
import { Organization } from '../organization/organization.type.js';
import { StatementConnection } from '../statement/statement.type.js';
import { statements } from '../statement/statement.noun.js';

/** `id` is the visit's, so that the outlet's statements on it are its children. */
export const readouts = subselect(
  'readouts',
  {},
  (visit) => Prisma.sql`SELECT o.name, o.id AS "outletId", ${visit}.id FROM "Organization" o WHERE o.id IN (
    SELECT s."reportedById" FROM "Statement" s WHERE s."visitId" = ${visit}.id)`,
);
export const byOutlet: Order = [
  { column: 'name', type: 'text', direction: 'asc' },
  { column: 'outletId', type: 'uuid', direction: 'asc' },
];

/** Made of a row with the visit's `id` and the `outletId`. */
@ObjectType({ description: "One outlet's account of a visit." })
export class Readout {
  @One(() => Organization, 'The outlet.', 'outletId')
  outlet!: Organization;

  @Connection(() => StatementConnection, statements, children('Statement', 'visitId', { reportedById: 'outletId' }), {
    description: 'The statements that it reported, by source and passage.',
  })
  statements!: object;
}
