import { createMcpHandler } from '@modelcontextprotocol/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AskForTool } from './answer.js';
import { mcpServer, serverOptions } from './server.js';
import { readTools } from './tools.js';
import { AnswerError } from '../../http/answer.js';
import { endWork, type Handler } from '../../http/deadline.js';
import { type Api, documentExecutor } from '../../http/routes/api.js';

/** Returns the handler for assistants' requests. */
export function serveTools(app: FastifyInstance, api: Api): Handler {
  const tools = readTools(api.schema);
  const options = serverOptions(app, api.config, api.schema);
  return async (request, reply) => {
    const origin = api.originOf(request);
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
  };
}

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
