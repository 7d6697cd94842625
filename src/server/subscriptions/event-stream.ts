import type { ServerResponse } from 'node:http';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type ExecutionResult } from 'graphql';
import { errorBody } from '../http/error-responses.js';
import { preferredType } from '../http/negotiate.js';
import { parametersOf } from '../http/parameters.js';
import { clientOf } from '../limits/client.js';
import type { Connection, Connections } from './connections.js';
import { expand } from '../../types/live/expand.js';
import { PING_MS } from './keep-alive.js';
import type { Caller, CallerOf, Refusal, Results, Subscriptions } from './subscriptions.js';

const TYPE = 'text/event-stream';
const COMPLETE = 'event: complete\ndata:\n\n';

export function acceptsEventStream({ headers, method }: FastifyRequest): boolean {
  return (
    method !== 'HEAD' &&
    preferredType(headers.accept, ['application/json', 'application/graphql-response+json', TYPE]) === TYPE
  );
}

export interface EventStreamHandlerOptions {
  subscriptions: Subscriptions;
  connections: Connections;
  callerOf: CallerOf;
}

/**
 * Speaks GraphQL over server-sent events, one connection a subscription. What a client does not read is not written:
 * graphql-sse's own handler would keep all of it.
 * https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md#distinct-connections-mode
 */
export function eventStreamHandler({ subscriptions, connections, callerOf }: EventStreamHandlerOptions) {
  async function results(request: FastifyRequest, caller: Caller, drop: () => void): Promise<Results | Refusal> {
    const prepared = await subscriptions.prepare(parametersOf(request), caller, drop);
    return 'errors' in prepared ? prepared : subscriptions.subscribe(prepared);
  }

  return async (request: FastifyRequest, reply: FastifyReply) => {
    const client = clientOf(request);
    const refusal = connections.refusal(client);
    if (refusal) return reply.code(503).header('retry-after', 5).send(errorBody(refusal, 'TOO_MANY_CONNECTIONS'));

    const end = () => void reply.raw.destroy();
    const connection: Connection = { transport: 'event-stream', client, end };
    connections.add(connection);
    reply.raw.once('close', () => connections.remove(connection));
    try {
      const caller = await callerOf(request, reply);
      if (caller.viewer) connections.endWith(caller.viewer, connection);
      const told = await results(request, caller, () => connections.drop(connection));
      return await reply
        .headers({ 'content-type': `${TYPE}; charset=utf-8`, 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
        .send('errors' in told ? next(told) + COMPLETE : streamOf(told, reply.raw));
    } catch (error) {
      if (error instanceof GraphQLError) return refuse(reply, error);
      throw error;
    }
  };
}

/** Ends with the response, whether or not anything has been read of it. */
function streamOf(results: Results, response: ServerResponse): Readable {
  const stream = new PassThrough();
  if (response.closed) stream.destroy();
  else response.once('close', () => stream.destroy());
  const pings = setInterval(() => stream.writableNeedDrain || stream.write(':\n\n'), PING_MS);
  stream.write(':\n\n'); // some browsers wait for a first byte
  const texts = expand(results, (result) => [next(result)]);
  pipeline(Readable.from(texts), stream, { end: false })
    .then(() => stream.end(COMPLETE))
    .catch((error: unknown) => stream.end(error instanceof GraphQLError ? next({ errors: [error] }) + COMPLETE : ''))
    .finally(() => clearInterval(pings));
  return stream;
}

function next(result: ExecutionResult): string {
  return `event: next\ndata: ${JSON.stringify(result)}\n\n`;
}

function refuse(reply: FastifyReply, { message, extensions }: GraphQLError) {
  const { code, http } = extensions as { code: string; http?: { status?: number; headers?: Map<string, string> } };
  for (const [name, value] of http?.headers ?? []) reply.header(name, value);
  return reply.code(http?.status ?? 400).send(errorBody(message, code));
}
