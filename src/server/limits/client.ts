import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { FastifyRequest } from 'fastify';
import type { Viewer } from '../../viewer.js';

/**
 * Who pays for a request: whoever has signed in, from wherever they ask; else the address. Of a subject the hash: it may
 * be longer than the column of the table where points are counted, and need not be known there.
 */
export function payerOf(request: Pick<FastifyRequest, 'ip'>, viewer: Viewer | null): string {
  return viewer ? `subject ${createHash('sha256').update(viewer.subject).digest('base64url')}` : clientOf(request);
}

/**
 * Where a request comes from: its address, which behind proxies is what TRUST_PROXY makes of their headers. Of an IPv6
 * address the first half: whoever has one has all 2⁶⁴ that begin with it.
 */
export function clientOf({ ip }: Pick<FastifyRequest, 'ip'>): string {
  if (!isIPv6(ip)) return ip;
  const address = new URL(`http://[${ip.replace(/%.*/, '')}]`).hostname.slice(1, -1); // in its one canonical form
  const mapped = /^::ffff:([0-9a-f]+):([0-9a-f]+)$/.exec(address);
  if (mapped) return ipv4(Number.parseInt(mapped[1]!, 16), Number.parseInt(mapped[2]!, 16));
  const [head, tail] = address.split('::').map((part) => part.split(':').filter(Boolean));
  const zeros = tail ? Array<string>(8 - head!.length - tail.length).fill('0') : [];
  return `${[...head!, ...zeros, ...(tail ?? [])].slice(0, 4).join(':')}::/64`;
}

function ipv4(high: number, low: number): string {
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}
