import type { FastifyRequest } from 'fastify';
import { CloseCode, handleProtocols, makeServer, type ServerOptions } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { ClientError } from '../../shared/errors.js';
import { record, type Parameters } from '../../http/request.js';
import { clientAddress } from '../../http/limits/client-address.js';
import { LIMITS } from '../../http/limits/limits.js';
import { PING_MS, type CloseReason, type Connections, type LiveConnection } from './connections.js';
import type { Caller, CallerOf } from '../../http/routes/contexts.js';
import type { SubscriptionArgs, Subscriptions } from './subscriptions.js';

// Subscriptions over WebSocket.

const MAXIMUM_SUBSCRIPTIONS = 20;
const TOO_MANY = `A connection can have ${MAXIMUM_SUBSCRIPTIONS} subscriptions. End one, or open another connection.`;
/** The time limit for a client's first message. */
const INITIALISATION_MS = 5_000;
/** How long a client may take to confirm a close, in seconds; shorter if the server has less time to stop. */
const [SHORTEST_CLOSING, LONGEST_CLOSING] = [1, 5];
/** Unsent bytes at which a client that sends but does not read is disconnected. */
const MAXIMUM_UNSENT = 1024 * 1024;
const TRY_AGAIN_LATER = 1013;
const CLOSE_REASONS: Record<CloseReason, [code: number, reason: string]> = {
  'too slow': [TRY_AGAIN_LATER, 'too slow'],
  'going away': [1001, 'going away'],
  'signed out': [CloseCode.Forbidden, 'The token has expired.'], // clients reconnect with a new one
};

/** There is no compression: it would cost memory per connection. */
export function webSocketOptions(drainTimeout: number) {
  return {
    maxPayload: LIMITS.body,
    closeTimeout: Math.max(SHORTEST_CLOSING, Math.min(drainTimeout, LONGEST_CLOSING)) * 1_000,
    perMessageDeflate: false,
    handleProtocols,
  };
}

interface Extra extends Record<PropertyKey, unknown> {
  request: FastifyRequest;
  connection: LiveConnection;
  caller: Caller;
}

/** Replaces the id of a trusted document with the document. @throws ClientError if it is not trusted */
type ResolveDocument = (parameters: Parameters) => Parameters;

/** The graphql-transport-ws protocol: https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md */
export function webSocketHandler(
  subscriptions: Subscriptions,
  connections: Connections,
  callerOf: CallerOf,
  resolveDocument: ResolveDocument,
) {
  const options: ServerOptions<Record<string, unknown>, Extra> = {
    connectionInitWaitTimeout: INITIALISATION_MS,
    async onConnect({ connectionParams, extra }) {
      const caller = await callerOf(extra.request, { header: () => {} }, authorization(connectionParams));
      if (caller.viewer) connections.closeAtExpiry(caller.viewer, extra.connection);
      extra.caller = caller;
    },
    async onSubscribe({ subscriptions: own, extra }, _id, payload) {
      const { caller } = extra;
      try {
        if (Object.keys(own).length > MAXIMUM_SUBSCRIPTIONS) throw new ClientError('TOO_MANY_SUBSCRIPTIONS', TOO_MANY);
        await caller.charge(2); // includes the first point, which an HTTP request pays on arrival
        const parameters = resolveDocument(record(payload));
        const prepared = await subscriptions.prepare(parameters, caller);
        return 'errors' in prepared ? prepared.errors : prepared;
      } catch (error) {
        if (error instanceof ClientError) return [error];
        throw error;
      }
    },
    subscribe: (args) => subscriptions.subscribe(args as SubscriptionArgs),
  };
  const server = makeServer(options);

  return (socket: WebSocket, request: FastifyRequest) => {
    const client = clientAddress(request);
    const excess = connections.excess(client);
    if (excess) return socket.close(TRY_AGAIN_LATER, excess);

    const close = (why: CloseReason) => socket.close(...CLOSE_REASONS[why]);
    const connection: LiveConnection = { transport: 'websocket', client, close };
    connections.add(connection);
    const stopPings = keepAlive(socket, () => connections.drop(connection));
    socket.on('ping', () => disconnectUnread(socket));

    const closed = server.opened(
      {
        protocol: socket.protocol,
        send: (text) => send(socket, text),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (handle) => {
          socket.on('message', (data: Buffer) => {
            disconnectUnread(socket);
            handle(data.toString()).catch((error: unknown) => closeAfter(error, socket, request));
          });
        },
      },
      { request, connection, caller: undefined as never },
    );
    socket.once('close', (code, reason) => {
      stopPings();
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

/** Resolves when the operating system has accepted the text, so that nothing accumulates for a client that does not read. */
function send(socket: WebSocket, text: string): Promise<void> {
  return new Promise((resolve) => {
    if (socket.readyState !== socket.OPEN) return resolve();
    socket.send(text, () => resolve()); // an error also closes the socket
  });
}

function disconnectUnread(socket: WebSocket): void {
  if (socket.bufferedAmount > MAXIMUM_UNSENT) socket.terminate();
}

function closeAfter(error: unknown, socket: WebSocket, request: FastifyRequest): void {
  const code = error instanceof ClientError ? error.code : undefined;
  if (code === 'UNAUTHENTICATED') return socket.close(CloseCode.Forbidden, (error as Error).message);
  if (code === 'SERVICE_UNAVAILABLE' || code === 'SERVER_BUSY') {
    return socket.close(TRY_AGAIN_LATER, (error as Error).message);
  }
  request.log.error({ err: error }, 'a WebSocket message failed');
  socket.close(CloseCode.InternalServerError, 'Internal server error');
}

/** Pings a client, and drops it if it does not answer before the next ping. Returns a function that stops the pings. */
function keepAlive(socket: WebSocket, drop: () => void): () => void {
  let answered = true;
  socket.on('pong', () => (answered = true));
  const timer = setInterval(() => {
    if (!answered) return drop();
    answered = false;
    socket.ping();
  }, PING_MS);
  return () => clearInterval(timer);
}
