import { isIPv4 } from 'node:net';
import type { FastifyRequest } from 'fastify';

/** The headers that a proxy adds to a request. */
const OF_PROXIES = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'];

/**
 * Whether a program of this machine asks for itself: by its address, and by the name that it asks for, since a page of
 * another host could lead its reader's browser here. What a proxy passes on is asked by somebody else.
 */
export function isOfThisMachine({ ip, hostname, headers }: FastifyRequest): boolean {
  if (OF_PROXIES.some((name) => headers[name] !== undefined)) return false;
  return isLoopbackName(hostname) && isLoopback(ip.replace(/^::ffff:/, ''));
}

/** Whether a name of a host can lead nowhere but to the client's own machine. */
export function isLoopbackName(hostname: string): boolean {
  return hostname === 'localhost' || isLoopback(hostname.replace(/^\[|\]$/g, ''));
}

function isLoopback(address: string): boolean {
  return address === '::1' || (isIPv4(address) && address.startsWith('127.'));
}
