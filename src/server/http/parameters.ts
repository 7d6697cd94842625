import type { FastifyRequest } from 'fastify';

/** What a request says of GraphQL: `query`, `variables`, `extensions` and so on, none of which need be what it should. */
export type Parameters = Record<string, unknown>;

/** From the body; of a GET or HEAD, which has none, from the URL, where `variables` and `extensions` are JSON as text. */
export function parametersOf(request: FastifyRequest): Parameters {
  if (request.method === 'POST') return record(request.body);
  return Object.fromEntries(addressOf(request).searchParams);
}

/** The address of a request, read as Apollo's integration reads it: what is judged here is what is executed there. */
export function addressOf({ url }: FastifyRequest): URL {
  return new URL(url, 'http://localhost');
}

/** A value's properties; none where it is no object. */
export function record(value: unknown): Parameters {
  return typeof value === 'object' && value !== null ? (value as Parameters) : {};
}
