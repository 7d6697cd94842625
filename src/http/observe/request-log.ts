import { randomUUID, createHmac, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { OperationTypeNode } from 'graphql';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Config } from '../../config/config.js';
import type { Metrics } from './metrics.js';
import { whoCut } from './cut.js';
import { operationRecord } from './record.step.js';

const REQUEST_ID = 'x-request-id';
const SAFE_ID = /^[\w.:/+=-]{1,128}$/;

/** Returns the id that a proxy assigned to a request, or a new one. */
export function requestId({ headers }: IncomingMessage): string {
  const given = headers[REQUEST_ID];
  return typeof given === 'string' && SAFE_ID.test(given) ? given : randomUUID();
}

/**
 * Logs one line per request at `info`, with the operation, its outcome and its duration. Variables, headers and the query
 * string are omitted, because they may be private. `show` decides how clients are identified. Each response carries the id of
 * its line.
 */
export function logRequests(app: FastifyInstance, log: Logger, metrics: Metrics, show: ShowClient): void {
  app.addHook('onRequest', (request, reply, done) => {
    reply.header(REQUEST_ID, request.id);
    if (request.ws) return done(); // its response never closes
    metrics.underWay.requests++;
    reply.raw.on('close', () => {
      metrics.underWay.requests--;
      const { statusCode: status, writableFinished } = reply.raw;
      const record = operationRecord(request);
      const milliseconds = Math.round(reply.elapsedTime * 10) / 10;
      const route = request.routeOptions.url ?? 'none';
      if (record.type !== OperationTypeNode.SUBSCRIPTION) {
        metrics.requestSeconds.observe({ route, status: writableFinished ? status : 'closed' }, milliseconds / 1_000);
      }
      const cut = writableFinished ? null : whoCut(request.raw.socket);
      if (cut) metrics.cutResponses.inc({ by: cut.by, reason: cut.reason });
      for (const code of record.codes) metrics.errors.inc({ code });
      const { way, type } = record;
      if (way && type) metrics.operationSeconds.observe({ way, type }, milliseconds / 1_000);
      if (!log.isLevelEnabled('info')) return;
      const { codes, cancelled, subject, ...operation } = record;
      request.log.info(
        {
          ...{ method: request.method, path: pathOf(request), status, milliseconds },
          ...{ client: show(request.ip), subject: show(subject) },
          ...operation,
          ...(codes.length > 0 && { codes }),
          ...(cancelled !== undefined && { cancelled }),
          ...(cut && { closed: cut.words }),
        },
        'request',
      );
    });
    done();
  });
}

/** Omits the query string, which contains a GET request's variables. */
function pathOf({ url }: FastifyRequest): string {
  return url.split('?')[0]!.slice(0, 200);
}

/** Returns what the log shows for a client's address or subject; undefined to show nothing. */
export type ShowClient = (name: string | undefined) => string | undefined;

/** Number of characters of a hash that are enough to distinguish clients in a log. */
const LENGTH = 12;

/**
 * Returns how the log shows clients. Hashes use a random key that exists only in this process, because there are so few IP
 * addresses that an unkeyed hash could be reversed.
 */
export function clientsShown(as: Config['logClients']): ShowClient {
  if (as === 'off') return () => undefined;
  if (as === 'plain') return (name) => name;
  const key = randomBytes(32);
  return (name) => name && createHmac('sha256', key).update(name).digest('base64url').slice(0, LENGTH);
}
