import { RateLimiterMemory, RateLimiterPostgres, type RateLimiterAbstract } from 'rate-limiter-flexible';
import type { Config } from '../../config.js';
import type { Database } from '../../db/database.js';
import { RateLimit, WINDOW_SECONDS } from './rate-limit.js';

/** Null if there is no rate limit. */
export function createRateLimit({ rateLimit: points, rateLimitStore }: Config, db: Database): RateLimit | null {
  if (points === 0) return null;
  const memory = new RateLimiterMemory({ points, duration: WINDOW_SECONDS });
  return new RateLimit(points, rateLimitStore === 'memory' ? memory : databaseLimiter(points, db, memory));
}

/** Counts for all processes on one database. While it is unavailable, each process counts for itself. */
function databaseLimiter(points: number, db: Database, insuranceLimiter: RateLimiterMemory): RateLimiterAbstract {
  return new RateLimiterPostgres({
    points,
    duration: WINDOW_SECONDS,
    storeClient: { query: rowsAsObjects(db) },
    storeType: 'client',
    tableName: 'RateLimit',
    tableCreated: true, // by a migration
    insuranceLimiter,
  });
}

/** The part of pg's client that the limiter uses; its queries always select these two columns. */
function rowsAsObjects(db: Database) {
  return async ({ name, text, values }: { name: string; text: string; values: unknown[] }) => {
    const rows = await db.query<[points: number, expire: string]>({ name, text, values });
    return { rowCount: rows.length, rows: rows.map(([points, expire]) => ({ points, expire })) };
  };
}
