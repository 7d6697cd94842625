import { subselect, type Sql, type Subselect } from '../../read/meaning.js';
import type { Order } from '../../read/pages/order.js';
import { maximumPageSize } from '../../read/pages/page-size.js';
import { Prisma } from '../../db/generated/client.js';
import type { VisitCountsArgs } from './visit-count.type.js';
import { visitFilter } from './visit.where.js';

export enum VisitGroup {
  YEAR = 'YEAR',
  GUEST_COUNTRY = 'GUEST_COUNTRY',
  HOST_COUNTRY = 'HOST_COUNTRY',
  STATUS = 'STATUS',
  KIND = 'KIND',
}

const year = (day: Sql) => Prisma.sql`extract(year FROM ${day})`;

const startYear = Prisma.sql`CASE WHEN ${year(Prisma.sql`v."startEarliest"`)} = ${year(Prisma.sql`v."startLatest"`)}
  THEN to_char(v."startEarliest", 'YYYY') END`;

/** What visits are counted by: a country's id, or any other value. */
const groups: Record<VisitGroup, { country: Sql; value: Sql }> = {
  YEAR: { country: Prisma.sql`NULL::uuid`, value: startYear },
  GUEST_COUNTRY: { country: Prisma.sql`v."guestCountryId"`, value: Prisma.sql`NULL::text` },
  HOST_COUNTRY: { country: Prisma.sql`v."hostCountryId"`, value: Prisma.sql`NULL::text` },
  STATUS: { country: Prisma.sql`NULL::uuid`, value: Prisma.sql`v.status::text` },
  KIND: { country: Prisma.sql`NULL::uuid`, value: Prisma.sql`v.kind::text` },
};

const columns = { key: 'text', countryId: 'uuid', count: 'int', rank: 'int', unknown: 'int' };

/** The 100 largest counts. */
export const largestCounts = subselect('largest visit counts', columns, (_, args: VisitCountsArgs, sql) =>
  counts(args, sql, Prisma.sql`ORDER BY g.count DESC, key NULLS LAST LIMIT ${Prisma.raw(String(maximumPageSize))}`),
);

export const allCounts = subselect('visit counts', columns, (_, args: VisitCountsArgs, sql) =>
  counts(args, sql, Prisma.empty),
);

/** `rank` is that of a count in the answer: years by key, others by size. */
function counts({ groupBy, where }: VisitCountsArgs, sql: Parameters<Subselect>[2], cut: Sql): Sql {
  const { country, value } = groups[groupBy];
  const rank = groupBy === VisitGroup.YEAR ? Prisma.sql`0` : Prisma.sql`-c.count`;
  return Prisma.sql`SELECT c.key, c."countryId", c.count, ${rank} AS rank, (c.key IS NULL)::int AS unknown FROM (
    SELECT COALESCE(o.code, o.slug, g.value) COLLATE "C" AS key, g."countryId", g.count FROM (
      SELECT ${country} AS "countryId", ${value} AS value, count(*) FROM "Visit" v
      WHERE ${sql(visitFilter.where(where), 'Visit', Prisma.sql`v`)} GROUP BY 1, 2) g
    LEFT JOIN "Country" o ON o.id = g."countryId"
    ${cut}) c`;
}

export const countsInOrder: Order = [
  { column: 'unknown', type: 'int', direction: 'asc' },
  { column: 'rank', type: 'int', direction: 'asc' },
  { column: 'key', type: 'text', direction: 'asc', nullable: true },
];
