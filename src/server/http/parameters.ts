import type { FastifyRequest } from 'fastify';

/** The parameters of a GraphQL request (`query`, `variables`, `extensions` and so on), not yet validated. */
export type Parameters = Record<string, unknown>;

/** From the body, or for GET and HEAD from the URL, where `variables` and `extensions` are JSON. */
export function parametersOf(request: FastifyRequest): Parameters {
  if (request.method === 'POST') return record(request.body);
  return Object.fromEntries(urlOf(request).searchParams);
}

/** Parsed as Apollo's integration does, so that what is checked is what is executed. */
export function urlOf({ url }: FastifyRequest): URL {
  return new URL(url, 'http://localhost');
}

/** The properties of an object; none of another value. */
export function record(value: unknown): Parameters {
  return typeof value === 'object' && value !== null ? (value as Parameters) : {};
}
