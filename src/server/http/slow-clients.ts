import { STATUS_CODES, type Server } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyHttpOptions } from 'fastify';
import { ClientError } from '../../errors.js';
import { errorBody } from './error-responses.js';

/** Longer than load balancers keep an idle connection, mostly 60 seconds. */
const KEEP_ALIVE_MS = 72_000;
/** How often Node looks for late requests. */
const CHECK_MS = 1_000;

/** A request must arrive whole within `seconds`. A client that does not read its response is disconnected. */
export function slowClients(seconds: number): FastifyHttpOptions<Server> {
  const milliseconds = seconds * 1000;
  return {
    requestTimeout: milliseconds,
    connectionTimeout: 2 * milliseconds + 10_000,
    keepAliveTimeout: KEEP_ALIVE_MS,
    http: { headersTimeout: milliseconds, connectionsCheckingInterval: CHECK_MS },
    clientErrorHandler: ({ code }, socket) => {
      if (code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
      sendRaw(socket, malformedRequest(code, seconds));
    },
  };
}

/** There is no request yet, so that Fastify cannot answer. */
function sendRaw(socket: Socket, error: ClientError): void {
  const body = JSON.stringify(errorBody(error));
  const head = [
    `HTTP/1.1 ${error.status} ${STATUS_CODES[error.status!]}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'cache-control: no-store',
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

function malformedRequest(code: string | undefined, seconds: number): ClientError {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return new ClientError('REQUEST_TIMEOUT', `The request did not arrive within ${seconds} s.`, { status: 408 });
  }
  if (code === 'HPE_HEADER_OVERFLOW') {
    return new ClientError('BAD_REQUEST', 'The headers are larger than 16 KB.', { status: 431 });
  }
  return new ClientError('BAD_REQUEST', 'This is not an HTTP request.');
}
