import type { FastifyReply, FastifyRequest } from 'fastify';
import { createContext, type Context } from '../../schema/context/context.js';
import { noteClient } from '../../db/cancellation.js';
import { Loader } from '../../query/load/loader.js';
import type { Viewer } from '../../shared/viewer.js';
import { ClientError } from '../../shared/errors.js';
import { authenticator, viewers } from '../auth/authenticate.js';
import type { OwnClient } from '../feature.js';
import { requestSignal } from '../deadline.js';
import type { Services } from '../services.js';
import { rateLimitKey } from '../limits/client-address.js';
import { createRateLimit, type ResponseHeaders } from '../limits/rate-limit.js';
import { operationRecord } from '../observe/record.step.js';

/** The part of a context that depends on the client. */
export type Caller = Pick<Context, 'client' | 'viewer' | 'charge' | 'signal'> & Partial<Pick<Context, 'leastVersion' | 'record'>>;

/** Over a WebSocket, the token may arrive after the request, and the response has no headers. */
export type CallerOf = (request: FastifyRequest, response: ResponseHeaders, authorization?: string) => Promise<Caller>;

/** Creates contexts for operations, pages, exports and live updates, which share one rate limit. */
export class Contexts {
  readonly #authenticate;
  /** Null if there is none. */
  readonly rateLimit;
  /** Values shared by all contexts. */
  readonly #shared;
  readonly viewerOf;
  /** For routes' `onRequest`. */
  readonly limitRate;
  /** For the `onRequest` of pages, which ignore authentication. */
  readonly limitRateOfPages;

  constructor({ config, db, log }: Services, shared: Partial<Context>, clients: readonly OwnClient[]) {
    this.#shared = createContext(db.prisma, { ...shared, canSignIn: config.tokens !== null });
    this.#authenticate = authenticator(config.tokens, log);
    this.rateLimit = createRateLimit(config, db);
    this.viewerOf = viewers(
      this.#authenticate,
      (request) => clients.find(({ sent }) => sent(request))?.viewerOf(request) ?? null,
    );
    this.limitRate = this.rateLimit ? [this.rateLimit.onRequest(this.viewerOf)] : [];
    this.limitRateOfPages = this.rateLimit ? [this.rateLimit.onRequest(async () => null)] : [];
  }

  readonly ofOperation = async (request: FastifyRequest, reply: FastifyReply): Promise<Context> =>
    this.ofRequest(request, reply, await this.viewerOf(request));

  readonly ofPage = async (request: FastifyRequest, reply: FastifyReply): Promise<Context> =>
    this.ofRequest(request, reply, null);

  /** Creates a request's context. `more` overrides values, such as how the request is charged. */
  ofRequest(request: FastifyRequest, reply: FastifyReply, viewer: Viewer | null, more: Partial<Context> = {}): Context {
    const caller = this.#callerAs(viewer, request, reply);
    return this.of({ ...caller, leastVersion: leastVersion(request), record: operationRecord(request) }, more);
  }

  readonly callerOf: CallerOf = async (request, response, authorization) => {
    const viewer = authorization === undefined ? this.viewerOf(request) : this.#authenticate(authorization);
    return this.#callerAs(await viewer, request, response);
  };

  /** Creates the context for a request or a subscription, to which a feature adds `more`. */
  readonly of = (
    { client, viewer, charge, signal, record = { codes: [] }, leastVersion = 0 }: Caller,
    more?: Partial<Context>,
  ) => {
    const load = new Loader(this.#shared.prisma);
    return { ...this.#shared, load, client, viewer, charge, signal, record, leastVersion, ...more };
  };

  #callerAs(viewer: Viewer | null, request: FastifyRequest, response: ResponseHeaders): Caller {
    const client = rateLimitKey(request, viewer);
    const charge = (points: number) => this.rateLimit?.charge(client, response, points);
    const signal = requestSignal(request);
    if (signal) noteClient(signal, client);
    return { client, viewer, charge, signal };
  }
}

const HEADER = 'communique-min-version';

/** Returns the minimum version of the data that a request demands, or 0. @throws ClientError BAD_REQUEST */
function leastVersion({ headers }: FastifyRequest): number {
  const value = headers[HEADER];
  if (value === undefined) return 0;
  if (/^\d{1,15}$/.test(String(value))) return Number(value);
  throw new ClientError('BAD_REQUEST', `${HEADER} must be a version of the data, as returned in communique-version.`);
}
