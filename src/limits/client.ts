import { isIPv6 } from 'node:net';
import type { FastifyRequest } from 'fastify';

/**
 * Who pays for a request: its address, which behind proxies is what TRUST_PROXY makes of their headers. Of an IPv6
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
