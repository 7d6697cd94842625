import type { FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { TokenSettings } from '../../config/token-settings.js';
import { challenge, ClientError } from '../../shared/errors.js';
import type { OperationRecord } from '../../schema/context/context.js';
import type { Viewer } from '../../shared/viewer.js';
import { operationRecord } from '../observe/record.step.js';
import { InvalidTokenError, KeysUnavailableError, tokenVerifier } from './verify.js';

// Identifies the sender of a request by its token.

/** The same message for every invalid token, so that clients cannot probe for the reason, which is only logged. */
const INVALID = 'The token is invalid or expired. Get a new one, or omit the token to read.';
const NO_SIGN_IN = 'This server is read-only and accepts no tokens. Send none.';
const KEYS_UNAVAILABLE = 'Tokens cannot be verified at the moment. Retry later, or omit the token to read.';

type Authenticate = (authorization: string | undefined) => Promise<Viewer | null>;

/**
 * Returns a function that verifies the `Authorization` header and returns null if there is none. An invalid token fails even a
 * read-only request, because its sender expects to be signed in.
 */
export function authenticator(tokens: TokenSettings | null, log: Logger): Authenticate {
  const verify = tokens && tokenVerifier(tokens);

  return async (authorization) => {
    if (authorization === undefined) return null;
    if (!verify) throw new ClientError('UNAUTHENTICATED', NO_SIGN_IN, { headers: challenge() });
    try {
      return await verify(bearerToken(authorization));
    } catch (error) {
      if (error instanceof InvalidTokenError) {
        log.debug({ err: error }, 'invalid token');
        const headers = challenge('error="invalid_token"', `error_description="${INVALID}"`);
        throw new ClientError('UNAUTHENTICATED', INVALID, { headers });
      }
      if (error instanceof KeysUnavailableError) {
        log.warn({ err: error }, 'tokens cannot be verified');
        throw new ClientError('SERVICE_UNAVAILABLE', KEYS_UNAVAILABLE);
      }
      throw error;
    }
  };
}

/** The viewer of anonymous requests. */
const NOBODY = Promise.resolve(null);

export type ViewerOf = (request: FastifyRequest) => Promise<Viewer | null>;

/**
 * Returns a function that identifies a request's viewer, by `other` or by its token. Each request is verified only once.
 */
export function viewers(authenticate: Authenticate, other: (request: FastifyRequest) => Promise<Viewer> | null): ViewerOf {
  const known = new WeakMap<FastifyRequest['raw'], Promise<Viewer | null>>();
  return (request) => {
    const { raw, headers } = request;
    const viewer = known.get(raw);
    if (viewer) return viewer;
    const ofOther = other(request);
    if (!ofOther && headers.authorization === undefined) return NOBODY;
    const found = named(ofOther ?? authenticate(headers.authorization), operationRecord(request));
    known.set(raw, found);
    return found;
  };
}

/** Records the subject for the log. */
async function named(viewer: Promise<Viewer | null>, record: OperationRecord): Promise<Viewer | null> {
  const found = await viewer;
  if (found) record.subject = found.subject;
  return found;
}

function bearerToken(authorization: string): string {
  const [, token] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
  if (token === undefined) throw new InvalidTokenError('the header is not "Bearer" followed by a token');
  return token;
}
