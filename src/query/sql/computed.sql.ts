import { Prisma } from '../../db/generated/client.js';
import type { Sql } from '../stored-as.js';
import { column } from './identifier.js';

/** A value computed from a row's columns. Filters treat it like a column. */
export interface Computed {
  type: 'int' | 'date';
  sql: (row: Sql) => Sql;
  isNeverNull?: true;
}

/** Keyed by `Model.name`. No column has the same name. */
const COMPUTED: Partial<Record<string, Computed>> = {
  'Visit.duration': { type: 'int', sql: (visit) => column(visit, 'days') },
  'Visit.lastDay': { type: 'date', sql: lastDay },
  'Visit.placesCount': { type: 'int', sql: (visit) => Prisma.sql`cardinality(${column(visit, 'places')})`, isNeverNull: true },
  'Visit.sourcesCount': { type: 'int', sql: sourcesCount, isNeverNull: true },
  ...periods('Visit', 'start'),
  ...periods('Event', 'start'),
  ...periods('Statement', 'saidOn'),
  ...periods('Position', 'start'),
};

export function findComputed(model: string, name: string): Computed | undefined {
  return COMPUTED[`${model}.${name}`];
}

/**
 * The last day on which a visit may have been under way: its end, or the day computed from its start and stated length. Null if
 * it is unbounded.
 */
function lastDay(visit: Sql): Sql {
  return Prisma.sql`LEAST(${visit}."endLatest", ${visit}."startLatest" + (${visit}."durationDays" - 1))`;
}

/** The number of sources that report a visit. */
function sourcesCount(visit: Sql): Sql {
  return Prisma.sql`(SELECT count(DISTINCT c."sourceId")::int FROM "Citation" c WHERE c."visitId" = ${visit}.id)`;
}

/**
 * The year and the decade of a partial date; null if the date may fall in more than one. A decade is identified by its first
 * year.
 */
function periods(model: string, prefix: string): Record<string, Computed> {
  const bound = (row: Sql, name: string) => Prisma.sql`extract(year FROM ${column(row, prefix + name)})::int`;
  const period = (years: number): Computed => ({
    type: 'int',
    sql: (row) => {
      const [first, last] = [bound(row, 'Earliest'), bound(row, 'Latest')].map((year) =>
        years === 1 ? year : Prisma.sql`${year} / ${Prisma.raw(String(years))} * ${Prisma.raw(String(years))}`,
      ) as [Sql, Sql];
      return Prisma.sql`CASE WHEN ${first} = ${last} THEN ${first} END`;
    },
  });
  return { [`${model}.year`]: period(1), [`${model}.decade`]: period(10) };
}
