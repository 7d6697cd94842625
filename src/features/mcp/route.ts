import { createMcpHandler } from '@modelcontextprotocol/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ClientError } from '../../shared/errors.js';
import type { AskForTool } from './answer.js';
import { mcpServer, serverOptions } from './server.js';
import { readTools } from './tools.js';
import { AnswerError } from '../../http/answer.js';
import { endWork } from '../../http/deadline.js';
import { isLoopbackName, record } from '../../http/request.js';
import { type Api, documentExecutor, limited } from '../../http/routes/api.js';

const ENDPOINT = '/mcp';

/** Tools for assistants over the Model Context Protocol: Streamable HTTP, without sessions. */
export function mountMcp(app: FastifyInstance, api: Api): void {
  const tools = readTools(api.schema);
  const { originOf, contexts, config } = api;
  const options = serverOptions(app, config, api.schema);
  const serve = limited(api, async (request, reply) => {
    const repeated = repeatedId(request.body);
    if (repeated !== undefined) return reply.code(400).send(refusal(`Two requests of the batch have the id ${repeated}.`));
    const origin = originOf(request);
    const server = () => mcpServer(tools, { ...options, ask: askFor(request, reply, api), origin });
    const handler = createMcpHandler(server, { maxSubscriptions: 0 }); // nothing is sent later: a response is one body
    try {
      const response = await handler.fetch(webRequest(request, origin), { parsedBody: request.body });
      const body = Buffer.from(await response.arrayBuffer());
      for (const [name, value] of response.headers) void reply.header(name, value);
      return reply.code(response.status).send(body);
    } finally {
      endWork(request);
    }
  });
  app.post(ENDPOINT, { onRequest: [refuseOtherPages(api), ...contexts.limitRateOfPages] }, serve);
}

/** The id that two requests of a batch share, as JSON. Only one of them could receive a response. */
function repeatedId(body: unknown): string | undefined {
  if (!Array.isArray(body)) return undefined;
  const ids = body.filter((each) => record(each)['id'] !== undefined).map((each) => JSON.stringify(record(each)['id']));
  return ids.find((id, index) => ids.indexOf(id) !== index);
}

/** The error code of JSON-RPC. */
const INVALID_REQUEST = -32_600;
const refusal = (message: string) => ({ jsonrpc: '2.0', id: null, error: { code: INVALID_REQUEST, message } });

function askFor(request: FastifyRequest, reply: FastifyReply, api: Api): AskForTool {
  const answerTo = documentExecutor(request, reply, api);
  return (document, variables) =>
    answerTo(document, variables).catch((error: unknown) => {
      if (error instanceof AnswerError) return { refused: error.message };
      throw error;
    });
}

function webRequest({ method, url, headers }: FastifyRequest, origin: string): Request {
  const given = Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
  return new Request(new URL(url, origin), { method, headers: Object.fromEntries(given) as Record<string, string> });
}

/**
 * Otherwise a page of another origin could query a server that only this machine can reach, even through its own host name
 * (DNS rebinding). Without PUBLIC_URL, a page must come from a loopback address. Programs send no origin.
 */
function refuseOtherPages({ originOf, config }: Api) {
  return async (request: FastifyRequest) => {
    const { origin } = request.headers;
    if (origin === undefined || config.corsOrigin?.includes(origin)) return;
    const isNamed = config.publicUrl !== null || isLoopbackName(request.hostname);
    if (isNamed && origin === originOf(request)) return;
    throw new ClientError('FORBIDDEN', 'Pages of this origin may not use the tools. CORS_ORIGIN lists the origins that may.');
  };
}
