import { HeaderMap, type ApolloServer } from '@apollo/server';
import { ClientError, CODES, type ErrorCode } from '../shared/errors.js';
import type { Context } from '../schema/context/context.js';
import { NamedError } from '../shared/named-error.js';

/** The response to a page's document: JSON text, and the version of the data that was read. */
export interface DocumentAnswer {
  text: string;
  version: string | null;
}

/** A page's document failed. `status` is an HTTP status. */
export class AnswerError extends NamedError {
  constructor(
    readonly status: number,
    readonly retryAfter: string | undefined,
    message: string,
  ) {
    super(message);
  }
}

const CODES_OF: Record<number, ErrorCode> = {
  429: 'RATE_LIMITED',
  500: 'INTERNAL_SERVER_ERROR',
  503: 'SERVER_BUSY',
  504: 'REQUEST_TIMEOUT',
};

/** Converts the error for API clients. */
export function clientError({ status, message, retryAfter }: AnswerError): ClientError {
  const headers: Record<string, string> = retryAfter === undefined ? {} : { 'retry-after': retryAfter };
  return new ClientError(CODES_OF[status] ?? 'BAD_USER_INPUT', message, { status, headers });
}

/**
 * Executes a page's document like a request to Apollo, with all limits, the cache, the compiler and the version of the
 * data. @throws AnswerError
 */
export async function answerDocument(
  apollo: ApolloServer<Context>,
  query: string,
  variables: unknown,
  context: () => Promise<Context>,
): Promise<DocumentAnswer> {
  const { status, headers, body } = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: 'POST',
      headers: JSON_REQUEST,
      search: '',
      body: { query, variables },
    },
    context,
  });
  if (body.kind !== 'complete') throw new Error('a document of a page must have a single result');
  if (!body.string.startsWith('{"data":{')) throw failure(status, headers, body.string);
  return { text: body.string, version: headers.get('communique-version') ?? null };
}

const JSON_REQUEST = new HeaderMap([
  ['content-type', 'application/json'],
  ['accept', 'application/json'],
]);

function failure(status: number | undefined, headers: HeaderMap, body: string): AnswerError {
  const { errors } = JSON.parse(body) as { errors?: { message: string; extensions?: { code?: string } }[] };
  const [error] = errors ?? [];
  const code = CODES[error?.extensions?.code as ErrorCode] as { status?: number } | undefined;
  const own = status !== undefined && status >= 400 ? status : undefined;
  return new AnswerError(own ?? code?.status ?? 400, headers.get('retry-after'), error?.message ?? 'No answer.');
}
