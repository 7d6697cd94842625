import type { errors, JWTPayload, JWTVerifyGetKey } from 'jose';
import { record } from '../request.js';
import { ROLES, SUBJECT, type Role, type Viewer } from '../../shared/viewer.js';
import type { TokenSettings } from '../../config/token-settings.js';
import { parsedJson } from '../../shared/json.js';
import { NamedError } from '../../shared/named-error.js';

/** The issuer's keys are unavailable, so the token cannot be verified. */
export class KeysUnavailableError extends NamedError {}

/** The token is invalid. The message contains the reason and is for the log only. */
export class InvalidTokenError extends NamedError {}

type Verify = (token: string) => Promise<Viewer>;

/** Maximum length of a token. A typical token has a few hundred characters. */
const MAXIMUM_LENGTH = 8 * 1024;
/** Seconds. */
const CLOCK_TOLERANCE = 5;
/** The issuer's keys are fetched again for a token with an unknown key, so that new keys work soon, at most twice a minute. */
const COOLDOWN_MS = 30_000;
const KEY_SET = { timeoutDuration: 3_000, cooldownDuration: COOLDOWN_MS, cacheMaxAge: 600_000 };

/** Returns a function that verifies a token. It throws InvalidTokenError or KeysUnavailableError. */
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
    return { ...tokenIdentity(payload, roleClaim), expires: new Date(payload.exp! * 1_000) };
  };
}

/** Returns the subject and role from a token's claims. @throws InvalidTokenError */
export function tokenIdentity(payload: JWTPayload, roleClaim: string): Pick<Viewer, 'subject' | 'role'> {
  return { subject: subjectOf(payload), role: roleOf(payload, roleClaim) };
}

/** Whether the token is at fault, not the issuer (no response, not 200, not JSON, no key set, unusable keys). */
function isTokenFault(error: unknown, { JOSEError, JWKSTimeout, JWKSInvalid }: typeof errors): error is errors.JOSEError {
  const ofIssuer = error instanceof JWKSTimeout || error instanceof JWKSInvalid;
  return error instanceof JOSEError && error.code !== JOSEError.code && !ofIssuer;
}

/** Validates the subject, because it is stored with the viewer's changes. */
function subjectOf({ sub }: JWTPayload): string {
  if (typeof sub !== 'string' || !SUBJECT.test(sub)) {
    throw new InvalidTokenError('its subject must be 1 to 255 characters long, without control characters');
  }
  return sub;
}

/** Returns the highest role in the claim, which may be a string, a list, or words separated by spaces. The default is READER. */
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

/** Maximum size of a key set. A typical one has a few thousand bytes. */
const MAXIMUM_BYTES = 256 * 1024;

type Fetch = (url: string, options: RequestInit) => Promise<Response>;

/**
 * Returns a function that fetches an issuer's key set. For `cooldownMs` after a failure, it does not fetch again but rethrows
 * the failure. The signal limits the duration, and the body is limited to 256 KB. (jose itself has a cooldown only after a
 * success, and reads bodies of any size.)
 */
function keyFetcher(cooldownMs: number): Fetch {
  let failed: { cause: unknown; until: number } | null = null;
  return async (url, options) => {
    if (failed && performance.now() < failed.until) {
      throw new Error('the last fetch failed, and the next one is not due yet', { cause: failed.cause });
    }
    failed = { cause: null, until: Infinity }; // jose runs one fetch at a time
    try {
      const text = await keySet(await fetch(url, options));
      failed = null;
      return new Response(text);
    } catch (cause) {
      failed = { cause, until: performance.now() + cooldownMs };
      throw cause;
    }
  };
}

async function keySet({ status, body }: Response): Promise<string> {
  if (status !== 200) {
    await body?.cancel();
    throw new Error(`the issuer responded with status ${status}`);
  }
  const decoder = new TextDecoder();
  let [text, bytes] = ['', 0];
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > MAXIMUM_BYTES) throw new Error(`the issuer's response has more than ${MAXIMUM_BYTES} bytes`);
    text += decoder.decode(chunk, { stream: true });
  }
  if (!Array.isArray(record(parsedJson(text))['keys'])) throw new Error("the issuer's response is not a key set");
  return text;
}
