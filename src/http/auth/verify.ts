import type { errors, JWTPayload, JWTVerifyGetKey } from 'jose';
import { record } from '../request.js';
import { ROLES, SUBJECT, type Role, type Viewer } from '../../shared/viewer.js';
import type { TokenSettings } from '../../config/token-settings.js';
import { jsonOf } from '../../shared/json.js';

/** The issuer's keys are unavailable, so that a token cannot be verified. */
export class KeysUnavailableError extends Error {
  override readonly name = 'KeysUnavailableError';
}

/** A token is invalid. The message, with the reason, is for the log only. */
export class InvalidTokenError extends Error {
  override readonly name = 'InvalidTokenError';
}

type Verify = (token: string) => Promise<Viewer>;

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

/** Bytes of a key set. An issuer's has a few thousand. */
const MAXIMUM_BYTES = 256 * 1024;

type Fetch = (url: string, options: RequestInit) => Promise<Response>;

/**
 * Fetches an issuer's key set. After a failure there is no other fetch for so long: the failure is thrown again. The signal
 * bounds the time, and the body has at most 256 KB. (jose itself waits only after a success, and reads any body.)
 */
function keyFetcher(cooldownMs: number): Fetch {
  let failed: { cause: unknown; until: number } | null = null;
  return async (url, options) => {
    if (failed && performance.now() < failed.until) {
      throw new Error('the last fetch failed, and the next one is not due', { cause: failed.cause });
    }
    failed = { cause: null, until: Infinity }; // jose has one fetch at once
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
    throw new Error(`the issuer answered ${status}`);
  }
  const decoder = new TextDecoder();
  let [text, bytes] = ['', 0];
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > MAXIMUM_BYTES) throw new Error(`the issuer's answer has over ${MAXIMUM_BYTES} bytes`);
    text += decoder.decode(chunk, { stream: true });
  }
  if (!Array.isArray(record(jsonOf(text))['keys'])) throw new Error("the issuer's answer is no key set");
  return text;
}
