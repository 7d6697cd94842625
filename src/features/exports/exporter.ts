import type { FastifyReply, FastifyRequest } from 'fastify';
import { rateLimitKey } from '../../http/limits/client-address.js';
import type { Meter } from '../../http/limits/rate-limit.js';
import { isOfThisMachine } from '../../http/request.js';
import type { Contexts } from '../../http/routes/contexts.js';
import type { Context } from '../../schema/context/context.js';

/** The client that requests an export, and the meter that charges it. */
export interface Exporter {
  context: Context;
  /** Identifies the client; null for a program on this machine. */
  client: string | null;
  /** Null if the export is free. */
  meter: Meter | null;
}

export type ExporterOf = (request: FastifyRequest, reply: FastifyReply) => Promise<Exporter>;

export function exporters(contexts: Contexts): ExporterOf {
  return async (request, reply) => {
    const viewer = await contexts.viewerOf(request);
    const client = isOfThisMachine(request) ? null : rateLimitKey(request, viewer);
    const meter = client === null ? null : (contexts.rateLimit?.meter(client, reply) ?? null);
    const charge = async (points: number) => meter?.charge(points); // for a page of rows; all further rows are charged as they are sent
    return { context: contexts.ofRequest(request, reply, viewer, { charge }), client, meter };
  };
}
