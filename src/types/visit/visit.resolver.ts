import { FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { Prisma, type Visit as VisitRow } from '../../db/generated/client.js';
import { expression, type Sql, Stored } from '../../read/meaning.js';
import { Visit } from './visit.type.js';

/** The stated length, or from the first day to the last if both are days. */
const durationDays = (row: Sql) => Prisma.sql`COALESCE(${row}."durationDays",
  CASE WHEN ${row}."startPrecision" = 'DAY' AND ${row}."endPrecision" = 'DAY'
  THEN ${row}."endEarliest" - ${row}."startEarliest" + 1 END)`;

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
}
