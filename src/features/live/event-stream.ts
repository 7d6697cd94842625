import type { ServerResponse } from 'node:http';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type ExecutionResult } from 'graphql';
import { ClientError } from '../../shared/errors.js';
import { expand } from './schema/expand.js';
import { prefers } from '../../http/negotiate.js';
import { requestParameters } from '../../http/request.js';
import { clientAddress } from '../../http/limits/client-address.js';
import { operationRecord } from '../../http/observe/record.step.js';
import { PING_MS, type Connections, type LiveConnection } from './connections.js';
import type { CallerOf } from '../../http/routes/contexts.js';
import type { Results, Subscriptions } from './subscriptions.js';

// Subscriptions over server-sent events.

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
    const lastEventId = request.headers['last-event-id']?.toString(); // from a browser's EventSource that reconnects
    const prepared = await subscriptions.prepare(
      requestParameters(request),
      { ...caller, record: operationRecord(request) },
      lastEventId,
    );
    const results = 'errors' in prepared ? prepared : await subscriptions.subscribe(prepared);
    const drop = () => connections.drop(connection);
    return reply
      .headers({ 'content-type': `${TYPE}; charset=utf-8`, 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
      .send('errors' in results ? next(results) + COMPLETE : streamOf(results, reply.raw, drop));
  };
}

/** The stream ends with the response, even if nothing has been read from it. */
function streamOf(results: Results, response: ServerResponse, drop: () => void): Readable {
  const stream = new PassThrough();
  if (response.closed) stream.destroy();
  else response.once('close', () => stream.destroy());
  const pings = setInterval(pinger(stream, drop), PING_MS);
  stream.write(`id: ${results.startCursor}\n\n`); // not an event: an EventSource that has received none resumes after this id
  const texts = expand(results, (result) => [next(result)]);
  pipeline(Readable.from(texts), stream, { end: false })
    .then(() => stream.end(COMPLETE))
    .catch((error: unknown) => stream.end(error instanceof GraphQLError ? next({ errors: [error] }) + COMPLETE : ''))
    .finally(() => {
      clearInterval(pings);
      void texts.return!(); // since Node 24, a pipeline into a destroyed stream does not end its source
    });
  return stream;
}

/** Pings the client, or drops it if it has read nothing since the last ping. */
function pinger(stream: PassThrough, drop: () => void): () => void {
  let isStuck = false;
  stream.on('drain', () => (isStuck = false));
  return () => {
    if (!stream.writableNeedDrain) stream.write(':\n\n');
    else if (isStuck) drop();
    else isStuck = true;
  };
}

function next(result: ExecutionResult): string {
  const cursor = result.extensions?.['cursor'];
  const id = cursor === undefined ? '' : `id: ${cursor as string}\n`;
  return `event: next\n${id}data: ${JSON.stringify(result)}\n\n`;
}
