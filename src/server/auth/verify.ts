import type { errors, JWTPayload, JWTVerifyGetKey } from 'jose';
import { record } from '../http/parameters.js';
import { ROLES, SUBJECT, type Role, type Viewer } from '../../viewer.js';
import { keyFetcher } from './fetch-keys.js';
import type { TokenSettings } from '../../config/token-settings.js';

/** The issuer's keys are unavailable, so that a token cannot be verified. */
export class KeysUnavailableError extends Error {
  override readonly name = 'KeysUnavailableError';
}

/** A token is invalid. The message, with the reason, is for the log only. */
export class InvalidTokenError extends Error {
  override readonly name = 'InvalidTokenError';
}

export type Verify = (token: string) => Promise<Viewer>;

/** Characters of a token. A typical one has a few hundred. */
const MAXIMUM_LENGTH = 8 * 1024;
/** Seconds. */
const CLOCK_TOLERANCE = 5;
/** Milliseconds. The issuer's keys are fetched at most twice a minute: for unknown ones too, so that new keys work soon. */
const COOLDOWN_MS = 30_000;
const KEY_SET = { timeoutDuration: 3_000, cooldownDuration: COOLDOWN_MS, cacheMaxAge: 600_000 };

/** @throws InvalidTokenError or KeysUnavailableError, from the returned function */
export function tokenVerifier({ key, algorithms, issuer, audience, roleClaim }: TokenSettings): Verify {
  const loading = import('jose').then((jose) => {
    const options = { ...KEY_SET, [jose.customFetch]: keyFetcher(COOLDOWN_MS) };
    const getKey: JWTVerifyGetKey = key instanceof URL ? jose.createRemoteJWKSet(key, options) : () => key;
    return { ...jose, getKey };
  });
  const options = { algorithms, issuer, audience, requiredClaims: ['sub', 'exp'], clockTolerance: CLOCK_TOLERANCE };

  return async (token) => {
    if (token.length > MAXIMUM_LENGTH) throw new InvalidTokenError(`it is ${token.length} characters long`);
    const { jwtVerify, errors, getKey } = await loading;
    const { payload } = await jwtVerify(token, getKey, options).catch((cause: unknown) => {
      if (isTokenFault(cause, errors)) throw new InvalidTokenError(cause.message, { cause });
      throw new KeysUnavailableError('no key of the issuer is available', { cause });
    });
    return { ...identityOf(payload, roleClaim), expires: new Date(payload.exp! * 1_000) };
  };
}

/** Whom the claims of a token are about. @throws InvalidTokenError */
export function identityOf(payload: JWTPayload, roleClaim: string): Pick<Viewer, 'subject' | 'role'> {
  return { subject: subjectOf(payload), role: roleOf(payload, roleClaim) };
}

/** Other errors are the issuer's: no response, not 200, not JSON, no key set, or unusable keys. */
function isTokenFault(error: unknown, { JOSEError, JWKSTimeout, JWKSInvalid }: typeof errors): error is errors.JOSEError {
  const ofIssuer = error instanceof JWKSTimeout || error instanceof JWKSInvalid;
  return error instanceof JOSEError && error.code !== JOSEError.code && !ofIssuer;
}

/** The subject is stored with the viewer's changes. */
function subjectOf({ sub }: JWTPayload): string {
  if (typeof sub !== 'string' || !SUBJECT.test(sub)) {
    throw new InvalidTokenError('its subject is not 1 to 255 characters, or has control characters');
  }
  return sub;
}

/** The highest role in the claim, which may be a string, a list, or words as in `scope`; by default READER. */
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
    .reduce<unknown>((object, key) => (Object.hasOwn(record(object), key) ? record(object)[key] : undefined), value);
}
