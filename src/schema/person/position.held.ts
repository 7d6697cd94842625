import { ArgsType } from 'type-graphql';
import { Field, Nullable } from '../described.js';
import { Prisma } from '../../db/generated/client.js';
import { badUserInput } from '../../shared/errors.js';
import type { Sql } from '../../query/stored-as.js';
import { type Condition, EVERY_ROW } from '../../query/condition.js';
import { GraphQLDate } from '../dates/date.scalar.js';
import { createEnum } from '../enum.js';

export const Certainty = createEnum(
  'Certainty',
  'How certain it is that an office was held, or a visit under way, on a given day.',
  {
    KNOWN:
      'Known: it had begun, and had not ended before that day. An office is also known to be held if it began on that day, if a source published on that day says that it is held, or if it had begun and a later source says that it is held. If no source gives the start or the end of a term, the days between two records of visits that name the office are known only if the records are at most 20 months apart.',
    POSSIBLE:
      "Possible, but not known. For an office, the day is among those on which the sources allow that it was held. If only one person holds it at a time (`holders`), other holders' days also limit which days are possible, as do visits that a person made as elected to it or acting in it, and the years in which its country existed.",
    UNDECIDED:
      'Only for an office: nothing rules it out, because no source says when the term began or ended, or who held the office before or after.',
  },
);
export type Certainty = keyof typeof Certainty;

@ArgsType()
export class PositionArgs {
  @Nullable(
    () => GraphQLDate,
    'A day. Offices that certainly began after this day or ended before it are omitted. An office whose end is unknown may already have ended: see `certainty`.',
  )
  asOf?: Date | null;

  @Nullable(() => Certainty, 'How certain it must be that the office was held on the `asOf` day. By default, any certainty.')
  certainty?: Certainty | null;
}

@ArgsType()
export class CertaintyArgs {
  @Nullable(() => Certainty, 'How certain it must be that the office was held then. By default, any certainty.')
  certainty?: Certainty | null;
}

export const ANY_CERTAINTY: readonly Certainty[] = Object.values(Certainty);

const certaintiesOf = ({ certainty }: CertaintyArgs) => (certainty == null ? ANY_CERTAINTY : [certainty]);

/** Returns the condition for offices held on a day with a given certainty; all offices if no day is given. */
export function heldOn({ asOf, certainty }: PositionArgs): Condition {
  if (asOf == null) {
    if (certainty != null) throw badUserInput('`certainty` requires `asOf`.');
    return EVERY_ROW;
  }
  const day = Prisma.sql`${asOf}::date`;
  const held = { first: day, last: day, certainties: certaintiesOf({ certainty }) };
  return {
    related: { name: `held on a day, ${certainty ?? 'any'}`, model: 'Position', exists: (position) => isHeld(position, held) },
    where: EVERY_ROW,
  };
}

@ArgsType()
export class DayArgs {
  @Field(() => GraphQLDate, 'The day.')
  on!: Date;
}

/** How certain it is that an office was held on a day; null if it was not held. */
export function certaintyHeld(position: Sql, _type: string, { on }: DayArgs): Sql {
  const day = Prisma.sql`${on}::date`;
  return certaintyBetween(position, { first: day, last: day });
}

/** Whether an office was held at the start of a visit, with a given certainty. */
export function heldAtStart(position: Sql, visit: Sql, args: CertaintyArgs): Sql {
  return isHeld(position, { ...startBounds(visit), certainties: certaintiesOf(args) });
}

/** How certain it is that an office was held at the start of a visit; null if it was not held. */
export const certaintyAtStart = (position: Sql, visit: Sql): Sql => certaintyBetween(position, startBounds(visit));

/** The first and the last day on which a visit may have begun. */
export const startBounds = (visit: Sql) => ({
  visit,
  first: Prisma.sql`${visit}."startEarliest"`,
  last: Prisma.sql`${visit}."startLatest"`,
});

interface Span {
  /** The earliest and latest possible day; null if unknown. */
  first: Sql;
  last: Sql;
  /** The visit that began then, if any. Its own record is found faster than all records of an office. */
  visit?: Sql;
}

/** Whether an office was held, with one of these certainties, on a day that is only known to lie within a span. */
export function isHeld(position: Sql, { certainties, ...span }: Span & { certainties: readonly Certainty[] }): Sql {
  const [limited, known] = [isLimited(span), isKnown(position, span)];
  const mayBe = (unknown: Certainty) => {
    const [isForKnown, isForUnknown] = [certainties.includes('KNOWN'), certainties.includes(unknown)];
    if (isForKnown === isForUnknown) return Prisma.raw(String(isForKnown));
    return isForKnown ? known : Prisma.sql`NOT ${known}`;
  };
  const test = Prisma.sql`CASE WHEN ${limited} THEN ${mayBe('POSSIBLE')} ELSE ${mayBe('UNDECIDED')} END`;
  return Prisma.sql`EXISTS (SELECT FROM (${daysOfOffice(position)}) days WHERE days.possible && ${rangeOf(span)} AND ${test})`;
}

/** How certain it is that an office was held on a day that is only known to lie within a span; null if it was not held. */
function certaintyBetween(position: Sql, span: Span): Sql {
  return Prisma.sql`(SELECT CASE WHEN ${isKnown(position, span)} THEN 'KNOWN' WHEN ${isLimited(span)} THEN 'POSSIBLE' ELSE 'UNDECIDED' END
    FROM (${daysOfOffice(position)}) days WHERE days.possible && ${rangeOf(span)})`;
}

const rangeOf = ({ first, last }: Span) => Prisma.sql`daterange(${first}, ${last}, '[]')`;

const isLimited = (span: Span) => Prisma.sql`days.limited && ${rangeOf(span)}`;

/** A source without a status does not say that the office was still held. */
const statesStatus = Prisma.sql`NOT 'status' = ANY(c.unsaid)`;

function isKnown(position: Sql, { first, last, visit }: Span): Sql {
  const published = (condition: Sql) => Prisma.sql`${position}.status = 'HELD' AND EXISTS (
    SELECT FROM "Citation" c JOIN "Source" s ON s.id = c."sourceId" WHERE c."positionId" = ${position}.id AND ${statesStatus} AND ${condition})`;
  const ofVisit = visit
    ? Prisma.sql`OR ${first} = ${last} AND ${visit}.status IN ('COMPLETED', 'ONGOING') AND EXISTS (SELECT FROM "Delegate" d JOIN "Citation" o ON o."delegateId" = d.id JOIN "Citation" c USING ("sourceId", start, "end")
      WHERE d."visitId" = ${visit}.id AND d."personId" = ${position}."personId" AND c."positionId" = ${position}.id)`
    : Prisma.empty;
  return Prisma.sql`COALESCE(${position}."startLatest" <= ${first} AND (${position}."endEarliest" >= ${last}
        AND (${isDated(position)} ${ofVisit} OR ${recordedDays(position)} @> ${rangeOf({ first, last })})
      OR ${published(Prisma.sql`s."publishedOnEarliest" >= ${last}`)})
    OR (${position}."startEarliest" = ${last} AND ${position}."startLatest" = ${first})
    OR ${published(Prisma.sql`s."publishedOnEarliest" = ${last} AND s."publishedOnLatest" = ${first}`)}, FALSE)`;
}

/** Whether a source gives the start or the end of the term. Such a term has no gaps. */
const isDated = (position: Sql) => Prisma.sql`COALESCE(${position}."startEarliest", ${position}."endLatest") IS NOT NULL`;

/** The days of an office without dates that its records make known. */
const recordedDays = (position: Sql) =>
  Prisma.sql`days_recorded(${position}.id, ${position}."personId", ${position}."startLatest", ${position}."endEarliest")`;

/**
 * Selects the combined days of offices as three date multiranges: the days on which `isHeld` is KNOWN for a visit that began
 * on that day, those on which it is at least POSSIBLE, and those on which it may be UNDECIDED.
 */
export function selectDaysHeld(position: Sql, where: Sql): Sql {
  const [begun, ended] = [Prisma.sql`${position}."startLatest"`, Prisma.sql`${position}."endEarliest"`];
  const known = Prisma.sql`COALESCE((SELECT range_agg(held) FROM (
    VALUES (${theDay(Prisma.sql`${position}."startEarliest"`, begun)}), (CASE WHEN ${isDated(position)} THEN ${daysFrom(begun, ended)} END)
    UNION ALL
    SELECT unnest(${recordedDays(position)})
    UNION ALL
    SELECT unnest(ARRAY[${theDay(Prisma.sql`s."publishedOnEarliest"`, Prisma.sql`s."publishedOnLatest"`)},
      ${daysFrom(begun, Prisma.sql`s."publishedOnEarliest"`)}])
    FROM "Citation" c JOIN "Source" s ON s.id = c."sourceId" WHERE c."positionId" = ${position}.id AND ${position}.status = 'HELD' AND ${statesStatus}
  ) AS known(held)), '{}')`;
  const united = (days: Sql) => Prisma.sql`COALESCE(range_agg(${days}), '{}')`;
  return Prisma.sql`SELECT ${united(Prisma.sql`datemultirange(days.possible) * ${known}`)} AS known,
      ${united(Prisma.sql`days.limited`)} AS limited, ${united(Prisma.sql`days.possible`)} AS possible
    FROM "Position" ${position} CROSS JOIN LATERAL (${daysOfOffice(position)}) days WHERE ${where}`;
}

/**
 * Selects the days on which an office may have been held, as two ranges. `possible` is unbounded on a side that nothing
 * limits. On such a side, `limited` ends with the first or last day on which it is known to have been held; null without one.
 *
 * If one person holds the office at a time, a term does not include a day on which a later holder is known to have held it,
 * unless the later term began then; likewise for earlier holders. A term that is not clearly earlier or later limits nothing. An
 * office is not possible while somebody is only elected or acting, or its state does not exist, unless a source says so.
 */
function daysOfOffice(position: Sql): Sql {
  const other = Prisma.raw('other');
  const [from, until] = [Prisma.sql`COALESCE(bound."from", own.first)`, Prisma.sql`COALESCE(bound."until", own.last)`];
  const notRuledOut = Prisma.sql`daterange(GREATEST((${notHeldBefore(position)}), CASE WHEN own.first < state."startEarliest" THEN NULL ELSE state."startEarliest" END),
      CASE WHEN own.last > state."endLatest" THEN NULL ELSE state."endLatest" END, '[]')`;
  return Prisma.sql`SELECT daterange(bound."from", bound."until", '[]') * ${notRuledOut} AS possible,
      CASE WHEN ${from} <= ${until} THEN daterange(${from}, ${until}, '[]') * ${notRuledOut} END AS limited
    FROM (SELECT ${firstDay(position)} AS first, ${lastDay(position)} AS last) own
    LEFT JOIN "Country" state ON state.id = ${position}."countryId"
    CROSS JOIN LATERAL (SELECT GREATEST(${position}."startEarliest", max(LEAST(day.first + day.apart, own.first)) FILTER (WHERE day.last <= own.first)) AS "from",
        LEAST(${position}."endLatest", min(GREATEST(day.last - day.apart, own.last)) FILTER (WHERE day.first >= own.last AND ${position}.status <> 'HELD')) AS "until"
      FROM "Position" other CROSS JOIN LATERAL (SELECT first, last, (first = last AND stated IS DISTINCT FROM first)::int AS apart
        FROM (VALUES (${firstDay(other)}, other."startLatest", other."startEarliest"),
          (other."endEarliest", ${lastDay(other)}, other."endLatest")) edge(first, last, stated)) day
      WHERE ${position}.holders = 'ONE' AND other.holders = 'ONE' AND other."personId" <> ${position}."personId"
        AND other."titleFolded" = ${position}."titleFolded" AND COALESCE(other."countryId", other."organizationId") = COALESCE(${position}."countryId", ${position}."organizationId")
        AND other."countryId" IS NOT DISTINCT FROM ${position}."countryId" AND other."organizationId" IS NOT DISTINCT FROM ${position}."organizationId") bound`;
}

/** Selects the day after the last visit before the term that the person made as elected to the office, or acting in it. */
function notHeldBefore(position: Sql): Sql {
  const notYet = Prisma.raw(`'^(acting|interim) |[- ](elect|designate)$'`); // as in the index on such delegates
  return Prisma.sql`SELECT max(LEAST(GREATEST(v."startEarliest", v."endEarliest") + 1, own.first)) FROM "Delegate" d JOIN "Visit" v ON v.id = d."visitId"
    WHERE d."personId" = ${position}."personId" AND d."roleFolded" ~ ${notYet} AND regexp_replace(d."roleFolded", ${notYet}, '') = ${position}."titleFolded"
      AND v.status IN ('COMPLETED', 'ONGOING') AND v."startEarliest" < own.first`;
}

/** The first day on which an office is known to have been held, or else the day before which it was not held, if known. */
const firstDay = (position: Sql) =>
  Prisma.sql`CASE WHEN ${wasHeldBetween(position)} THEN ${position}."startLatest" ELSE COALESCE(${position}."startEarliest", ${position}."endEarliest") END`;

const lastDay = (position: Sql) =>
  Prisma.sql`CASE WHEN ${wasHeldBetween(position)} THEN ${position}."endEarliest" ELSE COALESCE(${position}."endLatest", ${position}."startLatest") END`;

const wasHeldBetween = (position: Sql) => Prisma.sql`${position}."startLatest" <= ${position}."endEarliest"`;

/** The day, if the date has day precision; otherwise null. */
const theDay = (earliest: Sql, latest: Sql) =>
  Prisma.sql`CASE WHEN ${earliest} = ${latest} THEN daterange(${earliest}, ${latest}, '[]') END`;

/** The range of days. Null if the last day is before the first. */
const daysFrom = (first: Sql, last: Sql) => Prisma.sql`CASE WHEN ${first} <= ${last} THEN daterange(${first}, ${last}, '[]') END`;
