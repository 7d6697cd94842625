import { GraphQLDate } from '../dates/date.scalar.js';
import { Field, InputType } from 'type-graphql';
import type { Where } from '../../read/pages/order.js';

@InputType({
  description:
    'A span of days. A date that is not known matches no span: `NOT: { start: { gte: "0001-01-01" } }` finds those.',
})
export class DateFilter {
  @Field(() => GraphQLDate, { nullable: true, description: 'On this day or later.' })
  gte?: Date | null;

  @Field(() => GraphQLDate, { nullable: true, description: 'On this day or earlier.' })
  lte?: Date | null;
}

/** Partial dates that may lie in the span, by their columns' common prefix: `start`. */
export function mayLieIn(filter: DateFilter | null | undefined, prefix: string): Where[] {
  if (filter?.gte == null && filter?.lte == null) return [];
  const [edtf, earliest, latest] = [`${prefix}Edtf`, `${prefix}Earliest`, `${prefix}Latest`];
  return [
    { [edtf]: { not: null } },
    ...(filter.gte == null ? [] : [{ OR: [{ [latest]: null }, { [latest]: { gte: filter.gte } }] }]),
    ...(filter.lte == null ? [] : [{ OR: [{ [earliest]: null }, { [earliest]: { lte: filter.lte } }] }]),
  ];
}
