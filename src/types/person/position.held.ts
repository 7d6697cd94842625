import { ArgsType, Field } from 'type-graphql';
import { dateColumns, order, type Where } from '../../read/pages/order.js';
import { PageArgs } from '../connections/page.args.js';
import { GraphQLDate } from '../dates/date.scalar.js';

const asOf = Field(() => GraphQLDate, {
  nullable: true,
  description:
    'A day. Offices that certainly began after it, and offices that certainly ended before it, are left out.',
});

@ArgsType()
export class PositionArgs {
  @asOf
  asOf?: Date | null;
}

@ArgsType()
export class PositionsArgs extends PageArgs {
  @asOf
  asOf?: Date | null;
}

export const newestFirst = order(dateColumns('start'), 'desc');

/** Offices that may have been held on a day; all of them where there is none. */
export function heldOn({ asOf }: PositionArgs): Where {
  if (asOf == null) return {};
  return {
    AND: [
      { OR: [{ startEarliest: null }, { startEarliest: { lte: asOf } }] },
      { OR: [{ endLatest: null }, { endLatest: { gte: asOf } }] },
    ],
  };
}
