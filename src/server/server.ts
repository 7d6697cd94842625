import 'reflect-metadata'; // before any type is declared
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { CheckAnnotation } from '../claims/read/check.js';
import type { Config } from '../config.js';
import { createContext } from '../context.js';
import type { Database } from '../db/database.js';
import { ClientError } from '../errors.js';
import type { Viewer } from '../viewer.js';
import { createSchema } from '../types/schema.js';
import { startApollo } from './apollo.js';
import { createApp } from './app.js';
import { authenticator, viewers } from './auth/authenticate.js';
import { annotationPages } from './export/annotation-pages.js';
import { exportHandler } from './export/export-file.js';
import { acceptsJsonLines, jsonLinesHandler } from './export/json-lines.js';
import { maskFailures } from './export/mask-failures.js';
import { rowSender } from './export/send-rows.js';
import { conditional, setEntityTag } from './http/conditional.js';
import { type Handler, signalOf, withDeadline } from './http/deadline.js';
import { drain } from './http/drain.js';
import { maskErrors } from './http/mask-errors.js';
import { originFrom } from './http/origin.js';
import { leastVersion } from './http/least-version.js';
import { isOfThisMachine } from './http/this-machine.js';
import { createMetrics } from './observe/metrics.js';
import { rateLimitKey } from './limits/client-address.js';
import { limitDocuments } from './limits/limit-documents.js';
import { createRateLimit, type ResponseHeaders } from './limits/rate-limit.js';
import { TableSizes } from './limits/table-sizes.js';
import { servePages } from './pages/serve-pages.js';
import { recordOf } from './observe/operation-record.js';
import { traceRequests } from './http/trace-requests.js';
import { servePlayground } from './playground/playground.js';
import { acceptsEventStream } from './subscriptions/event-stream.js';
import { liveUpdates } from './subscriptions/live-updates.js';
import type { Caller, CallerOf } from './subscriptions/subscriptions.js';
import { readManifest } from './trusted-documents/manifest.js';
import { trustDocuments, trustParameters } from './trusted-documents/trust-documents.js';

const ENDPOINT = '/graphql';
const UNNAMED = 'CACHE_MAX_AGE is 0 for pages, since they have addresses of the server: PUBLIC_URL names it';
const METHODS = ['GET', 'HEAD', 'POST', 'OPTIONS'];

export interface ServerOptions {
  db: Database;
  log: Logger;
  config: Config;
  /** Checks annotations, in another thread for example. */
  check?: CheckAnnotation;
}

/** The API over HTTP, ready to listen. `close()` waits for requests under way, and leaves the database open. */
export async function createServer({ db, log, config, check }: ServerOptions): Promise<FastifyInstance> {
  const schema = await createSchema();
  const manifest = config.trustedDocuments ? await readManifest(config.trustedDocuments, schema) : null;
  const only = config.trustedDocumentsOnly;
  const metrics = createMetrics(db, config.databaseUrl === null ? config.dataDir : null);
  const sizes = new TableSizes(db, log);
  const services = { db, log, config, metrics, formatError: maskErrors(log, config) };
  const apollo = await startApollo(schema, services, sizes);

  const authenticate = authenticator(config.tokens, log);
  const viewerOf = viewers(authenticate);
  const rateLimit = createRateLimit(config, db);
  const callerAs = (viewer: Viewer | null, request: FastifyRequest, response: ResponseHeaders): Caller => ({
    viewer,
    canSignIn: config.tokens !== null,
    charge: async (points) => rateLimit?.charge(rateLimitKey(request, viewer), response, points),
    signal: signalOf(request),
  });
  const callerOf: CallerOf = async (request, response, authorization) =>
    callerAs(await (authorization === undefined ? viewerOf(request) : authenticate(authorization)), request, response);
  const contextOf = (caller: Caller) => createContext(db.prisma, { ...caller, check });
  const context = async (request: FastifyRequest, reply: FastifyReply) =>
    contextOf({ ...(await callerOf(request, reply)), leastVersion: leastVersion(request), record: recordOf(request) });

  const app = await createApp(services, viewerOf);
  const live = await liveUpdates(app, {
    ...services,
    ...{ apollo, schema, callerOf, contextOf },
    resolveDocument: manifest ? trustParameters(manifest, only) : (parameters) => parameters,
  });
  const limited = (handler: Handler) => traceRequests(withDeadline(config.requestTimeout, handler));
  const execute = limited(conditional(fastifyApolloHandler(apollo, { context })));

  const playground = config.playground && !only;

  const exporterOf = async (request: FastifyRequest, reply: FastifyReply) => {
    const viewer = await viewerOf(request);
    const client = isOfThisMachine(request) ? null : rateLimitKey(request, viewer);
    const meter = client === null ? null : (rateLimit?.meter(client, reply) ?? null);
    const charge = async (points: number) => meter?.charge(points); // of a page; rows are paid as they leave
    return { context: contextOf({ viewer, canSignIn: config.tokens !== null, charge, signal: signalOf(request), leastVersion: leastVersion(request), record: recordOf(request) }), client, meter }; // prettier-ignore
  };
  const send = rowSender(services);
  const streamed = jsonLinesHandler({ apollo, schema, exporterOf, send });
  const streamLines = limited(maskFailures(services.formatError, streamed));

  const originOf = originFrom(config.publicUrl);
  const exports = { schema, sizes, exporterOf, send, originOf };
  const files = limited(maskFailures(services.formatError, exportHandler(exports)));
  const annotations = limited(maskFailures(services.formatError, annotationPages(db, exports)));

  // The way of a request, from its headers to the response.
  const onRequest = rateLimit ? [rateLimit.onRequest(viewerOf)] : [];
  const route = {
    url: ENDPOINT,
    onRequest,
    preHandler: [
      ...(playground ? [servePlayground(ENDPOINT, config.pages)] : []),
      ...(manifest ? [trustDocuments(manifest, only)] : []),
      limitDocuments(),
    ],
    handler: (request: FastifyRequest, reply: FastifyReply) => {
      if (acceptsEventStream(request)) return live.eventStream(request, reply);
      return acceptsJsonLines(request) ? streamLines(request, reply) : execute(request, reply);
    },
    onSend: setEntityTag,
  };
  app.route({ method: 'POST', ...route });
  app.route({ method: 'GET', ...route, wsHandler: live.webSocket });
  rejectOtherMethods(app);
  if (!only) {
    app.route({ method: 'GET', url: '/export/:file', onRequest, handler: files });
    app.route({ method: 'GET', url: '/export/sources/:slug/annotations.jsonld', onRequest, handler: annotations });
  }
  if (config.pages) {
    if (config.cacheMaxAge > 0 && config.publicUrl === null) log.warn(UNNAMED);
    await servePages(app, {
      ...{ apollo, schema, config, playground, limited, originOf },
      exports: () => app.hasRoute({ method: 'GET', url: '/export/:file' }),
      onRequest: rateLimit ? [rateLimit.onRequest(async () => null)] : [],
      context: async (request, reply) =>
        contextOf({
          ...callerAs(null, request, reply),
          leastVersion: leastVersion(request),
          record: recordOf(request),
        }),
    });
  }

  drain(app, config.drainTimeout); // after the hooks of live updates, which end their responses
  app.addHook('onClose', () => apollo.stop()); // Apollo's drain plugin would call close() from within close()
  return app;
}

/** Before their bodies are read. Methods that Fastify does not support are not found. */
function rejectOtherMethods(app: FastifyInstance): void {
  const allow = METHODS.join(', ');
  const reject = async ({ method }: FastifyRequest) => {
    const message = `${ENDPOINT} does not support ${method}. It supports ${allow}.`;
    throw new ClientError('METHOD_NOT_ALLOWED', message, { headers: { allow } });
  };
  const others = app.supportedMethods.filter((method) => !METHODS.includes(method));
  app.route({ method: others, url: ENDPOINT, onRequest: reject, handler: reject });
}
