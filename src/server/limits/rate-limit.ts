import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';
import type { ViewerOf } from '../auth/authenticate.js';
import { refuse } from '../http/error-responses.js';
import { payerOf } from './client.js';

export const RATE_LIMITED = 'RATE_LIMITED';
export const WINDOW_SECONDS = 60;

/** What headers are told with; over a WebSocket there are none. */
export interface Answer {
  header(name: string, value: string): unknown;
}

/** Nodes for one point. */
const NODES = 100;

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

  /** For a route's `onRequest`: before the body is read. A token that is not valid buys nothing: the address pays. */
  onRequest(viewerOf: ViewerOf) {
    return async (request: FastifyRequest, reply: FastifyReply) => {
      const viewer = await viewerOf(request).catch(() => null); // what is wrong with it is told later
      const { allowed, left } = await this.consume(payerOf(request, viewer), 1);
      this.tell(reply, left);
      if (allowed) return;
      return refuse(this.retry(reply, left), 429, this.message(1, left), { code: RATE_LIMITED });
    };
  }

  /** Takes the points of an operation of which one is paid. @throws GraphQLError RATE_LIMITED */
  async charge(payer: string, reply: Answer, points: number): Promise<void> {
    if (points <= 1) return;
    const { allowed, left } = await this.consume(payer, points - 1);
    this.tell(reply, allowed ? left : await this.limiter.reward(payer, points - 1));
    if (allowed) return;
    this.retry(reply, left);
    const extensions = { code: RATE_LIMITED, http: { status: 429 } };
    throw new GraphQLError(this.message(points, left), { extensions });
  }

  private async consume(payer: string, points: number): Promise<{ allowed: boolean; left: RateLimiterRes }> {
    try {
      return { allowed: true, left: await this.limiter.consume(payer, points) };
    } catch (refused) {
      if (refused instanceof RateLimiterRes) return { allowed: false, left: refused };
      throw refused;
    }
  }

  /** https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/ */
  private tell(reply: Answer, left: RateLimiterRes): void {
    reply.header('ratelimit-policy', `"points";q=${this.points};qu="points";w=${WINDOW_SECONDS}`);
    reply.header('ratelimit', `"points";r=${left.remainingPoints};t=${seconds(left)}`);
  }

  private retry<Reply extends Answer>(reply: Reply, left: RateLimiterRes): Reply {
    reply.header('retry-after', String(seconds(left)));
    return reply;
  }

  private message(points: number, left: RateLimiterRes): string {
    const costs = `This request costs ${points} ${points === 1 ? 'point' : 'points'}`;
    if (points > this.points) return `${costs}, more than the ${this.points} of a whole window: ask for less at once.`;
    const rest = `more than is left of ${this.points} for ${WINDOW_SECONDS} seconds`;
    return `${costs}, ${rest}; try again in ${seconds(left)} seconds.`;
  }
}

/** Until the window ends, and the next begins with all its points. */
function seconds({ msBeforeNext }: RateLimiterRes): number {
  return Math.ceil(msBeforeNext / 1_000);
}
