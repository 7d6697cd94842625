import { uncapitalize } from '../../capitals.js';
import { currentSignal, under } from '../cancellation.js';
import type { PrismaClient } from '../generated/client.js';
import type { Replica } from '../database.js';
import { readSignal } from './standby.js';

// Reads of a request that go back to the primary when its replica fails.

type Calls = Record<string, (args: unknown) => Promise<unknown>>;

/** Prisma for one request: it reads from a replica until a read fails there, and from the primary from then on. */
export function fallingBack(replica: Replica, primary: PrismaClient): PrismaClient {
  let hasFailed = false;
  return replica.prisma.$extends({
    query: {
      async $allOperations({ model, operation, args, query }) {
        const deadline = currentSignal();
        try {
          if (!hasFailed) return (await under(readSignal(deadline), () => query(args))) as unknown;
        } catch (error) {
          if (deadline?.aborted) throw error;
          hasFailed = true;
          replica.failed();
        }
        const calls = model ? primary[uncapitalize(model) as 'visit'] : primary;
        return (calls as unknown as Calls)[operation]!(args);
      },
    },
  }) as unknown as PrismaClient;
}
