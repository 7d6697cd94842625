import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ClientError } from '../errors.js';
import { type Api, limited } from './api.js';
import { isOfDesk } from './desk/desk-requests.js';
import { shortWay } from './execution/short-way.js';
import { acceptsJsonLines, jsonLinesHandler } from './export/json-lines.js';
import { maskFailures } from './export/mask-failures.js';
import { conditional } from './http/conditional.js';
import { limitDocuments } from './limits/limit-documents.js';
import { serveSchema } from './http/serve-schema.js';
import { servePlayground } from './playground/playground.js';
import { acceptsEventStream } from './subscriptions/event-stream.js';
import { liveUpdates } from './subscriptions/live-updates.js';
import { deskDocuments } from './trusted-documents/desk-documents.js';
import { trustDocuments, trustParameters } from './trusted-documents/trust-documents.js';

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
  const playground = config.playground && !only ? [servePlayground(app, ENDPOINT, config.pages)] : [];
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
