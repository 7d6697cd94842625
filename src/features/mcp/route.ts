import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ClientError } from '../../shared/errors.js';
import { isLoopbackName, record } from '../../http/request.js';
import type { Handler } from '../../http/deadline.js';
import { type Api, limited } from '../../http/routes/api.js';

const ENDPOINT = '/mcp';

/**
 * Tools for assistants over the Model Context Protocol: Streamable HTTP, without sessions. The first request loads their code,
 * which would take a tenth of the CPU time of a start.
 */
export function mountMcp(app: FastifyInstance, api: Api): void {
  let loading: Promise<Handler> | undefined;
  const load = async () => (await import('./serve.js')).serveTools(app, api);
  const serve = limited(api, async (request, reply) => {
    const repeated = repeatedId(request.body);
    if (repeated !== undefined) return reply.code(400).send(refusal(`Two requests in the batch have the id ${repeated}.`));
    return (await (loading ??= load()))(request, reply);
  });
  app.post(ENDPOINT, { onRequest: [refuseOtherPages(api), ...api.contexts.limitRateOfPages] }, serve);
}

/** The id that two requests of a batch share, as JSON. Only one of the requests could receive a response. */
function repeatedId(body: unknown): string | undefined {
  if (!Array.isArray(body)) return undefined;
  const ids = body.filter((each) => record(each)['id'] !== undefined).map((each) => JSON.stringify(record(each)['id']));
  return ids.find((id, index) => ids.indexOf(id) !== index);
}

/** The error code of JSON-RPC. */
const INVALID_REQUEST = -32_600;
const refusal = (message: string) => ({ jsonrpc: '2.0', id: null, error: { code: INVALID_REQUEST, message } });

/**
 * Without this check, a page from another origin could query a server that only this machine can reach, even by pointing its
 * own host name at it (DNS rebinding). Without PUBLIC_URL, a page must come from a loopback address. Clients other than
 * browsers send no Origin header.
 */
function refuseOtherPages({ originOf, config }: Api) {
  return async (request: FastifyRequest) => {
    const { origin } = request.headers;
    if (origin === undefined || config.corsOrigin?.includes(origin)) return;
    const isNamed = config.publicUrl !== null || isLoopbackName(request.hostname);
    if (isNamed && origin === originOf(request)) return;
    throw new ClientError('FORBIDDEN', 'Pages from this origin may not use the tools. CORS_ORIGIN lists the origins that may.');
  };
}
