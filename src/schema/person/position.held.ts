import { ArgsType } from 'type-graphql';
import { Nullable } from '../described.js';
import { Prisma } from '../../db/generated/client.js';
import { badUserInput } from '../../shared/errors.js';
import type { Sql } from '../../query/stored-as.js';
import { type Condition, EVERY_ROW, orMissing } from '../../query/condition.js';
import { PageArgs } from '../connections/connection.type.js';
import { GraphQLDate } from '../dates/date.scalar.js';
import { enumOf } from '../enum.js';

export enum Certainty {
  KNOWN = 'KNOWN',
  POSSIBLE = 'POSSIBLE',
}

enumOf('Certainty', Certainty, 'Whether it is known that an office was held, or a visit under way, on a day.', {
  KNOWN:
    'Known: it had begun, and it ended no earlier than that day. An office is also known to be held if it had begun and a source published no earlier states that it is held; if it began on that day; or if a source published on that day states that it is held.',
  POSSIBLE: 'Possible, but not known.',
});

const asOf = Nullable(
  () => GraphQLDate,
  'A day. Offices that certainly began after it or certainly ended before it are left out. An office whose end is unknown may already have ended: see `certainty`.',
);

const certainty = Nullable(
  () => Certainty,
  'Whether to list only offices known to have been held on the day of `asOf`, or only the others. The default is both.',
);

@ArgsType()
export class PositionArgs {
  @asOf
  asOf?: Date | null;

  @certainty
  certainty?: Certainty | null;
}

@ArgsType()
export class PositionsArgs extends PageArgs {
  @asOf
  asOf?: Date | null;

  @certainty
  certainty?: Certainty | null;
}

/** The condition for offices that may have been held on a day, by certainty; all offices if there is no day. */
export function heldOn({ asOf, certainty }: PositionArgs): Condition {
  if (asOf == null) {
    if (certainty != null) throw badUserInput('`certainty` needs `asOf`, the day.');
    return EVERY_ROW;
  }
  const possible = [
    orMissing({ column: 'startEarliest', op: 'lte', value: asOf }),
    orMissing({ column: 'endLatest', op: 'gte', value: asOf }),
  ];
  if (certainty == null) return { all: possible };
  const known = knownOn(asOf);
  return { all: [...possible, certainty === Certainty.KNOWN ? known : { not: known }] };
}

/** A condition on a citation. A source that does not state the status does not say that the office was still held. */
const STATES_STATUS: Condition = { not: { column: 'unsaid', op: 'has', value: 'status' } };
const statesStatus = Prisma.sql`NOT 'status' = ANY(c.unsaid)`;

/** Each part is true or false, never null, so that it can be negated. */
function knownOn(value: Date): Condition {
  const begun: Condition[] = [{ given: 'startLatest' }, { column: 'startLatest', op: 'lte', value }];
  const notEnded: Condition = { all: [{ given: 'endEarliest' }, { column: 'endEarliest', op: 'gte', value }] };
  const on = (column: string): Condition[] => [{ given: column }, { equal: { [column]: value } }];
  const heldBy = (source: Condition): Condition => ({
    all: [
      { equal: { status: 'HELD' } },
      { exists: 'citations', where: { all: [STATES_STATUS, { exists: 'source', where: source }] } },
    ],
  });
  const heldLater = heldBy({ column: 'publishedOnEarliest', op: 'gte', value });
  const publishedThatDay: Condition = {
    all: [{ equal: { publishedOnEarliest: value } }, { equal: { publishedOnLatest: value } }],
  };
  return {
    any: [
      { all: [...begun, { any: [notEnded, heldLater] }] },
      { all: [...on('startEarliest'), ...on('startLatest')] },
      heldBy(publishedThatDay),
    ],
  };
}

@ArgsType()
export class CertaintyArgs {
  @Nullable(
    () => Certainty,
    'Whether to list only offices known to have been held then, or only the others. The default is both.',
  )
  certainty?: Certainty | null;
}

/** Whether an office may have been held at the start of a visit, by certainty. */
export function heldAtStart(position: Sql, visit: Sql, { certainty }: CertaintyArgs): Sql {
  const possible = Prisma.sql`(${position}."startEarliest" IS NULL OR ${visit}."startLatest" IS NULL OR ${position}."startEarliest" <= ${visit}."startLatest")
    AND (${position}."endLatest" IS NULL OR ${visit}."startEarliest" IS NULL OR ${position}."endLatest" >= ${visit}."startEarliest")`;
  if (certainty == null) return possible;
  return Prisma.sql`${possible} AND ${ofCertainty(position, visit, certainty)}`;
}

function ofCertainty(position: Sql, visit: Sql, certainty: Certainty): Sql {
  const [first, last] = [Prisma.sql`${visit}."startEarliest"`, Prisma.sql`${visit}."startLatest"`];
  const published = (condition: Sql) => Prisma.sql`${position}.status = 'HELD' AND EXISTS (
    SELECT FROM "Citation" c JOIN "Source" s ON s.id = c."sourceId" WHERE c."positionId" = ${position}.id AND ${statesStatus} AND ${condition})`;
  const known = Prisma.sql`COALESCE(${position}."startLatest" <= ${first} AND (${position}."endEarliest" >= ${last}
      OR ${published(Prisma.sql`s."publishedOnEarliest" >= ${last}`)})
    OR (${position}."startEarliest" = ${last} AND ${position}."startLatest" = ${first})
    OR ${published(Prisma.sql`s."publishedOnEarliest" = ${last} AND s."publishedOnLatest" = ${first}`)}, FALSE)`;
  return certainty === Certainty.KNOWN ? known : Prisma.sql`NOT ${known}`;
}

/**
 * The days on which an office may have been held, by certainty: those for
 * which `heldAtStart` holds if a visit began on one of them. A multirange of dates.
 */
export function daysHeld(position: Sql, { certainty }: CertaintyArgs): Sql {
  const possible = Prisma.sql`datemultirange(daterange(${position}."startEarliest", ${position}."endLatest", '[]'))`;
  if (certainty == null) return possible;
  const begun = Prisma.sql`${position}."startLatest"`;
  const known = Prisma.sql`(${possible} * COALESCE((SELECT range_agg(days) FROM (
    VALUES (${theDay(Prisma.sql`${position}."startEarliest"`, begun)}), (${daysFrom(begun, Prisma.sql`${position}."endEarliest"`)})
    UNION ALL
    SELECT unnest(ARRAY[${theDay(Prisma.sql`s."publishedOnEarliest"`, Prisma.sql`s."publishedOnLatest"`)},
      ${daysFrom(begun, Prisma.sql`s."publishedOnEarliest"`)}])
    FROM "Citation" c JOIN "Source" s ON s.id = c."sourceId" WHERE c."positionId" = ${position}.id AND ${position}.status = 'HELD' AND ${statesStatus}
  ) AS known(days)), '{}'))`;
  return certainty === Certainty.KNOWN ? known : Prisma.sql`${possible} - ${known}`;
}

/** The day of a date that is known to the day; otherwise null. */
const theDay = (earliest: Sql, latest: Sql) =>
  Prisma.sql`CASE WHEN ${earliest} = ${latest} THEN daterange(${earliest}, ${latest}, '[]') END`;

/** The range of days. Null if the last day is before the first. */
const daysFrom = (first: Sql, last: Sql) => Prisma.sql`CASE WHEN ${first} <= ${last} THEN daterange(${first}, ${last}, '[]') END`;
