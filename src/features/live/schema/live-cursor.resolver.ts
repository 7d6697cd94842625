import { Ctx, Resolver } from 'type-graphql';
import { Query } from '../../../schema/described.js';
import type { Context } from '../../../schema/context/context.js';
import { Prisma } from '../../../db/generated/client.js';
import type { Loader } from '../../../query/load/loader.js';
import { expression, Stored } from '../../../query/stored-as.js';
import { newestCursor } from './cursor.js';

@Resolver()
export class LiveCursorResolver {
  @Query(
    () => String,
    'The position of this response in the stream of live updates. To miss no change, read it in the same operation as the data that you show, and then subscribe with it as `after`.',
  )
  @Stored(expression(() => newestCursor))
  async liveCursor(@Ctx() { liveCursor, load }: Context): Promise<string> {
    return liveCursor ?? readLiveCursor(load);
  }
}

export async function readLiveCursor(load: Loader): Promise<string> {
  const [row] = await load.raw<[{ cursor: string }]>(Prisma.sql`SELECT ${newestCursor} AS cursor`);
  return row.cursor;
}
