import { Int } from 'type-graphql';
import { Field, InterfaceType } from '../described.js';
import { Stored } from '../../query/stored-as.js';
import { GraphQLDateTime } from '../dates/date-time.scalar.js';
import { dateTime } from '../../query/sql/date-time.sql.js';
import { Node } from '../node/node.type.js';

export const VERSION_DESCRIPTION = 'The version, which is 1 on creation and incremented by each change.';
export const UPDATED_AT = 'The time of the last change to the object. Changes to objects that refer to it do not count.';

@InterfaceType('An object whose changes are recorded.', { implements: Node })
export abstract class Recorded extends Node {
  @Field(() => Int, `${VERSION_DESCRIPTION} An update specifies the version that it is based on.`)
  version!: number;

  @Field(() => GraphQLDateTime, UPDATED_AT)
  @Stored(dateTime('updatedAt'))
  updatedAt!: Date;
}
