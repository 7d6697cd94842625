import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { ClientError } from '../../shared/errors.js';
import { schemaText } from '../../schema/directives.js';
import { isOfDesk } from '../auth/desk-requests.js';
import { shortWay } from '../execution/short-way.js';
import { acceptsJsonLines, jsonLinesHandler } from '../../features/exports/json-lines.js';
import { conditional, type Encodable, keptEncodable, sendEncoded } from '../encoded.js';
import { limitDocuments } from '../limits/document.js';
import { servePlayground } from '../../features/playground/playground.js';
import { acceptsEventStream } from '../../features/live/event-stream.js';
import { liveUpdates } from '../../features/live/live-updates.js';
import { deskDocuments, trustDocuments, trustParameters } from './trusted-documents.js';
import { type Api, limited, maskFailures } from './api.js';

const ENDPOINT = '/graphql';
const METHODS = ['GET', 'HEAD', 'POST', 'OPTIONS'];

/** The endpoint: operations, their rows as JSON Lines, live updates, and the playground. */
export async function mountGraphql(app: FastifyInstance, api: Api): Promise<void> {
  const { apollo, schema, config, contexts, documents, manifest, send, formatError } = api;
  const only = config.trustedDocumentsOnly;
  const ofDesk = manifest && config.desk ? await deskDocuments() : null;
  const live = await liveUpdates(app, {
    ...api,
    callerOf: contexts.callerOf,
    contextOf: contexts.of,
    resolveDocument: manifest ? trustParameters(manifest, only) : (parameters) => parameters,
  });
  const streamed = jsonLinesHandler({ apollo, schema, exporterOf: contexts.exporterOf, send });
  const streamLines = limited(api, maskFailures(formatError, streamed));
  const execute = limited(api, conditional(shortWay({ ...api, contextOf: contexts.ofOperation })));

  // The way of a request, from its headers to the response.
  const route = {
    url: ENDPOINT,
    onRequest: contexts.limitRate,
    preHandler: [
      ...(manifest ? [trustDocuments((request) => (ofDesk && isOfDesk(request) ? ofDesk : manifest), only)] : []),
      limitDocuments(documents),
    ],
    handler: (request: FastifyRequest, reply: FastifyReply) => {
      if (acceptsEventStream(request)) return live.eventStream(request, reply);
      return acceptsJsonLines(request) ? streamLines(request, reply) : execute(request, reply);
    },
  };
  if (config.introspection && !only) serveSchema(app, schema);
  app.route({ method: 'POST', ...route });
  const options = { endpoint: ENDPOINT, hasPages: config.pages, acceptsTokens: config.tokens !== null };
  const playground = config.playground && !only ? [servePlayground(app, options)] : [];
  app.route({ method: 'GET', ...route, preHandler: [...playground, ...route.preHandler], wsHandler: live.webSocket });
  rejectOtherMethods(app);
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

const HEADERS = { 'cache-control': 'public, no-cache', 'x-content-type-options': 'nosniff' };

/** Serves the schema as a file for code generators: an introspection query loses `@oneOf`. */
function serveSchema(app: FastifyInstance, schema: GraphQLSchema): void {
  let file: Encodable | undefined; // printed when it is asked for: it takes longer than a start should
  app.get('/schema.graphql', (request, reply) => {
    file ??= keptEncodable(schemaText(schema));
    return sendEncoded(request, reply.type('text/plain; charset=utf-8').headers(HEADERS), file);
  });
}
