import { isUtf8 } from 'node:buffer';
import type { Socket } from 'node:net';
import { IncomingMessage, STATUS_CODES, type Server } from 'node:http';
import Fastify, {
  errorCodes,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type FastifyHttpOptions,
} from 'fastify';
import cors from '@fastify/cors';
import secureJson from 'secure-json-parse';
import { ClientError } from '../../shared/errors.js';
import type { ViewerOf } from '../auth/authenticate.js';
import { adminRoutes, fastifyOptions } from '../admin.js';
import { errorResponses, malformedUrl, errorBody } from '../error-responses.js';
import type { Feature } from '../feature.js';
import type { Services } from '../services.js';
import { cutOff } from '../observe/cut.js';
import { logRequests, clientsShown } from '../observe/request-log.js';
import { forwardedAddresses } from '../limits/client-address.js';
import { limitBodies } from '../limits/limit-body.js';
import { limitConnections } from '../limits/limit-connections.js';
import { SentDocuments } from '../steps/sent-documents.js';

/** Creates the Fastify app with everything that its routes share, and the health and metrics routes. */
export async function createApp(services: Services, viewerOf: ViewerOf, features: readonly Feature[]): Promise<FastifyInstance> {
  const { log, config, metrics } = services;
  const slow = slowClients(config.requestTimeout);
  const app = Fastify({
    ...fastifyOptions(log),
    ...slow,
    http: { ...slow.http, IncomingMessage: UpgradableRequest },
    return503OnClosing: false, // requests sent before closing get their response
    bodyLimit: config.maxBodyBytes,
    trustProxy: config.trustProxy ?? false,
    pluginTimeout: (config.drainTimeout + 10) * 1_000, // also applies to hooks that close the server
    frameworkErrors: malformedUrl,
  });
  const show = clientsShown(config.logClients);
  app.addHook('onRequest', (_request, _reply, done) => void setImmediate(done)); // lets pending answers from the store go first
  if (config.trustProxy) app.addHook('onRequest', readForwardedFor);
  limitConnections(app, config, log, metrics, show); // before the request log: refused connections share one line
  app.server.on('timeout', (socket: Socket) => cutOff(socket, 'idle', 'no data was transferred for too long'));
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    done(null, payload);
  });
  logRequests(app, log, metrics, show);
  limitBodies(app, viewerOf, config.maxBodyBytes);
  readJsonBodies(app);
  errorResponses(app);
  await adminRoutes(app, services, features);
  await allowOrigins(app, config.corsOrigin);
  return app;
}

/** Normalizes the header, because Fastify takes the client's IP address from it verbatim. */
function readForwardedFor({ raw: { headers } }: FastifyRequest, _reply: FastifyReply, done: () => void): void {
  const given = headers['x-forwarded-for']; // Node joins repeated headers
  if (given !== undefined) headers['x-forwarded-for'] = forwardedAddresses(String(given));
  done();
}

const EXPOSED = 'Communique-Version, Content-Disposition, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id, X-Total-Count';

/** Lets pages from these origins read responses; null allows all origins. Also checks WebSockets, which CORS does not cover. */
async function allowOrigins(app: FastifyInstance, origins: string[] | null): Promise<void> {
  await app.register(cors, { origin: origins ?? '*', maxAge: 86_400, exposedHeaders: EXPOSED });
  if (!origins) return;
  app.addHook('onRequest', async (request) => {
    if (request.headers.upgrade === undefined || isAllowed(request, origins)) return;
    throw new ClientError('FORBIDDEN', 'Pages of this origin may not open a WebSocket. CORS_ORIGIN lists the origins that may.');
  });
  app.addHook('onSend', async (_request, reply) => {
    const vary = String(reply.getHeader('vary') ?? ''); // handlers set their own
    if (!/\borigin\b/i.test(vary)) reply.header('vary', vary ? `${vary}, origin` : 'origin');
  });
}

/** Also allows the server's own pages, and clients other than browsers, which send no origin. */
function isAllowed({ headers: { origin, host } }: FastifyRequest, origins: string[]): boolean {
  if (origin === undefined || origins.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

/** Accepts only JSON in UTF-8. Fastify would replace invalid bytes, and a mutation would store the replacements. */
function readJsonBodies(app: FastifyInstance): void {
  const sent = new SentDocuments();
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    let parsed: unknown;
    try {
      parsed = sent.parse(body, parseJson);
    } catch (error) {
      return done(error as Error);
    }
    done(null, parsed);
  });
}

function parseJson(json: Buffer): unknown {
  if (!isUtf8(json)) throw new ClientError('BAD_REQUEST', 'The body is not UTF-8.');
  if (json.length === 0) throw new errorCodes.FST_ERR_CTP_EMPTY_JSON_BODY();
  try {
    return secureJson.parse(json.toString());
  } catch {
    throw new errorCodes.FST_ERR_CTP_INVALID_JSON_BODY();
  }
}

/**
 * A request that ignores upgrades to protocols other than WebSocket, because Java's HTTP client always asks for HTTP/2. Node
 * sets `upgrade` if a request asks for any protocol, and abandons the connection if the property then reads true. The proper
 * solution would be `shouldUpgradeCallback`, which Node 20 lacks.
 */
class UpgradableRequest extends IncomingMessage {
  declare private asks: boolean | null;

  set upgrade(asks: boolean | null) {
    this.asks = asks;
  }

  get upgrade(): boolean {
    const isWebSocket = this.method === 'GET' && this.headers.upgrade?.toLowerCase() === 'websocket';
    return this.asks === true && (isWebSocket || this.method === 'CONNECT');
  }
}

/** Longer than load balancers keep an idle connection, usually 60 seconds. */
const KEEP_ALIVE_MS = 72_000;
/** How often Node checks for late requests. */
const CHECK_MS = 1_000;

/** A complete request must arrive within `seconds`. A client that does not read its response is disconnected. */
export function slowClients(seconds: number): FastifyHttpOptions<Server> {
  const milliseconds = seconds * 1000;
  return {
    requestTimeout: milliseconds,
    connectionTimeout: 2 * milliseconds + 10_000,
    keepAliveTimeout: KEEP_ALIVE_MS,
    http: { headersTimeout: milliseconds, connectionsCheckingInterval: CHECK_MS },
    clientErrorHandler: ({ code }, socket) => {
      if (code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
      sendRaw(socket, malformedRequest(code, seconds));
    },
  };
}

/** Writes to the socket directly, because Fastify cannot respond without a request. */
function sendRaw(socket: Socket, error: ClientError): void {
  const body = JSON.stringify(errorBody(error));
  const head = [
    `HTTP/1.1 ${error.status} ${STATUS_CODES[error.status!]}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'cache-control: no-store',
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

function malformedRequest(code: string | undefined, seconds: number): ClientError {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return new ClientError('REQUEST_TIMEOUT', `The request did not arrive within ${seconds} s.`, { status: 408 });
  }
  if (code === 'HPE_HEADER_OVERFLOW') {
    return new ClientError('BAD_REQUEST', 'The headers are larger than 16 KB.', { status: 431 });
  }
  return new ClientError('BAD_REQUEST', 'This is not an HTTP request.');
}
