import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { RETRY_AFTER, SERVICE_UNAVAILABLE } from '../http/failure-status.plugin.js';

/** Codes of refusals whose messages are meant for clients. */
export const AUTH_CODES = ['UNAUTHENTICATED', 'FORBIDDEN', SERVICE_UNAVAILABLE] as const;

const INVALID = 'The bearer token is not valid. Get a new one, or send none to read.';

/** Nobody is signed in, where somebody must be. */
export function unauthenticated(): GraphQLError {
  return refusal('UNAUTHENTICATED', 401, 'Sign in: send a bearer token in the Authorization header.', challenge());
}

/** One message whatever is wrong, so that nobody can find out by trying; the log knows. */
export function invalidToken(): GraphQLError {
  const why = challenge('error="invalid_token"', `error_description="${INVALID}"`);
  return refusal('UNAUTHENTICATED', 401, INVALID, why);
}

/** No token is good for anything here. */
export function noSignIn(): GraphQLError {
  return refusal('UNAUTHENTICATED', 401, 'This server is read-only and takes no tokens: send none.', challenge());
}

export function readOnly(): GraphQLError {
  return refusal(
    'FORBIDDEN',
    403,
    'This server is read-only: nobody can sign in to it, to write or to read its history.',
  );
}

/** Signed in, but not as somebody who may. */
export function forbidden(role: string): GraphQLError {
  const message = `This needs the role ${role}.`;
  return refusal('FORBIDDEN', 403, message, challenge('error="insufficient_scope"'));
}

/** The token may be good or not: its issuer's keys cannot be had. */
export function keysUnavailable(): GraphQLError {
  const message = 'Tokens cannot be verified just now. Try again later, or send none to read.';
  return refusal(SERVICE_UNAVAILABLE, 503, message, { 'retry-after': RETRY_AFTER[SERVICE_UNAVAILABLE] });
}

/** RFC 6750's, which browsers and libraries read. */
function challenge(...parts: string[]): Record<string, string> {
  return { 'www-authenticate': ['Bearer realm="communique"', ...parts].join(', ') };
}

function refusal(
  code: (typeof AUTH_CODES)[number],
  status: number,
  message: string,
  headers: Record<string, string> = {},
): GraphQLError {
  const http = { status, headers: new HeaderMap(Object.entries(headers)) };
  const extensions: Record<string, unknown> = { code, http };
  return new GraphQLError(message, { extensions });
}
