import type { FastifyReply, FastifyRequest } from 'fastify';
import { recordOf } from '../observe/record.step.js';

export type Handler = (request: FastifyRequest, reply: FastifyReply) => unknown;

const SIGNAL = Symbol('signal');

interface Limited {
  [SIGNAL]?: AbortSignal;
}

/** Aborts when the client disconnects, or at the deadline; null for a request without a deadline. */
export function signalOf({ raw }: FastifyRequest): AbortSignal | null {
  return (raw as Limited)[SIGNAL] ?? null;
}

/** Gives each request a deadline and a signal. The handler still answers after an abort. */
export function withDeadline(seconds: number, handler: Handler): Handler {
  const deadlines = new Deadlines(seconds * 1_000);
  return async (request, reply) => {
    const controller = new AbortController();
    (request.raw as Limited)[SIGNAL] = controller.signal;
    const abort = (why: string) => {
      recordOf(request).cancelled = why;
      controller.abort();
    };
    const deadline = deadlines.begin(() => abort(`it took over ${seconds} s`));
    reply.raw.on('close', () => !deadline.isOver && !reply.raw.writableFinished && abort('the client disconnected'));
    try {
      return await handler(request, reply);
    } finally {
      deadlines.end(deadline);
    }
  };
}

interface Deadline {
  at: number;
  pass: () => void;
  isOver: boolean;
}

/** The deadlines of requests under way, on one timer: one for each would cost more than all that most of them wait for. */
class Deadlines {
  /** In the order in which they pass, since all requests have the same time. */
  readonly #open = new Set<Deadline>();
  #timer: NodeJS.Timeout | null = null;

  constructor(private readonly milliseconds: number) {}

  begin(pass: () => void): Deadline {
    const deadline = { at: performance.now() + this.milliseconds, pass, isOver: false };
    this.#open.add(deadline);
    this.#timer ??= this.#wait(this.milliseconds);
    return deadline;
  }

  end(deadline: Deadline): void {
    deadline.isOver = true;
    this.#open.delete(deadline);
  }

  #wait(milliseconds: number): NodeJS.Timeout {
    return setTimeout(() => this.#check(), milliseconds).unref();
  }

  #check(): void {
    this.#timer = null;
    const now = performance.now();
    for (const deadline of this.#open) {
      if (deadline.at > now) {
        this.#timer = this.#wait(deadline.at - now);
        return;
      }
      this.end(deadline);
      deadline.pass();
    }
  }
}
