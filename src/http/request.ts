import { isIPv4 } from 'node:net';
import type { FastifyRequest } from 'fastify';
import { isObject, parsedJson } from '../shared/json.js';
import { badUserInput } from '../shared/errors.js';

/** The parameters of a GraphQL request (`query`, `variables`, `extensions` and so on), before validation. */
export type Parameters = Record<string, unknown>;

/** Reads the parameters from the body, or for GET and HEAD from the URL, where `variables` and `extensions` are JSON. */
export function requestParameters(request: FastifyRequest): Parameters {
  if (request.method === 'POST') return record(request.body);
  return Object.fromEntries(requestUrl(request).searchParams);
}

/** Parses the URL like Apollo's integration, so that the checked request is the one that is executed. */
export function requestUrl({ url }: FastifyRequest): URL {
  return new URL(url, 'http://localhost');
}

/** Returns an object unchanged, and an empty object for any other value. */
export function record(value: unknown): Parameters {
  return typeof value === 'object' && value !== null ? (value as Parameters) : {};
}

/** The operation of a request that does not go through Apollo's HTTP handler. */
export interface RequestedOperation {
  query: string;
  operationName: string | undefined;
  variables: Record<string, unknown> | undefined;
}

/** @throws ClientError BAD_USER_INPUT */
export function requestedOperation({ query, operationName, variables: sent }: Parameters): RequestedOperation {
  const variables = typeof sent === 'string' ? parsedJson(sent) : sent; // a URL contains variables as JSON
  if (sent !== undefined && variables === undefined) throw badUserInput('variables must be JSON.');
  if (typeof query !== 'string') throw badUserInput('query must be a string: the document to execute.');
  if (operationName != null && typeof operationName !== 'string') throw badUserInput('operationName must be a string.');
  if (variables != null && !isObject(variables)) throw badUserInput('variables must be an object.');
  return { query, operationName: operationName ?? undefined, variables: variables ?? undefined };
}

export type OriginOf = (request: FastifyRequest) => string;

/**
 * Returns a function that finds the origin for links to this server: `publicUrl`, or else the host that the client requested.
 * Only the protocol is taken from a proxy, because proxies forward any client's X-Forwarded-Host and caches ignore that header.
 */
export function originFrom(publicUrl: string | null): OriginOf {
  return ({ protocol, headers: { host = '' } }) => {
    if (publicUrl !== null) return publicUrl;
    const address = `${protocol === 'https' ? 'https' : 'http'}://${host}`; // the host may contain anything
    return URL.canParse(address) ? new URL(address).origin : 'http://localhost';
  };
}

/** The headers that a proxy adds to a request. */
const OF_PROXIES = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'];

/**
 * Whether the request comes from a program on this machine. Checks the client's IP address, and also the requested host name,
 * because a page from another host could make a browser connect here. A proxied request does not count as local.
 */
export function isOfThisMachine({ ip, hostname, headers }: FastifyRequest): boolean {
  if (OF_PROXIES.some((name) => headers[name] !== undefined)) return false;
  return isLoopbackName(hostname) && isLoopback(ip.replace(/^::ffff:/, ''));
}

/** Whether a host name always refers to the client's own machine. */
export function isLoopbackName(hostname: string): boolean {
  return hostname === 'localhost' || isLoopback(hostname.replace(/^\[|\]$/g, ''));
}

function isLoopback(address: string): boolean {
  return address === '::1' || (isIPv4(address) && address.startsWith('127.'));
}
