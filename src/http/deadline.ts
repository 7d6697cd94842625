import type { FastifyReply, FastifyRequest } from 'fastify';
import { cancellation } from '../db/cancellation.js';

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

/** Lets a handler work until its client has gone or its time is out: then what it waits for in the store is given up. */
export function withDeadline(seconds: number, handler: Handler): Handler {
  return async (request, reply) => {
    const controller = new AbortController();
    const stop = (why: string) => {
      request.log.info(`given up: ${why}`);
      controller.abort(new Error(why));
    };
    const timer = setTimeout(stop, seconds * 1000, `it took over ${seconds} s`);
    const onClose = () => stop('its client has gone');
    reply.raw.once('close', onClose);
    try {
      return await cancellation.run(controller.signal, () => handler(request, reply));
    } finally {
      clearTimeout(timer);
      reply.raw.off('close', onClose);
    }
  };
}
