import { Field, InterfaceType, Int } from 'type-graphql';
import { Stored } from '../../read/meaning.js';
import type { Typed } from '../node/node.type.js';
import { GraphQLDateTime } from '../dates/date-time.scalar.js';
import { dateTime } from '../../read/sql/date-time.sql.js';
import { ChangeConnection } from './change.type.js';

export const VERSION = 'Counts its changes, from 1.';
export const UPDATED_AT = 'When it was changed last, or first recorded. What refers to it counts changes of its own.';

@InterfaceType({
  description: 'Anything whose changes are recorded.',
  resolveType: (value: Typed) => value.__typename,
})
export abstract class Recorded {
  @Field(() => Int, { description: `${VERSION} An update names the version that it was made from.` })
  version!: number;

  @Field(() => GraphQLDateTime, { description: UPDATED_AT })
  @Stored(dateTime('updatedAt'))
  updatedAt!: Date;

  @Field(() => ChangeConnection, {
    description:
      'What was changed in it, by whom, and from what to what: the newest change first. For editors; what is gone is in `Query.changes`.',
  })
  history!: object;
}
