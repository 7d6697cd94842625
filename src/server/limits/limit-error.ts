import { ApolloServerErrorCode } from '@apollo/server/errors';
import { GraphQLError } from 'graphql';
import { LIMITS } from './limits.js';

export const LIMIT_EXCEEDED = 'LIMIT_EXCEEDED';

/** What a request has too much of: a name that docs/limits.md lists. */
export type Limit = keyof typeof LIMITS | 'nodes';

/**
 * Refuses an operation before it is executed. `has` is a sentence up to the value and what it counts: "The operation
 * has 31 aliases".
 */
export function limitError(limit: Limit, maximum: number, value: number, has: string): GraphQLError {
  const extensions = { code: LIMIT_EXCEEDED, limit, maximum, value, http: { status: 400 } };
  return new GraphQLError(`${has}; at most ${maximum} are allowed.`, { extensions });
}

/** @throws GraphQLError LIMIT_EXCEEDED where there is more than the limit. */
export function atMost(limit: keyof typeof LIMITS, value: number, has: string): void {
  if (value > LIMITS[limit]) throw limitError(limit, LIMITS[limit], value, has);
}

/** Refuses a text, in the document or the variables. */
export function textError(message: string): GraphQLError {
  return new GraphQLError(message, {
    extensions: { code: ApolloServerErrorCode.BAD_USER_INPUT, http: { status: 400 } },
  });
}
