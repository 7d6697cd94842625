import { Args, Int, UseMiddleware } from 'type-graphql';
import { Field, InterfaceType } from '../described.js';
import { connection, Stored, subselect } from '../../query/stored-as.js';
import { order } from '../../query/paging/order.js';
import { storedResolver } from '../../query/resolve.js';
import { PageArgs } from '../connections/connection.type.js';
import { Prisma } from '../../db/generated/client.js';
import { GraphQLDateTime } from '../dates/date-time.scalar.js';
import { dateTime } from '../../query/sql/date-time.sql.js';
import { Node } from '../node/node.type.js';
import { ChangeConnection } from './change.type.js';

/** Not a Prisma relation, since a change outlives its row. */
const history = subselect('history', 'Change', (row) => Prisma.sql`SELECT c.* FROM "Change" c WHERE c."nodeId" = ${row}.id`);

export const VERSION_DESCRIPTION = 'The version: 1 on creation, incremented by each change.';
export const UPDATED_AT = 'The time of its last change. Changes to objects that refer to it do not count.';

@InterfaceType('An object whose changes are recorded.', { implements: Node })
export abstract class Recorded extends Node {
  @Field(() => Int, `${VERSION_DESCRIPTION} An update names the version that it is based on.`)
  version!: number;

  @Field(() => GraphQLDateTime, UPDATED_AT)
  @Stored(dateTime('updatedAt'))
  updatedAt!: Date;

  /** Not compiled: a statement does not check the client, and PostgreSQL writes jsonb with spaces. */
  @UseMiddleware(storedResolver(connection(history, order('Change', [], 'desc'))))
  @Field(
    () => ChangeConnection,
    'The changes to the object, newest first. Only editors may read them. For deleted objects, use `Query.changes`.',
    { role: 'EDITOR' },
  )
  history(@Args(() => PageArgs) _page: PageArgs): void {}
}
