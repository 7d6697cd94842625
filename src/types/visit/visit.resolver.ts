import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { type Organization as OrganizationRow, Prisma, type Visit as VisitRow } from '../../db/generated/client.js';
import { derived, expression, list, type Sql, Stored } from '../../read/meaning.js';
import type { Order } from '../../read/pages/order.js';
import { maximumPageSize } from '../../read/pages/page-size.js';
import { Readout } from './readout.type.js';
import { Visit } from './visit.type.js';

/** The stated length, or from the first day to the last if both are days. */
const durationDays = (row: Sql) => Prisma.sql`COALESCE(${row}."durationDays",
  CASE WHEN ${row}."startPrecision" = 'DAY' AND ${row}."endPrecision" = 'DAY'
  THEN ${row}."endEarliest" - ${row}."startEarliest" + 1 END)`;

/** `id` is the visit's, so that the outlet's statements on it are its children. */
const readouts = derived(
  'readouts',
  {},
  (visit) => Prisma.sql`SELECT o.name, o.id AS "outletId", ${visit}.id FROM "Organization" o WHERE o.id IN (
    SELECT s."reportedById" FROM "Statement" s WHERE s."visitId" = ${visit}.id)`,
);
const byOutlet: Order = [
  { column: 'name', type: 'text', direction: 'asc' },
  { column: 'outletId', type: 'uuid', direction: 'asc' },
];

@Resolver(() => Visit)
export class VisitResolver {
  @FieldResolver(() => Int, { nullable: true })
  @Stored(expression(durationDays))
  durationDays(
    @Root() { durationDays, startPrecision, startEarliest, endPrecision, endEarliest }: VisitRow,
  ): number | null {
    if (durationDays !== null) return durationDays;
    if (startPrecision !== 'DAY' || endPrecision !== 'DAY' || !startEarliest || !endEarliest) return null;
    return (endEarliest.getTime() - startEarliest.getTime()) / 86_400_000 + 1;
  }

  @FieldResolver(() => [Readout], {
    description: 'The accounts of the visit, one per outlet, by the name of the outlet, at most 100.',
  })
  @Stored(list(readouts, byOutlet))
  async readouts(@Root() { id }: VisitRow, @Ctx() { prisma, load }: Context) {
    const outletIds = await load.batch('Visit.readouts', id, async (ids) => {
      const credits = await prisma.statement.groupBy({
        by: ['visitId', 'reportedById'],
        where: { visitId: { in: ids }, reportedById: { not: null } },
      });
      const outlets = new Map(ids.map((id) => [id, [] as string[]]));
      for (const { visitId, reportedById } of credits) outlets.get(visitId!)!.push(reportedById!);
      return outlets;
    });
    const outlets = await Promise.all(outletIds.map((outletId) => load.required('Organization', outletId)));
    const position = ({ name, id }: OrganizationRow) => Buffer.from(`${name}\0${id}`); // bytes of UTF-8 sort by code point
    return outlets
      .sort((a, b) => Buffer.compare(position(a), position(b)))
      .slice(0, maximumPageSize)
      .map((outlet) => ({ id, outletId: outlet.id }));
  }
}
