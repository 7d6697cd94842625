import { setMaxListeners } from 'node:events';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { operationRecord } from './observe/record.step.js';

export type Handler = (request: FastifyRequest, reply: FastifyReply) => unknown;

const CONTROLLER = Symbol('controller');

interface Limited {
  [CONTROLLER]?: AbortController;
}

/** Returns a signal that aborts when the client disconnects or the deadline passes; null for a request without a deadline. */
export function requestSignal({ raw }: FastifyRequest): AbortSignal | null {
  return (raw as Limited)[CONTROLLER]?.signal ?? null;
}

/** Cancels work that continues after the response is complete. */
export function endWork({ raw }: FastifyRequest): void {
  (raw as Limited)[CONTROLLER]?.abort();
}

/** Adds a deadline and a signal to each request. The handler still sends a response after an abort. */
export function withDeadline(seconds: number, handler: Handler): Handler {
  return async (request, reply) => {
    const controller = new AbortController();
    setMaxListeners(0, controller.signal); // each statement waiting for a connection adds a listener, so many are not a leak
    (request.raw as Limited)[CONTROLLER] = controller;
    const abort = (why: string) => {
      operationRecord(request).cancelled = why;
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
