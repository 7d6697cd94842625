import { Field, InputType, Int } from 'type-graphql';
import type { Where } from '../../read/pages/order.js';

@InputType({
  description: 'Conditions on a number, all of which must hold. A missing number meets none; `isNull` finds it.',
})
export class IntFilter {
  @Field(() => Int, { nullable: true, description: 'Exactly this number.' })
  equals?: number | null;

  @Field(() => Int, { nullable: true, description: 'This number or more.' })
  gte?: number | null;

  @Field(() => Int, { nullable: true, description: 'This number or less.' })
  lte?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the number is missing: true finds what has none, false what has one.',
  })
  isNull?: boolean | null;
}

/** The conditions on a value, which may be computed. */
export function compares({ isNull, ...bounds }: IntFilter, name: string): Where[] {
  const given = comparisons(bounds).map(([operator, value]) => ({ [name]: operator === 'equals' ? value : { [operator]: value } })); // prettier-ignore
  const missing = isNull == null ? [] : [{ [name]: isNull ? null : { not: null } }];
  return [...missing, ...(given.length > 0 ? [{ BY_VALUE: { AND: [{ [name]: { not: null } }, ...given] } }] : [])];
}

function comparisons(bounds: IntFilter): [keyof IntFilter, unknown][] {
  return (Object.entries(bounds) as [keyof IntFilter, unknown][]).filter(([, value]) => value != null);
}
