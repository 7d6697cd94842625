import { FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Visit as VisitRow } from '../../db/generated/client.js';
import { expression, Stored } from '../../read/meaning.js';
import { durationDays } from '../../read/sql/computed.sql.js';
import { Visit } from './visit.type.js';

@Resolver(() => Visit)
export class VisitResolver {
  @FieldResolver(() => Int, { nullable: true })
  @Stored(expression(durationDays))
  durationDays(@Root() { durationDays, startPrecision, startEarliest, endPrecision, endEarliest }: VisitRow): number | null {
    if (durationDays !== null) return durationDays;
    if (startPrecision !== 'DAY' || endPrecision !== 'DAY' || !startEarliest || !endEarliest) return null;
    return (endEarliest.getTime() - startEarliest.getTime()) / 86_400_000 + 1;
  }
}
