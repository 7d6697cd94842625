import type { FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { invalidToken, keysUnavailable, noSignIn } from './errors.js';
import type { TokenSettings } from './token-settings.js';
import { InvalidTokenError, KeysUnavailableError, tokenVerifier } from './verify.js';
import type { Viewer } from '../../viewer.js';

export type Authenticate = (authorization: string | undefined) => Promise<Viewer | null>;

/**
 * Tells by the Authorization header who makes a request: null where there is none. A header that cannot be verified
 * has the request refused, also where it only reads: whoever sends one takes themselves to be signed in.
 */
export function authenticator(tokens: TokenSettings | null, log: Logger): Authenticate {
  const verify = tokens && tokenVerifier(tokens);

  return async (authorization) => {
    if (authorization === undefined) return null;
    if (!verify) throw noSignIn();
    try {
      return await verify(bearerToken(authorization));
    } catch (error) {
      if (error instanceof InvalidTokenError) {
        log.debug({ err: error }, 'a token was refused');
        throw invalidToken();
      }
      if (error instanceof KeysUnavailableError) {
        log.warn({ err: error }, 'tokens cannot be verified');
        throw keysUnavailable();
      }
      throw error;
    }
  };
}

export type ViewerOf = (request: FastifyRequest) => Promise<Viewer | null>;

/** The same for requests, whose headers are verified once, however many ask. */
export function viewers(authenticate: Authenticate): ViewerOf {
  const known = new WeakMap<FastifyRequest['raw'], Promise<Viewer | null>>();
  return ({ raw, headers }) => {
    const viewer = known.get(raw) ?? authenticate(headers.authorization);
    known.set(raw, viewer);
    return viewer;
  };
}

function bearerToken(authorization: string): string {
  const [, token] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
  if (token === undefined) throw new InvalidTokenError('the header is not "Bearer" and a token');
  return token;
}
