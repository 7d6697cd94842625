import { ArgsType, Field } from 'type-graphql';
import { Prisma } from '../../db/generated/client.js';
import { badUserInput } from '../../errors.js';
import type { Sql } from '../../read/meaning.js';
import { dateColumns, order, type Where } from '../../read/pages/order.js';
import { PageArgs } from '../connections/page.args.js';
import { GraphQLDate } from '../dates/date.scalar.js';
import { enumOf } from '../enum.js';

export enum Certainty {
  KNOWN = 'KNOWN',
  POSSIBLE = 'POSSIBLE',
}

enumOf('Certainty', Certainty, 'Whether it is known that an office was held on a day.', {
  KNOWN:
    'Known: it had begun, and either its end is later, or a source published later says that it was still held, or it began that day.',
  POSSIBLE: 'Possible: it may have been held, and no source says whether it was.',
});

const asOf = Field(() => GraphQLDate, {
  nullable: true,
  description:
    'A day. Offices that certainly began after it, and offices that certainly ended before it, are left out. An office whose end is unknown may have ended: see `certainty`.',
});

const certainty = Field(() => Certainty, {
  nullable: true,
  description: 'Whether to list only offices known to be held on the day of `asOf`, or only the others. The default is both.', // prettier-ignore
});

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

export const newestFirst = order(dateColumns('start'), 'desc');

/** Offices that may have been held on a day, or those of them that are known to have been, or not; all without a day. */
export function heldOn({ asOf, certainty }: PositionArgs): Where {
  if (asOf == null) {
    if (certainty != null) throw badUserInput('`certainty` needs `asOf`, the day.');
    return {};
  }
  const possible = [
    { OR: [{ startEarliest: null }, { startEarliest: { lte: asOf } }] },
    { OR: [{ endLatest: null }, { endLatest: { gte: asOf } }] },
  ];
  if (certainty == null) return { AND: possible };
  const known = knownOn(asOf);
  return { AND: [...possible, certainty === Certainty.KNOWN ? known : { NOT: known }] };
}

/** Each part is true or false, never unknown, so that it can be negated. */
function knownOn(day: Date): Where {
  const begun = [{ startLatest: { not: null } }, { startLatest: { lte: day } }];
  const notEnded = [{ endEarliest: { not: null } }, { endEarliest: { gte: day } }];
  const on = (column: string) => [{ [column]: { not: null } }, { [column]: day }];
  const heldLater = {
    AND: [{ status: 'HELD' }, { citations: { some: { source: { is: { publishedOnEarliest: { gte: day } } } } } }],
  };
  const publishedThatDay = { AND: [{ publishedOnEarliest: day }, { publishedOnLatest: day }] };
  return {
    OR: [
      { AND: [...begun, { OR: [{ AND: notEnded }, heldLater] }] },
      { AND: [...on('startEarliest'), ...on('startLatest')] },
      { AND: [{ status: 'HELD' }, { citations: { some: { source: { is: publishedThatDay } } } }] },
    ],
  };
}

@ArgsType()
export class CertaintyArgs {
  @Field(() => Certainty, {
    nullable: true,
    description: 'Whether to list only offices known to be held then, or only the others. The default is both.',
  })
  certainty?: Certainty | null;
}

/** Whether an office may have been held at the start of a visit, or is known to have been, or may have been and is not known. */
export function heldAtStart(position: Sql, visit: Sql, { certainty }: CertaintyArgs): Sql {
  const possible = Prisma.sql`(${position}."startEarliest" IS NULL OR ${visit}."startLatest" IS NULL OR ${position}."startEarliest" <= ${visit}."startLatest")
    AND (${position}."endLatest" IS NULL OR ${visit}."startEarliest" IS NULL OR ${position}."endLatest" >= ${visit}."startEarliest")`;
  if (certainty == null) return possible;
  return Prisma.sql`${possible} AND ${ofCertainty(position, visit, certainty)}`;
}

function ofCertainty(position: Sql, visit: Sql, certainty: Certainty): Sql {
  const [first, last] = [Prisma.sql`${visit}."startEarliest"`, Prisma.sql`${visit}."startLatest"`];
  const published = (condition: Sql) => Prisma.sql`${position}.status = 'HELD' AND EXISTS (
    SELECT FROM "Citation" c JOIN "Source" s ON s.id = c."sourceId" WHERE c."positionId" = ${position}.id AND ${condition})`;
  const known = Prisma.sql`COALESCE(${position}."startLatest" <= ${first} AND (${position}."endEarliest" >= ${last}
      OR ${published(Prisma.sql`s."publishedOnEarliest" >= ${last}`)})
    OR (${position}."startEarliest" = ${last} AND ${position}."startLatest" = ${first})
    OR ${published(Prisma.sql`s."publishedOnEarliest" = ${last} AND s."publishedOnLatest" = ${first}`)}, FALSE)`;
  return certainty === Certainty.KNOWN ? known : Prisma.sql`NOT ${known}`;
}
