import type { FastifyReply, FastifyRequest } from 'fastify';
import { recordOf } from './observe/record.step.js';

export type Handler = (request: FastifyRequest, reply: FastifyReply) => unknown;

const CONTROLLER = Symbol('controller');

interface Limited {
  [CONTROLLER]?: AbortController;
}

/** Aborts when the client disconnects, or at the deadline; null for a request without a deadline. */
export function signalOf({ raw }: FastifyRequest): AbortSignal | null {
  return (raw as Limited)[CONTROLLER]?.signal ?? null;
}

/** Cancels what is still done for a request whose answer is complete. */
export function endWork({ raw }: FastifyRequest): void {
  (raw as Limited)[CONTROLLER]?.abort();
}

/** Gives each request a deadline and a signal. The handler still answers after an abort. */
export function withDeadline(seconds: number, handler: Handler): Handler {
  return async (request, reply) => {
    const controller = new AbortController();
    (request.raw as Limited)[CONTROLLER] = controller;
    const abort = (why: string) => {
      recordOf(request).cancelled = why;
      controller.abort();
    };
    const timer = setTimeout(abort, seconds * 1000, `it took over ${seconds} s`);
    let isOver = false;
    reply.raw.on('close', () => !isOver && !reply.raw.writableFinished && abort('the client disconnected'));
    try {
      return await handler(request, reply);
    } finally {
      isOver = true;
      clearTimeout(timer);
    }
  };
}
