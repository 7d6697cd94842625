import type { FastifyRequest } from 'fastify';

export type OriginOf = (request: FastifyRequest) => string;

/** Where people reach the server, for addresses in what it sends: `publicUrl`, or else as the client addressed it. */
export function originFrom(publicUrl: string | null): OriginOf {
  return ({ protocol, host }) => {
    if (publicUrl !== null) return publicUrl;
    const address = `${protocol}://${host}`; // the host is part of the request, and may be anything
    return URL.canParse(address) ? new URL(address).origin : 'http://localhost';
  };
}
