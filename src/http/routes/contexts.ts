import type { FastifyReply, FastifyRequest } from 'fastify';
import { createContext, type Context } from '../../schema/context/context.js';
import { noteClient } from '../../db/cancellation.js';
import { Loader } from '../../query/load/loader.js';
import type { Viewer } from '../../shared/viewer.js';
import { ClientError } from '../../shared/errors.js';
import { authenticator, viewers } from '../auth/authenticate.js';
import type { OwnClient } from '../feature.js';
import { signalOf } from '../deadline.js';
import { isOfThisMachine } from '../request.js';
import type { Services } from '../services.js';
import { rateLimitKey } from '../limits/client-address.js';
import { createRateLimit, type Meter, type ResponseHeaders } from '../limits/rate-limit.js';
import { recordOf } from '../observe/record.step.js';

/** The part of a context that depends on the client. */
export type Caller = Pick<Context, 'client' | 'viewer' | 'charge' | 'signal'> &
  Partial<Pick<Context, 'leastVersion' | 'record' | 'live'>>;

/** Over a WebSocket the token may come after the request, and the response has no headers. */
export type CallerOf = (request: FastifyRequest, response: ResponseHeaders, authorization?: string) => Promise<Caller>;

/** Who asks for all rows of a list, and what they pay for it. */
export interface Exporter {
  context: Context;
  /** Identifies the client; null for a program of this machine. */
  client: string | null;
  /** Null if nothing is to be paid. */
  meter: Meter | null;
}

/** The contexts of requests: of operations, of pages, of exports, and of live updates. They share the rate limit. */
export class Contexts {
  readonly #authenticate;
  readonly #rateLimit;
  /** What all contexts share. */
  readonly #shared;
  readonly viewerOf;
  /** For the `onRequest` of routes. */
  readonly limitRate;
  /** For the `onRequest` of pages, whose readers are never signed in. */
  readonly limitRateOfPages;

  constructor({ config, db, log }: Services, shared: Partial<Context>, clients: readonly OwnClient[]) {
    this.#shared = createContext(db.prisma, { ...shared, canSignIn: config.tokens !== null });
    this.#authenticate = authenticator(config.tokens, log);
    this.#rateLimit = createRateLimit(config, db);
    this.viewerOf = viewers(
      this.#authenticate,
      (request) => clients.find(({ sent }) => sent(request))?.viewerOf(request) ?? null,
    );
    this.limitRate = this.#rateLimit ? [this.#rateLimit.onRequest(this.viewerOf)] : [];
    this.limitRateOfPages = this.#rateLimit ? [this.#rateLimit.onRequest(async () => null)] : [];
  }

  readonly ofOperation = async (request: FastifyRequest, reply: FastifyReply): Promise<Context> =>
    this.#ofRequest(request, this.#callerAs(await this.viewerOf(request), request, reply));

  readonly ofPage = async (request: FastifyRequest, reply: FastifyReply): Promise<Context> =>
    this.#ofRequest(request, this.#callerAs(null, request, reply));

  readonly exporterOf = async (request: FastifyRequest, reply: FastifyReply): Promise<Exporter> => {
    const viewer = await this.viewerOf(request);
    const client = isOfThisMachine(request) ? null : rateLimitKey(request, viewer);
    const meter = client === null ? null : (this.#rateLimit?.meter(client, reply) ?? null);
    const charge = async (points: number) => meter?.charge(points); // of a page; rows are paid as they leave
    const context = this.#ofRequest(request, { ...this.#callerAs(viewer, request, reply), charge });
    return { context, client, meter };
  };

  readonly callerOf: CallerOf = async (request, response, authorization) => {
    const viewer = authorization === undefined ? this.viewerOf(request) : this.#authenticate(authorization);
    return this.#callerAs(await viewer, request, response);
  };

  /** Of a subscription, which has its own `live`, or of a request. */
  readonly of = ({ client, viewer, charge, signal, record = { codes: [] }, live = null, leastVersion = 0 }: Caller): Context => {
    const load = new Loader(this.#shared.prisma);
    return { ...this.#shared, load, client, viewer, charge, signal, record, live, leastVersion };
  };

  #ofRequest(request: FastifyRequest, { client, viewer, charge, signal }: Caller): Context {
    return this.of({ client, viewer, charge, signal, leastVersion: leastVersion(request), record: recordOf(request) });
  }

  #callerAs(viewer: Viewer | null, request: FastifyRequest, response: ResponseHeaders): Caller {
    const client = rateLimitKey(request, viewer);
    const charge = (points: number) => this.#rateLimit?.charge(client, response, points);
    const signal = signalOf(request);
    if (signal) noteClient(signal, client);
    return { client, viewer, charge, signal };
  }
}

const HEADER = 'communique-min-version';

/** The version of the data that a request demands at least; 0 if it demands none. @throws ClientError BAD_REQUEST */
function leastVersion({ headers }: FastifyRequest): number {
  const value = headers[HEADER];
  if (value === undefined) return 0;
  if (/^\d{1,15}$/.test(String(value))) return Number(value);
  throw new ClientError('BAD_REQUEST', `${HEADER} must be a version of the data, as communique-version gives it.`);
}
