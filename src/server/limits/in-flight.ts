import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '../http/error-responses.js';
import { RETRY_AFTER, SERVER_BUSY } from '../http/failure-status.plugin.js';

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

/**
 * At most so many operations are executed at once in this process. One more is refused at once instead of waiting:
 * a queue that grows answers everybody late. A client that vanishes frees its place when its work has ended.
 */
export function boundInFlight(maximum: number, handler: Handler): Handler {
  let inFlight = 0;
  return async (request, reply) => {
    if (inFlight >= maximum) {
      const message = `The server works on ${inFlight} operations at once, the most that it may; try again in a second.`;
      return refuse(reply.header('retry-after', RETRY_AFTER[SERVER_BUSY]), 503, message, { code: SERVER_BUSY });
    }
    inFlight++;
    try {
      return await handler(request, reply);
    } finally {
      inFlight--;
    }
  };
}
