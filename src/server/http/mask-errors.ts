import { randomUUID } from 'node:crypto';
import { ApolloServerErrorCode, unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { AUTH_CODES } from '../auth/errors.js';
import type { Config } from '../../config.js';
import { DatabaseBusyError, DatabaseUnavailableError, InvalidTextError, StatementCancelledError, storeError } from '../../db/errors.js'; // prettier-ignore
import { LIMIT_EXCEEDED } from '../limits/limit-error.js';
import { RATE_LIMITED } from '../limits/rate-limit.js';
import { SUBSCRIPTION_CODES } from '../subscriptions/errors.js';
import { REQUEST_TIMEOUT, SERVER_BUSY, SERVICE_UNAVAILABLE } from './failure-status.plugin.js';

const { INTERNAL_SERVER_ERROR, BAD_USER_INPUT, OPERATION_RESOLUTION_FAILURE } = ApolloServerErrorCode;

/** Codes that only Apollo and this project give, to errors whose messages are meant for clients. */
const MEANT_FOR_CLIENTS = new Set<unknown>([
  ...Object.values(ApolloServerErrorCode).filter((code) => code !== INTERNAL_SERVER_ERROR),
  ...AUTH_CODES,
  ...SUBSCRIPTION_CODES,
  LIMIT_EXCEEDED,
  RATE_LIMITED,
]);

/** What graphql-js tells of names that are near; Apollo leaves it out of the errors of validation alone. */
const SUGGESTION = / Did you mean [^?]*\?$/;

type MaskError = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;
type MaskErrorsOptions = Pick<Config, 'requestTimeout' | 'suggestions'>;

/**
 * What is not meant for clients becomes "Internal server error" with an id; the log has the error under the same id.
 * A database's messages hold SQL, values and file paths: they never leave.
 */
export function maskErrors(log: Logger, { requestTimeout, suggestions }: MaskErrorsOptions): MaskError {
  const masked: MaskError = (formatted, error) => {
    if (MEANT_FOR_CLIENTS.has(formatted.extensions?.code)) return formatted;
    const thrown = unwrapResolverError(error);
    const code = codeOfExecution(thrown);
    if (code) return { ...formatted, extensions: { code } };

    const { locations, path } = formatted;
    const instead = (message: string, extensions: GraphQLFormattedError['extensions']): GraphQLFormattedError => ({
      message,
      ...(locations && { locations }),
      ...(path && { path }),
      extensions,
    });
    const refused = storeError(thrown);
    if (refused instanceof InvalidTextError) return instead(refused.message, { code: BAD_USER_INPUT });
    if (refused instanceof StatementCancelledError) {
      const message = `The request took longer than ${requestTimeout} s and was given up. Ask for less at once.`;
      return instead(message, { code: REQUEST_TIMEOUT });
    }
    if (refused instanceof DatabaseBusyError) {
      log.warn({ err: thrown, path: path?.join('.') }, 'the store is busy');
      return instead('The server is too busy for this; try again in a second.', { code: SERVER_BUSY });
    }
    if (refused instanceof DatabaseUnavailableError) {
      log.error({ err: thrown, path: path?.join('.') }, 'the store does not answer');
      return instead('The server cannot answer just now; try again in some seconds.', { code: SERVICE_UNAVAILABLE });
    }

    const errorId = randomUUID();
    log.error({ err: thrown, errorId, path: path?.join('.') }, 'operation failed');
    return instead('Internal server error', { code: INTERNAL_SERVER_ERROR, errorId });
  };
  if (suggestions) return masked;
  return (formatted, error) => {
    const told = masked(formatted, error);
    return { ...told, message: told.message.replace(SUGGESTION, '') };
  };
}

/**
 * graphql-js refuses some operations only while it executes (null from a variable that may be null, say, or a mutation
 * where there is none), with an error that has no code of its own.
 */
function codeOfExecution(error: unknown): string | null {
  if (!(error instanceof GraphQLError)) return null;
  if (/^(Argument "|Variable "\$|Too many errors processing variables)/.test(error.message)) return BAD_USER_INPUT;
  if (/^Schema is not configured to execute /.test(error.message)) return OPERATION_RESOLUTION_FAILURE;
  return null;
}
