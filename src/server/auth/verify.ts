import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { ROLES, SUBJECT, type Role, type Viewer } from '../../viewer.js';
import type { TokenSettings } from '../../config/token-settings.js';

/** An issuer's keys cannot be had, so that nothing can be said about a token. */
export class KeysUnavailableError extends Error {
  override readonly name = 'KeysUnavailableError';
}

/** A token is not to be believed; the message says why, to the log. */
export class InvalidTokenError extends Error {
  override readonly name = 'InvalidTokenError';
}

export type Verify = (token: string) => Promise<Viewer>;

/** Characters of a token; one with a few claims has some hundred. */
const MAXIMUM_LENGTH = 8 * 1024;
/** Seconds by which clocks may differ. */
const CLOCK_TOLERANCE = 5;

/** Verifies tokens; throws `InvalidTokenError`, or `KeysUnavailableError`. */
export function tokenVerifier({ key, algorithms, issuer, audience, roleClaim }: TokenSettings): Verify {
  const getKey: JWTVerifyGetKey = key instanceof URL ? issuerKeys(key) : () => key;
  const options = { algorithms, issuer, audience, requiredClaims: ['sub', 'exp'], clockTolerance: CLOCK_TOLERANCE };

  return async (token) => {
    if (token.length > MAXIMUM_LENGTH) throw new InvalidTokenError(`it is ${token.length} characters long`);
    const { payload } = await jwtVerify(token, getKey, options).catch((cause: unknown) => {
      if (isOfToken(cause)) throw new InvalidTokenError(cause.message, { cause });
      throw new KeysUnavailableError('no key of the issuer can be had', { cause });
    });
    return {
      subject: subjectOf(payload),
      role: roleOf(payload, roleClaim),
      expires: new Date(payload.exp! * 1_000),
    };
  };
}

/**
 * An issuer's keys, kept for ten minutes. A key that is not among them has them fetched anew, at most twice a minute,
 * so that a new key is known soon and made-up ones cost nothing.
 */
function issuerKeys(url: URL): JWTVerifyGetKey {
  return createRemoteJWKSet(url, { timeoutDuration: 3_000, cooldownDuration: 30_000, cacheMaxAge: 600_000 });
}

/** What else goes wrong lies with the issuer: no answer, not 200, not JSON, no key set, or keys that are unfit. */
function isOfToken(error: unknown): error is errors.JOSEError {
  const ofIssuer = [errors.JWKSTimeout, errors.JWKSInvalid].some((kind) => error instanceof kind);
  return error instanceof errors.JOSEError && error.code !== errors.JOSEError.code && !ofIssuer;
}

/** It is stored with what its bearer changes. */
function subjectOf({ sub }: JWTPayload): string {
  if (typeof sub !== 'string' || !SUBJECT.test(sub)) {
    throw new InvalidTokenError('its subject is not 1 to 255 characters, or has control characters');
  }
  return sub;
}

/** The highest role that the claim names, alone, in a list, or between spaces as in `scope`; else it may read. */
function roleOf(payload: JWTPayload, claim: string): Role {
  const names = [payload[claim] ?? atPath(payload, claim)]
    .flat()
    .filter((name) => typeof name === 'string')
    .flatMap((name) => name.toUpperCase().split(' '));
  return ROLES.findLast((role) => names.includes(role)) ?? 'READER';
}

function atPath(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (object, key) => (isRecord(object) && Object.hasOwn(object, key) ? object[key] : undefined),
      value,
    );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
