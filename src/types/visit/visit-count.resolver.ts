import { Args, Ctx, Extensions, Query, Resolver } from 'type-graphql';
import { list, Stored } from '../../read/meaning.js';
import { maximumPageSize } from '../../read/pages/page-size.js';
import type { Context } from '../../context.js';
import type { Prisma } from '../../db/generated/client.js';
import { countsInOrder, visitCounts } from './visit-count.sql.js';
import { VisitCount, VisitCountsArgs, VisitGroup } from './visit-count.type.js';
import { visitFilter } from './visit.where.js';

@Resolver()
export class VisitCountResolver {
  @Query(() => [VisitCount], {
    description:
      'The 100 largest counts of visits: years in their order, other values by count, the largest first; null last.',
  })
  @Extensions({ cost: 100 }) // reads all visits that match
  @Stored(list(visitCounts, countsInOrder))
  async visitCounts(@Args(() => VisitCountsArgs) { groupBy, where }: VisitCountsArgs, @Ctx() context: Context) {
    const counts = await counters[groupBy](context, visitFilter.where(where));
    const largest = counts.sort(byCount).slice(0, maximumPageSize);
    return groupBy === VisitGroup.YEAR ? largest.sort(byKey) : largest.sort((a, b) => nullsLast(a, b) || byCount(a, b));
  }
}

type Counter = (context: Context, where: Prisma.VisitWhereInput) => Promise<VisitCount[]>;

const counters: Record<VisitGroup, Counter> = {
  YEAR: countByYear,
  GUEST_COUNTRY: countByCountry('guestCountryId'),
  HOST_COUNTRY: countByCountry('hostCountryId'),
  STATUS: countByValue('status'),
  KIND: countByValue('kind'),
};

/** PostgreSQL counts by span of days; spans within one year are added up here. */
async function countByYear({ prisma }: Context, where: Prisma.VisitWhereInput): Promise<VisitCount[]> {
  const groups = await prisma.visit.groupBy({ by: ['startEarliest', 'startLatest'], where, _count: true });
  const years = new Map<string | null, number>();
  for (const { startEarliest, startLatest, _count } of groups) {
    const [first, last] = [yearOf(startEarliest), yearOf(startLatest)];
    const year = first === last ? first : null;
    years.set(year, (years.get(year) ?? 0) + _count);
  }
  return [...years].map(([key, count]) => ({ key, country: null, count }));
}

function yearOf(day: Date | null): string | null {
  return day && day.toISOString().slice(0, 4);
}

function countByCountry(column: 'guestCountryId' | 'hostCountryId'): Counter {
  return async ({ prisma, load }, where) => {
    const groups = await prisma.visit.groupBy({ by: [column], where, _count: true });
    return Promise.all(
      groups.map(async ({ [column]: id, _count: count }) => {
        const country = await load.one('Country', id as string | null);
        return { key: country && (country.code ?? country.slug), country, count };
      }),
    );
  };
}

function countByValue(column: 'status' | 'kind'): Counter {
  return async ({ prisma }, where) => {
    const groups = await prisma.visit.groupBy({ by: [column], where, _count: true });
    return groups.map(({ [column]: value, _count: count }) => ({ key: value as string | null, country: null, count }));
  };
}

function byCount(a: VisitCount, b: VisitCount): number {
  return b.count - a.count || byKey(a, b);
}

function byKey(a: VisitCount, b: VisitCount): number {
  return nullsLast(a, b) || (a.key! < b.key! ? -1 : 1);
}

function nullsLast(a: VisitCount, b: VisitCount): number {
  return Number(a.key === null) - Number(b.key === null);
}
