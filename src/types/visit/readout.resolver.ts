import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { children, connection, derived, one, Stored } from '../../read/meaning.js';
import { connect } from '../../read/pages/connection.js';
import type { Order } from '../../read/pages/order.js';
import { maximumPageSize } from '../../read/pages/page-size.js';
import { PageArgs } from '../connections/page.args.js';
import * as rows from '../../read/pages/rows.js';
import type { Context } from '../../context.js';
import { Prisma, type Organization as OrganizationRow } from '../../db/generated/client.js';
import { Organization } from '../organization/organization.type.js';
import { statementsByPassage } from '../statement/statement.order.js';
import { StatementConnection } from '../statement/statement.type.js';
import { Readout } from './readout.type.js';

/** `id` is the visit's, so that the outlet's statements on it are its children. */
export const readouts = derived(
  'readouts',
  {},
  (visit) => Prisma.sql`SELECT o.name, o.id AS "outletId", ${visit}.id FROM "Organization" o WHERE o.id IN (
    SELECT s."reportedById" FROM "Statement" s WHERE s."visitId" = ${visit}.id)`,
);
export const byOutlet: Order = [
  { column: 'name', type: 'text', direction: 'asc' },
  { column: 'outletId', type: 'uuid', direction: 'asc' },
];

interface ReadoutRow {
  visitId: string;
  outlet: OrganizationRow;
}

/** The outlets that sources credit for statements of this visit, by name. */
export async function readoutsOf({ prisma, load }: Context, visitId: string): Promise<ReadoutRow[]> {
  const outletIds = await load.batch('Visit.readouts', visitId, async (ids) => {
    const credits = await prisma.statement.groupBy({
      by: ['visitId', 'reportedById'],
      where: { visitId: { in: ids }, reportedById: { not: null } },
    });
    const outlets = new Map(ids.map((id) => [id, [] as string[]]));
    for (const { visitId, reportedById } of credits) outlets.get(visitId!)!.push(reportedById!);
    return outlets;
  });
  const outlets = await Promise.all(outletIds.map((id) => load.required('Organization', id)));
  const position = ({ name, id }: OrganizationRow) => Buffer.from(`${name}\0${id}`); // bytes of UTF-8 sort by code point
  return outlets
    .sort((a, b) => Buffer.compare(position(a), position(b)))
    .slice(0, maximumPageSize)
    .map((outlet) => ({ visitId, outlet }));
}

@Resolver(() => Readout)
export class ReadoutResolver {
  @FieldResolver(() => Organization, { description: 'The outlet.' })
  @Stored(one('outletId'))
  outlet(@Root() readout: ReadoutRow) {
    return readout.outlet;
  }

  @FieldResolver(() => StatementConnection, { description: 'What it reported as said, in the order of passages.' })
  @Stored(connection(children('Statement', 'visitId', { reportedById: 'outletId' }), statementsByPassage))
  statements(@Root() { visitId, outlet }: ReadoutRow, @Args(() => PageArgs) page: PageArgs, @Ctx() { load }: Context) {
    const where = { reportedById: outlet.id };
    return connect(rows.related(load, 'Visit', visitId, 'statements'), statementsByPassage, page, where);
  }
}
