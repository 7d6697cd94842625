import { randomUUID } from 'node:crypto';
import { ApolloServerErrorCode, unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';

const { INTERNAL_SERVER_ERROR, BAD_USER_INPUT } = ApolloServerErrorCode;

/** Codes that only Apollo and this project give, to errors whose messages are meant for clients. */
const MEANT_FOR_CLIENTS = new Set<unknown>(
  Object.values(ApolloServerErrorCode).filter((code) => code !== INTERNAL_SERVER_ERROR),
);

/**
 * What is not meant for clients becomes "Internal server error" with an id; the log has the error under the same id.
 * A database's messages hold SQL, values and file paths: they never leave.
 */
export function maskErrors(log: Logger) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    if (MEANT_FOR_CLIENTS.has(formatted.extensions?.code)) return formatted;
    if (isArgumentError(error)) return { ...formatted, extensions: { code: BAD_USER_INPUT } };

    const errorId = randomUUID();
    log.error({ err: unwrapResolverError(error), errorId, path: formatted.path?.join('.') }, 'operation failed');
    const { locations, path } = formatted;
    const extensions = { code: INTERNAL_SERVER_ERROR, errorId };
    return { message: 'Internal server error', ...(locations && { locations }), ...(path && { path }), extensions };
  };
}

/**
 * graphql-js refuses some arguments only while it executes (null from a variable that may be null, say), with an
 * error that has no code of its own.
 */
function isArgumentError(error: unknown): boolean {
  return unwrapResolverError(error) instanceof GraphQLError && /^Argument "/.test((error as Error).message);
}
