import type { FastifyReply, FastifyRequest } from 'fastify';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';
import type { Config } from '../../config/config.js';
import type { Database } from '../../db/database.js';
import { ClientError } from '../../shared/errors.js';
import type { ViewerOf } from '../auth/authenticate.js';
import { rateLimitKey } from './client-address.js';

// Limits the points that a client may spend per minute.

const WINDOW_SECONDS = 60;
/** Maximum length of another process's window, whose clock may be ahead of this one's by less than a window. */
const LONGEST_WINDOW_MS = 2 * WINDOW_SECONDS * 1_000;
export const NODES_PER_POINT = 100;

/** Sets the headers of a response. A WebSocket has none. */
export interface ResponseHeaders {
  header(name: string, value: string): unknown;
}

export interface Meter {
  /** Charges points before anything is sent. @throws ClientError RATE_LIMITED if the client has fewer left */
  charge(points: number): Promise<void>;
  /**
   * Charges points for the data that is about to be sent. Returns how many milliseconds to wait first: 0, or the time in which
   * this many points are restored if the client has none left.
   */
  pay(points: number): Promise<number>;
}

export const pointsForNodes = (nodes: number) => Math.max(1, Math.ceil(nodes / NODES_PER_POINT));

/** Null if there is no rate limit. */
export function createRateLimit({ rateLimit: points, rateLimitStore }: Config, db: Database): RateLimit | null {
  if (points === 0) return null;
  const memory = new RateLimiterMemory({ points, duration: WINDOW_SECONDS });
  return new RateLimit(points, rateLimitStore === 'memory' ? memory : databaseLimiter(points, db, memory));
}

/**
 * Limits the points that a client may spend in a window. A request is charged one point when it arrives, and the rest of its
 * cost just before it is executed. A request that exceeds the limit is not executed, and its points are refunded.
 */
class RateLimit {
  constructor(
    private readonly points: number,
    private readonly limiter: RateLimiterAbstract,
  ) {}

  /** For a route's `onRequest`, before the body is read. A request with an invalid token counts against its IP address. */
  onRequest(viewerOf: ViewerOf) {
    return async (request: FastifyRequest, reply: FastifyReply) => {
      const viewer = await viewerOf(request).catch(() => null); // an invalid token is rejected when Apollo creates the context
      const { allowed, left } = await this.consume(rateLimitKey(request, viewer), 1);
      this.setHeaders(reply, left);
      if (!allowed) throw this.exceeded(reply, 1, left);
    };
  }

  /** Charges an operation's points, one of which is already paid. @throws ClientError RATE_LIMITED */
  async charge(key: string, response: ResponseHeaders, points: number): Promise<void> {
    if (points <= 1) return;
    const { allowed, left } = await this.consume(key, points - 1);
    this.setHeaders(response, allowed ? left : await this.limiter.reward(key, points - 1));
    if (!allowed) throw this.exceeded(response, points, left);
  }

  /** Returns a meter for a response that is paid for as it is sent. Its request has already paid one point. */
  meter(key: string, response: ResponseHeaders): Meter {
    return {
      charge: (points) => this.charge(key, response, points),
      pay: async (points) => {
        const { allowed } = await this.consume(key, points);
        return allowed ? 0 : (points / this.points) * WINDOW_SECONDS * 1_000;
      },
    };
  }

  private async consume(key: string, points: number): Promise<{ allowed: boolean; left: RateLimiterRes }> {
    try {
      return { allowed: true, left: await this.limiter.consume(key, points) };
    } catch (refused) {
      if (refused instanceof RateLimiterRes) return { allowed: false, left: refused };
      throw refused;
    }
  }

  /** https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/ */
  private setHeaders(response: ResponseHeaders, left: RateLimiterRes): void {
    response.header('ratelimit-policy', `"points";q=${this.points};qu="points";w=${WINDOW_SECONDS}`);
    response.header('ratelimit', `"points";r=${left.remainingPoints};t=${secondsLeft(left)}`);
  }

  /** Sets `retry-after` here, because an event stream reports errors in its body. */
  private exceeded(response: ResponseHeaders, points: number, left: RateLimiterRes): ClientError {
    const seconds = secondsLeft(left);
    if (points <= this.points) response.header('retry-after', String(seconds)); // otherwise a retry cannot succeed
    const costs = `This request costs ${points} ${points === 1 ? 'point' : 'points'}`;
    const rest =
      points > this.points
        ? `more than the limit of ${this.points}. Request less data.`
        : `more than are left of ${this.points} per ${WINDOW_SECONDS} seconds. Retry in ${seconds} seconds.`;
    return new ClientError('RATE_LIMITED', `${costs}, ${rest}`);
  }
}

/** Seconds until the next window. If the clock was set back, windows appear to end later than they do. */
function secondsLeft({ msBeforeNext }: RateLimiterRes): number {
  return Math.min(Math.ceil(msBeforeNext / 1_000), WINDOW_SECONDS);
}

/** Counts for all processes that share a database. While the database is unavailable, each process counts separately. */
function databaseLimiter(points: number, db: Database, insuranceLimiter: RateLimiterMemory): RateLimiterAbstract {
  return new RateLimiterPostgres({
    points,
    duration: WINDOW_SECONDS,
    storeClient: { query: rowsAsObjects(db) },
    storeType: 'client',
    tableName: 'RateLimit',
    tableCreated: true, // created by a migration
    insuranceLimiter,
  });
}

/**
 * The part of pg's client that the limiter uses. The limiter's queries always select these two columns, and their first
 * parameter is the key. A window that ends far in the future began before a clock was set back, so it counts as expired.
 */
function rowsAsObjects(db: Database) {
  return async (query: { name: string; text: string; values: unknown[] }) => {
    const ask = () => db.query<[points: number, expire: string]>(query);
    let rows = await ask();
    const latest = Date.now() + LONGEST_WINDOW_MS;
    if (rows.some(([, expire]) => Number(expire) > latest)) {
      const text = 'DELETE FROM "RateLimit" WHERE key = $1 AND expire > $2';
      await db.query({ text, values: [query.values[0], latest] });
      rows = await ask();
    }
    return { rowCount: rows.length, rows: rows.map(([points, expire]) => ({ points, expire })) };
  };
}
