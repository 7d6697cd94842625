import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { ClientError } from '../../shared/errors.js';
import { schemaText } from '../../schema/directives.js';
import { fastPath } from '../execution/fast-path.js';
import { conditional, type Encodable, keptEncodable, sendEncoded } from '../encoded.js';
import { limitDocuments } from '../limits/document.js';
import type { EndpointPart, Feature, OwnClient } from '../feature.js';
import { type TrustedDocuments, trustDocuments } from './trusted-documents.js';
import { type Api, limited } from './api.js';

const ENDPOINT = '/graphql';
const METHODS = ['GET', 'HEAD', 'POST', 'OPTIONS'];

/** Mounts the GraphQL endpoint, including features' additions, and serves the schema as a file. */
export async function mountGraphql(
  app: FastifyInstance,
  api: Api,
  { features, clients }: { features: readonly Feature[]; clients: readonly OwnClient[] },
): Promise<void> {
  const { schema, config, contexts, documents, manifest } = api;
  const only = config.trustedDocumentsOnly;
  const parts: EndpointPart[] = [];
  for (const { endpoint } of features) if (endpoint) parts.push(await endpoint(app, api));
  const execute = limited(api, conditional(fastPath({ ...api, contextOf: contexts.ofOperation })));

  // The stages of a request, from its headers to the response.
  const route = {
    url: ENDPOINT,
    onRequest: contexts.limitRate,
    preHandler: [...(manifest ? [trustDocuments(await trustedFor(manifest, clients), only)] : []), limitDocuments(documents)],
    handler: (request: FastifyRequest, reply: FastifyReply) => {
      const other = parts.find(({ accepts }) => accepts?.(request))?.handler;
      return (other ?? execute)(request, reply);
    },
  };
  if (config.introspection && !only) serveSchema(app, schema);
  app.route({ method: 'POST', ...route });
  const pages = parts.flatMap(({ page = [] }) => page);
  const wsHandler = parts.find(({ webSocket }) => webSocket)?.webSocket;
  app.route({ method: 'GET', ...route, preHandler: [...pages, ...route.preHandler], ...(wsHandler && { wsHandler }) });
  rejectOtherMethods(app);
}

/** Returns the documents that a client may use: a feature's own program has its own, all other clients use the manifest. */
async function trustedFor(manifest: TrustedDocuments, clients: readonly OwnClient[]) {
  const own = await Promise.all(clients.map(async ({ sent, documents }) => ({ sent, documents: await documents() })));
  return (request: FastifyRequest) => own.find(({ sent }) => sent(request))?.documents ?? manifest;
}

/** Rejects other methods before the body is read. Methods that Fastify does not support result in 404. */
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

/** Serves the schema as a file for code generators, because introspection loses `@oneOf`. */
function serveSchema(app: FastifyInstance, schema: GraphQLSchema): void {
  let file: Encodable | undefined; // printed on the first request, because printing would slow down startup
  app.get('/schema.graphql', (request, reply) => {
    file ??= keptEncodable(schemaText(schema));
    return sendEncoded(request, reply.type('text/plain; charset=utf-8').headers(HEADERS), file);
  });
}
