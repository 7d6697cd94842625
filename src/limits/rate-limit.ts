import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';
import { refuse } from '../http/error-responses.js';
import { clientOf } from './client.js';

export const RATE_LIMITED = 'RATE_LIMITED';
export const WINDOW_SECONDS = 60;

/** Nodes for one point. */
const NODES = 100;

/** What a client has left of a window's points. */
interface Balance {
  allowed: boolean;
  remaining: number;
  /** Seconds until the window ends and the next begins. */
  resets: number;
}

export const pointsOf = (nodes: number) => Math.max(1, Math.ceil(nodes / NODES));

/**
 * Points that a client may spend in a window. A request costs one when it arrives, whatever becomes of it, and the rest
 * of what its operation costs just before that is executed; what cannot be paid is not executed, and paid back.
 */
export class RateLimit {
  constructor(
    private readonly points: number,
    private readonly limiter: RateLimiterAbstract,
  ) {}

  /** For a route's `onRequest`: before the body is read. */
  readonly onRequest = async (request: FastifyRequest, reply: FastifyReply) => {
    const balance = await this.spend(request, reply, 1);
    if (!balance.allowed) return refuse(reply, 429, this.message(balance, 1), { code: RATE_LIMITED });
  };

  /** Takes the points of an operation of which one is paid. @throws GraphQLError RATE_LIMITED */
  async charge(request: FastifyRequest, reply: FastifyReply, points: number): Promise<void> {
    if (points <= 1) return;
    const balance = await this.spend(request, reply, points - 1);
    if (balance.allowed) return;
    await this.limiter.reward(clientOf(request), points - 1);
    const extensions = { code: RATE_LIMITED, http: { status: 429 } };
    throw new GraphQLError(this.message(balance, points), { extensions });
  }

  private async spend(request: FastifyRequest, reply: FastifyReply, points: number): Promise<Balance> {
    const { remainingPoints, msBeforeNext, allowed } = await this.consume(clientOf(request), points);
    const balance = { allowed, remaining: remainingPoints, resets: Math.ceil(msBeforeNext / 1_000) };
    // https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
    reply.header('ratelimit-policy', `"points";q=${this.points};qu="points";w=${WINDOW_SECONDS}`);
    reply.header('ratelimit', `"points";r=${balance.remaining};t=${balance.resets}`);
    if (!allowed) reply.header('retry-after', String(balance.resets));
    return balance;
  }

  private async consume(client: string, points: number) {
    try {
      return Object.assign(await this.limiter.consume(client, points), { allowed: true });
    } catch (refused) {
      if (refused instanceof RateLimiterRes) return Object.assign(refused, { allowed: false });
      throw refused;
    }
  }

  private message({ resets }: Balance, points: number): string {
    const costs = `This request costs ${points} ${points === 1 ? 'point' : 'points'}`;
    return `${costs}, more than is left of ${this.points} in ${WINDOW_SECONDS} seconds; try again in ${resets} seconds.`;
  }
}
