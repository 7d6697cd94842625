import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyHttpOptions } from 'fastify';
import type { Server } from 'node:http';
import { errorBody } from './error-responses.js';

/** How long a connection is kept for a next request: longer than load balancers keep theirs, 60 seconds mostly. */
const KEEP_ALIVE_MS = 72_000;
/** How often Node looks for requests that are late. */
const CHECK_MS = 1_000;

/**
 * What a client that dawdles is given: a request must have come whole within `seconds`. A client that takes nothing
 * of its answer is cut off some time after the last answer could have been ready.
 */
export function slowClients(seconds: number): FastifyHttpOptions<Server> {
  const milliseconds = seconds * 1000;
  return {
    requestTimeout: milliseconds,
    connectionTimeout: 2 * milliseconds + 10_000,
    keepAliveTimeout: KEEP_ALIVE_MS,
    http: { headersTimeout: milliseconds, connectionsCheckingInterval: CHECK_MS },
    clientErrorHandler: (error, socket) => refuse(error, socket, seconds),
  };
}

/** Answers what is no HTTP, in the form of all other errors; there is no request yet. */
function refuse({ code }: NodeJS.ErrnoException, socket: Socket, seconds: number): void {
  if (code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const [status, message, name] = problem(code, seconds);
  const body = JSON.stringify(errorBody(message, name));
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'cache-control: no-store',
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

function problem(code: string | undefined, seconds: number): [status: number, message: string, code: string] {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return [408, `The request did not come whole within ${seconds} s.`, 'REQUEST_TIMEOUT'];
  }
  if (code === 'HPE_HEADER_OVERFLOW') return [431, 'The headers are larger than 16 KB.', 'BAD_REQUEST'];
  return [400, 'This is no HTTP request.', 'BAD_REQUEST'];
}
