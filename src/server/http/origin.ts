import type { FastifyRequest } from 'fastify';

export type OriginOf = (request: FastifyRequest) => string;

/**
 * Where people reach the server, for addresses in what it sends: `publicUrl`, or else as the client addressed it. Of a
 * proxy only the protocol is taken: proxies pass an X-Forwarded-Host of anybody, and caches do not look at it.
 */
export function originFrom(publicUrl: string | null): OriginOf {
  return ({ protocol, headers: { host = '' } }) => {
    if (publicUrl !== null) return publicUrl;
    const address = `${protocol === 'https' ? 'https' : 'http'}://${host}`; // the host may be anything
    return URL.canParse(address) ? new URL(address).origin : 'http://localhost';
  };
}
