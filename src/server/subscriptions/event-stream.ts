import type { ServerResponse } from 'node:http';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type ExecutionResult } from 'graphql';
import { ClientError } from '../../errors.js';
import { expand } from '../../types/live/expand.js';
import { prefers } from '../http/negotiate.js';
import { parametersOf } from '../http/parameters.js';
import { clientAddress } from '../limits/client-address.js';
import { PING_MS, type Connections, type LiveConnection } from './connections.js';
import type { CallerOf, Results, Subscriptions } from './subscriptions.js';

const TYPE = 'text/event-stream';
const COMPLETE = 'event: complete\ndata:\n\n';

export function acceptsEventStream({ headers, method }: FastifyRequest): boolean {
  return method !== 'HEAD' && prefers(headers.accept, TYPE);
}

/**
 * GraphQL over server-sent events, one connection per subscription. It writes only as fast as the client reads:
 * graphql-sse's own handler would buffer everything.
 * https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md#distinct-connections-mode
 */
export function eventStreamHandler(subscriptions: Subscriptions, connections: Connections, callerOf: CallerOf) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const client = clientAddress(request);
    const excess = connections.excess(client);
    if (excess) throw new ClientError('TOO_MANY_CONNECTIONS', excess);

    const close = () => void reply.raw.destroy();
    const connection: LiveConnection = { transport: 'event-stream', client, close };
    connections.add(connection);
    reply.raw.once('close', () => connections.remove(connection));
    const caller = await callerOf(request, reply);
    if (caller.viewer) connections.closeAtExpiry(caller.viewer, connection);
    const drop = () => connections.drop(connection);
    const prepared = await subscriptions.prepare(parametersOf(request), caller, drop);
    const results = 'errors' in prepared ? prepared : await subscriptions.subscribe(prepared);
    return reply
      .headers({ 'content-type': `${TYPE}; charset=utf-8`, 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
      .send('errors' in results ? next(results) + COMPLETE : streamOf(results, reply.raw));
  };
}

/** Ends with the response, even if nothing has been read from it. */
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
