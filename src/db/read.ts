import { uncapitalize } from '../shared/capitals.js';
import { currentSignal, under } from './cancellation.js';
import { VersionUnavailableError } from './errors.js';
import type { Database, Replica } from './database.js';
import type { PrismaClient } from './generated/client.js';
import { readSignal } from './postgresql/standby.js';
import { readVersion, type SqlStatement } from './store-node.js';

// Reads from a replica that is recent enough, or from the primary.

/** The name of the primary. A replica is named by its host and port. */
const PRIMARY = 'primary';

export interface Reading {
  /** The body of a response, in UTF-8. */
  body: Buffer;
  version: number;
  node: string;
}

/**
 * Runs a statement that returns one row: the body of a response, and DATA_VERSION. It runs on a replica, or on the primary if
 * no replica is healthy, the replica fails, or its answer is older than `leastVersion`. @throws VersionUnavailableError
 */
export async function read(db: Database, statement: SqlStatement, leastVersion: number): Promise<Reading> {
  const replica = pickReplica(db);
  const answer = replica && (await readReplica(replica, statement, leastVersion));
  if (answer) return answer;
  const { body, version } = decoded(await db.query<Encoded>(statement));
  if (version < leastVersion) {
    db.listenAgain();
    throw new VersionUnavailableError(leastVersion, version);
  }
  db.known.heard(version);
  return { body, version, node: PRIMARY };
}

/** Chooses a node for several reads. Returns Prisma for this node, and a version that its data has reached. */
export async function nodeFor(db: Database, leastVersion: number, mayBeReplica: boolean) {
  const replica = mayBeReplica ? pickReplica(db) : undefined;
  if (replica) {
    const version = await readVersion(replica).catch(() => null);
    if (version === null) replica.failed();
    else if (replica.answered(version, leastVersion)) {
      return { node: replica, name: replica.name, prisma: fallingBack(replica, db.prisma), version };
    }
  }
  return { node: db, name: PRIMARY, prisma: db.prisma, version: db.known.newest };
}

/** Returns a random healthy replica. Without notifications, there may be commits that no replica has. */
function pickReplica({ replicas, known }: Database): Replica | undefined {
  if (replicas.length === 0 || !known.isNotified) return undefined;
  const healthy = replicas.filter(({ isHealthy }) => isHealthy);
  return healthy[Math.floor(Math.random() * healthy.length)];
}

async function readReplica(replica: Replica, statement: SqlStatement, leastVersion: number): Promise<Reading | null> {
  try {
    const { body, version } = decoded(await replica.query<Encoded>(statement));
    return replica.answered(version, leastVersion) ? { body, version, node: replica.name } : null;
  } catch (error) {
    if (statement.signal?.aborted) throw error;
    replica.failed();
    return null;
  }
}

/** The row that the statement of `read` returns: see `SqlStatement.asBytes`. */
type Encoded = [body: string | Buffer, version: string | number];

function decoded([row]: Encoded[]): { body: Buffer; version: number } {
  const [text, version] = row!;
  return { body: typeof text === 'string' ? Buffer.from(text) : text, version: Number(version) };
}

type Calls = Record<string, (args: unknown) => Promise<unknown>>;

/** Returns Prisma for one request: it reads from a replica until a read fails, and then from the primary. */
function fallingBack(replica: Replica, primary: PrismaClient): PrismaClient {
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
