import type { FastifyReply, FastifyRequest } from 'fastify';

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

const signals = new WeakMap<FastifyRequest['raw'], AbortSignal>();

/** Aborts when the client of a request has gone, or its time is out; null for one without a deadline. */
export function signalOf({ raw }: FastifyRequest): AbortSignal | null {
  return signals.get(raw) ?? null;
}

/** Gives the requests of a handler a signal. The handler answers all the same: with what it is left with. */
export function withDeadline(seconds: number, handler: Handler): Handler {
  return async (request, reply) => {
    const controller = new AbortController();
    signals.set(request.raw, controller.signal);
    const stop = (why: string) => {
      request.log.info(`given up: ${why}`);
      controller.abort();
    };
    const timer = setTimeout(stop, seconds * 1000, `it took over ${seconds} s`);
    const onClose = () => stop('its client has gone');
    reply.raw.once('close', onClose);
    try {
      return await handler(request, reply);
    } finally {
      clearTimeout(timer);
      reply.raw.off('close', onClose);
    }
  };
}
