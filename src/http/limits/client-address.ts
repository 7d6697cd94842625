import { createHash } from 'node:crypto';
import { isIP, isIPv6 } from 'node:net';
import type { FastifyRequest } from 'fastify';
import type { Viewer } from '../../shared/viewer.js';

/** Returns a client's rate-limit key. A subject is hashed, because it is private and may be too long for the column. */
export function rateLimitKey(request: Pick<FastifyRequest, 'ip'>, viewer: Viewer | null): string {
  return viewer ? `subject ${createHash('sha256').update(viewer.subject).digest('base64url')}` : clientAddress(request);
}

/** Returns a client's IP address. IPv6 addresses are truncated to their /64, which usually belongs to a single client. */
export function clientAddress({ ip }: Pick<FastifyRequest, 'ip'>): string {
  if (!isIPv6(ip)) return ip;
  const address = new URL(`http://[${ip.replace(/%.*/, '')}]`).hostname.slice(1, -1); // the canonical form
  const mapped = /^::ffff:([0-9a-f]+):([0-9a-f]+)$/.exec(address);
  if (mapped) return ipv4(Number.parseInt(mapped[1]!, 16), Number.parseInt(mapped[2]!, 16));
  const [head, tail] = address.split('::').map((part) => part.split(':').filter(Boolean));
  const zeros = tail ? Array<string>(8 - head!.length - tail.length).fill('0') : [];
  return `${[...head!, ...zeros, ...(tail ?? [])].slice(0, 4).join(':')}::/64`;
}

/** Replaces any value from a proxy that is not an IP address. All such clients count as one. */
const UNKNOWN = 'unknown';

/**
 * Normalizes the addresses of an X-Forwarded-For header. Some proxies append the client's port, which differs per connection
 * (1.2.3.4:5678, [2001:db8::1]:443), use quotation marks, or use the syntax of the Forwarded header (for=1.2.3.4).
 */
export function forwardedAddresses(header: string): string {
  return header.split(',').map(forwardedAddress).join(', ');
}

function forwardedAddress(text: string): string {
  const given = text.trim().replace(/^for=/i, '').replaceAll('"', '');
  const inBrackets = /^\[([^\]]*)\](?::\d+)?$/.exec(given)?.[1];
  const beforePort = /^([\d.]+):\d+$/.exec(given)?.[1];
  const address = (inBrackets ?? beforePort ?? given).replace(/%.*$/, '');
  return isIP(address) ? address : UNKNOWN;
}

function ipv4(high: number, low: number): string {
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}
