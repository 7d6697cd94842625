import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ApolloServerErrorCode, unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { ClientError, type ErrorCode } from '../shared/errors.js';
import type { Config } from '../config/config.js';
import {
  DatabaseBusyError,
  DatabaseUnavailableError,
  InvalidTextError,
  NotEnoughSpaceError,
  RightsError,
  StatementCancelledError,
  storeError,
  VersionPassedError,
  VersionUnavailableError,
} from '../db/errors.js';
import { withReplacement } from '../schema/removed-names.js';
import { RecurringLines } from './observe/recurring-lines.js';
import { operationRecord } from './observe/record.step.js';

type FastifyError = Error & { statusCode?: number; code?: string };

/** Also reports errors in GraphQL's format for requests that never reach GraphQL, so that clients need only one parser. */
export function errorResponses(app: FastifyInstance): void {
  const failures = new RecurringLines(app.log);
  app.setErrorHandler<FastifyError>((error, request, reply) => sendError(reply, clientError(error, request, failures)));

  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0]!;
    const message = `There is no ${request.method} ${path}. The API is at /graphql.`;
    return sendError(reply, new ClientError('NOT_FOUND', message));
  });
}

/** For Fastify's `frameworkErrors`: a URL that cannot be decoded has no route and therefore no error handler. */
export function malformedUrl(error: Error, _request: FastifyRequest, reply: FastifyReply): void {
  sendError(reply, new ClientError('BAD_REQUEST', error.message));
}

export function sendError(reply: FastifyReply, error: ClientError, status = error.status ?? 400): FastifyReply {
  operationRecord(reply.request).codes.push(error.code);
  return reply.code(status).headers(error.headers).header('cache-control', 'no-store').send(errorBody(error));
}

export function errorBody(error: ClientError) {
  return { errors: [error] };
}

/** Converts an error for the client. Internal errors are logged, and the client gets an id to report. */
function clientError(error: FastifyError, request: FastifyRequest, failures: RecurringLines): ClientError {
  if (error instanceof ClientError) return error;
  const failure = outage(error);
  if (failure) {
    failures.writeFailure(failure.level, failure.line, error);
    return new ClientError(failure.code, failure.message);
  }
  const badHost = error.code === 'ERR_INVALID_URL'; // the request's URL is built from its Host header
  const status = badHost ? 400 : (error.statusCode ?? 500);
  if (status < 500) return new ClientError('BAD_REQUEST', error.message, { status });

  const errorId = randomUUID();
  request.log.error({ err: error, errorId }, 'request failed');
  return new ClientError('INTERNAL_SERVER_ERROR', 'Internal server error', { extensions: { errorId } });
}

/** Returns the messages for clients and for the log if the store is busy or unavailable; null for any other error. */
function outage(error: unknown) {
  const failure = storeError(error);
  if (failure instanceof DatabaseBusyError) {
    const message = 'The server is too busy. Retry in a second.';
    return { code: 'SERVER_BUSY', message, level: 'warn', line: 'the database is busy' } as const;
  }
  if (failure instanceof DatabaseUnavailableError) {
    const message = 'The server is temporarily unavailable. Retry in a few seconds.';
    return { code: 'SERVICE_UNAVAILABLE', message, level: 'error', line: 'the database is unavailable' } as const;
  }
  return null;
}

/** Codes of Apollo's own errors, whose messages are meant for clients. */
const APOLLO_CODES = new Set<unknown>(Object.values(ApolloServerErrorCode));
APOLLO_CODES.delete(ApolloServerErrorCode.INTERNAL_SERVER_ERROR);

/** The suggestion of similar names that graphql-js appends. Apollo removes it only from validation errors. */
const SUGGESTION = / Did you mean [^?]*\?$/;

export type FormatError = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;
type MaskErrorsOptions = Pick<Config, 'requestTimeout' | 'suggestions'>;

/**
 * Replaces every error that is not meant for clients with "Internal server error" and an id, under which the error is logged.
 * A database message may contain SQL, values and file paths, so it is never sent to a client.
 */
export function maskErrors(log: Logger, { requestTimeout, suggestions }: MaskErrorsOptions): FormatError {
  const recurring = new RecurringLines(log);
  const mask: FormatError = (formatted, error) => {
    const thrown = unwrapResolverError(error);
    if (thrown instanceof ClientError || APOLLO_CODES.has(formatted.extensions?.['code'])) return formatted;
    const code = executionCode(thrown);
    if (code) return { ...formatted, extensions: { code } };

    const { locations, path } = formatted;
    const replaced = (code: ErrorCode, message: string, more?: object): GraphQLFormattedError => ({
      message,
      ...(locations && { locations }),
      ...(path && { path }),
      extensions: { code, ...more },
    });
    const failure = storeError(thrown);
    const details = { err: thrown, path: path?.join('.') };
    const tell = (level: 'warn' | 'error', message: string) =>
      recurring.writeFailure(level, message, thrown, { path: details.path });
    if (thrown instanceof NotEnoughSpaceError) return replaced('INSUFFICIENT_STORAGE', thrown.message);
    if (failure instanceof InvalidTextError) return replaced('BAD_USER_INPUT', failure.message);
    if (failure instanceof StatementCancelledError) {
      return replaced('REQUEST_TIMEOUT', `The request was cancelled after ${requestTimeout} s. Request less data.`);
    }
    const unanswered = outage(thrown);
    if (unanswered) {
      tell(unanswered.level, unanswered.line);
      return replaced(unanswered.code, unanswered.message);
    }
    if (thrown instanceof VersionPassedError) return replaced('SERVER_BUSY', thrown.message);
    if (thrown instanceof VersionUnavailableError) {
      tell('warn', 'the version of the data is unavailable');
      return replaced('VERSION_UNAVAILABLE', thrown.message);
    }

    const errorId = randomUUID();
    log.error({ ...details, errorId }, failure instanceof RightsError ? failure.message : 'operation failed');
    return replaced('INTERNAL_SERVER_ERROR', 'Internal server error', { errorId });
  };
  return (formatted, error) => {
    const masked = mask(formatted, error);
    const message = withReplacement(masked.message);
    return { ...masked, message: suggestions ? message : message.replace(SUGGESTION, '') };
  };
}

/** graphql-js detects some errors only during execution, such as null in a variable, and sets no code. */
function executionCode(error: unknown): ErrorCode | null {
  if (!(error instanceof GraphQLError)) return null;
  if (/^(Argument "|Variable "\$|Too many errors processing variables)/.test(error.message)) return 'BAD_USER_INPUT';
  return /^Schema is not configured to execute /.test(error.message) ? 'OPERATION_RESOLUTION_FAILURE' : null;
}
