import { GraphQLDate } from '../dates/date.scalar.js';
import { Field, InputType } from 'type-graphql';
import type { Where } from '../../read/pages/order.js';

@InputType({
  description:
    'A span of days. A missing date lies in no span: `NOT: { start: { gte: "0001-01-01" } }` finds visits without a start.',
})
export class DateFilter {
  @Field(() => GraphQLDate, { nullable: true, description: 'This day or later.' })
  gte?: Date | null;

  @Field(() => GraphQLDate, { nullable: true, description: 'This day or earlier.' })
  lte?: Date | null;
}

/** Partial dates that may lie in the span, by their columns' common prefix: `start`. */
export function mayLieIn({ gte, lte }: DateFilter, prefix: string): Where[] {
  if (gte == null && lte == null) return [];
  const [edtf, earliest, latest] = [`${prefix}Edtf`, `${prefix}Earliest`, `${prefix}Latest`];
  return [
    { [edtf]: { not: null } },
    ...(gte == null ? [] : [{ OR: [{ [latest]: null }, { [latest]: { gte } }] }]),
    ...(lte == null ? [] : [{ OR: [{ [earliest]: null }, { [earliest]: { lte } }] }]),
  ];
}
