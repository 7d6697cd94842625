import { IncomingMessage } from 'node:http';
import type { FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { CloseCode, handleProtocols, makeServer, type ServerOptions } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { clientOf } from '../limits/client.js';
import { LIMITS } from '../limits/limits.js';
import type { Connection, Connections, Ending } from './connections.js';
import { tooManySubscriptions } from './errors.js';
import { keepAlive } from './keep-alive.js';
import { record, type Parameters } from '../http/parameters.js';
import type { Caller, CallerOf, SubscriptionArgs, Subscriptions } from './subscriptions.js';

const MOST_SUBSCRIPTIONS = 20;
/** A client says who it is within this time. */
const INITIALISATION_MS = 5_000;
/** A client that is told to close does so within this time, or is cut off. */
const CLOSING_MS = 5_000;
/** Bytes that may wait for a client that goes on asking without reading. */
const MOST_UNREAD = 1024 * 1024;
const TRY_AGAIN_LATER = 1013;
const ENDINGS: Record<Ending, [code: number, reason: string]> = {
  'too slow': [TRY_AGAIN_LATER, 'too slow'],
  'going away': [1001, 'going away'],
  'signed out': [CloseCode.Forbidden, 'The token has ended.'], // clients connect anew, with another
};

/** For the server of WebSockets. Compression would cost each connection its memory. */
export const webSocketOptions = {
  maxPayload: LIMITS.body,
  closeTimeout: CLOSING_MS,
  perMessageDeflate: false,
  handleProtocols,
};

/**
 * One that asks for another protocol than WebSocket is answered as if it did not ask: Java's HTTP client would always
 * rather speak HTTP/2. Node sets `upgrade` where a request asks at all, and hands its connection over if it is then true;
 * Node 20 knows no other way to say which (`shouldUpgradeCallback`).
 */
export class UpgradableRequest extends IncomingMessage {
  declare private asks: boolean | null;

  set upgrade(asks: boolean | null) {
    this.asks = asks;
  }

  get upgrade(): boolean {
    const isWebSocket = this.method === 'GET' && this.headers.upgrade?.toLowerCase() === 'websocket';
    return this.asks === true && (isWebSocket || this.method === 'CONNECT');
  }
}

interface Extra extends Record<PropertyKey, unknown> {
  request: FastifyRequest;
  connection: Connection;
  caller: Caller;
}

export interface WebSocketHandlerOptions {
  subscriptions: Subscriptions;
  connections: Connections;
  callerOf: CallerOf;
  /** Puts a trusted document in place of its id. @throws GraphQLError where it is not trusted. */
  trusted: (parameters: Parameters) => Parameters;
}

/** Speaks graphql-transport-ws. https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md */
export function webSocketHandler({ subscriptions, connections, callerOf, trusted }: WebSocketHandlerOptions) {
  const options: ServerOptions<Record<string, unknown>, Extra> = {
    connectionInitWaitTimeout: INITIALISATION_MS,
    async onConnect({ connectionParams, extra }) {
      const caller = await callerOf(extra.request, { header: () => {} }, authorization(connectionParams));
      if (caller.viewer) connections.endWith(caller.viewer, extra.connection);
      extra.caller = caller;
    },
    async onSubscribe({ subscriptions: own, extra }, _id, payload) {
      if (Object.keys(own).length > MOST_SUBSCRIPTIONS) return [tooManySubscriptions(MOST_SUBSCRIPTIONS)];
      const { caller, connection } = extra;
      try {
        await caller.charge(2); // the first point, which no request has paid, whatever becomes of it
        const parameters = trusted(record(payload));
        const prepared = await subscriptions.prepare(parameters, caller, () => connections.drop(connection));
        return 'errors' in prepared ? prepared.errors : prepared;
      } catch (error) {
        if (error instanceof GraphQLError) return [error];
        throw error;
      }
    },
    subscribe: (args) => subscriptions.subscribe(args as SubscriptionArgs),
  };
  const server = makeServer(options);

  return (socket: WebSocket, request: FastifyRequest) => {
    const client = clientOf(request);
    const refusal = connections.refusal(client);
    if (refusal) return socket.close(TRY_AGAIN_LATER, refusal);

    const connection: Connection = {
      transport: 'websocket',
      client,
      end: (why) => socket.close(...ENDINGS[why]),
    };
    connections.add(connection);
    const stop = keepAlive(socket);
    socket.on('ping', () => refuseUnread(socket));

    const closed = server.opened(
      {
        protocol: socket.protocol,
        send: (text) => sent(socket, text),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (answer) => {
          socket.on('message', (data: Buffer) => {
            refuseUnread(socket);
            answer(data.toString()).catch((error: unknown) => closeAfter(error, socket, request));
          });
        },
      },
      { request, connection, caller: undefined as never },
    );
    socket.once('close', (code, reason) => {
      stop();
      connections.remove(connection);
      closed(code, reason.toString()).catch((error: unknown) => request.log.error({ err: error }, 'closing failed'));
    });
  };
}

function authorization(connectionParams: Record<string, unknown> | undefined): string | undefined {
  const sent = connectionParams?.['Authorization'] ?? connectionParams?.['authorization'];
  if (sent == null) return undefined;
  return typeof sent === 'string' ? sent : '';
}

/** Waits until the system has taken it, so that a client that does not read is sent nothing more. */
function sent(socket: WebSocket, text: string): Promise<void> {
  return new Promise((resolve) => {
    if (socket.readyState !== socket.OPEN) return resolve();
    socket.send(text, () => resolve()); // one that cannot be sent is followed by the socket's close
  });
}

function refuseUnread(socket: WebSocket): void {
  if (socket.bufferedAmount > MOST_UNREAD) socket.terminate();
}

function closeAfter(error: unknown, socket: WebSocket, request: FastifyRequest): void {
  const code = error instanceof GraphQLError ? error.extensions['code'] : undefined;
  if (code === 'UNAUTHENTICATED') return socket.close(CloseCode.Forbidden, (error as Error).message);
  if (code === 'SERVICE_UNAVAILABLE' || code === 'SERVER_BUSY')
    return socket.close(TRY_AGAIN_LATER, (error as Error).message);
  request.log.error({ err: error }, 'a message of a WebSocket failed');
  socket.close(CloseCode.InternalServerError, 'Internal server error');
}
