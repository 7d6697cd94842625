import { GraphQLError, type ASTNode, type GraphQLFormattedError } from 'graphql';

/**
 * The error codes that clients see. `status` is the HTTP status; without one, Apollo decides, and returns 200 if there is
 * data. `retryAfter` is in seconds.
 */
export const CODES = {
  BAD_REQUEST: { status: 400 },
  BAD_USER_INPUT: {},
  CANNOT_RESUME: {},
  FORBIDDEN: { status: 403 },
  GRAPHQL_VALIDATION_FAILED: { status: 400 },
  INSUFFICIENT_STORAGE: { status: 507 },
  INTERNAL_SERVER_ERROR: { status: 500 },
  LIMIT_EXCEEDED: { status: 400 },
  METHOD_NOT_ALLOWED: { status: 405 },
  NOT_ACCEPTABLE: { status: 406 },
  NOT_FOUND: { status: 404 },
  NOT_STREAMABLE: { status: 400 },
  OPERATION_RESOLUTION_FAILURE: { status: 400 },
  PERSISTED_QUERY_ID_REQUIRED: { status: 400 },
  PERSISTED_QUERY_NOT_IN_LIST: { status: 400 },
  RATE_LIMITED: { status: 429 },
  REQUEST_TIMEOUT: { status: 504 },
  SERVER_BUSY: { status: 503, retryAfter: 1 },
  SERVICE_UNAVAILABLE: { status: 503, retryAfter: 5 },
  SUBSCRIPTION_INTERRUPTED: {},
  SUBSCRIPTIONS_UNAVAILABLE: {},
  TOO_MANY_CONNECTIONS: { status: 503, retryAfter: 5 },
  TOO_MANY_SUBSCRIPTIONS: {},
  UNAUTHENTICATED: { status: 401 },
  VERSION_UNAVAILABLE: { status: 503, retryAfter: 1 },
} as const satisfies Record<string, { status?: number; retryAfter?: number }>;

export type ErrorCode = keyof typeof CODES;

interface ClientErrorOptions {
  /** Overrides the HTTP status of the code. */
  status?: number;
  headers?: Record<string, string>;
  /** Extensions in addition to the code. */
  extensions?: Record<string, unknown>;
  nodes?: ASTNode;
}

/** An error whose message is meant for the client: it says what is wrong and what to do. */
export class ClientError extends GraphQLError {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    readonly code: ErrorCode,
    message: string,
    { status, headers, extensions, nodes }: ClientErrorOptions = {},
  ) {
    const usual: { status?: number; retryAfter?: number } = CODES[code];
    const retry = usual.retryAfter === undefined ? {} : { 'retry-after': String(usual.retryAfter) };
    const http = { status: status ?? usual.status, headers: new Map(Object.entries({ ...retry, ...headers })) };
    const all: Record<string, unknown> = { code, ...extensions, ...(http.status && { http }) }; // Apollo reads `http`
    super(message, { nodes, extensions: all });
    this.status = http.status;
    this.headers = Object.fromEntries(http.headers);
  }

  /** The error as clients see it, without the status and headers. */
  override toJSON(): GraphQLFormattedError {
    return { ...super.toJSON(), extensions: { ...this.extensions, http: undefined } };
  }
}

export function badUserInput(message: string): ClientError {
  return new ClientError('BAD_USER_INPUT', message);
}

/** Returns the response header for a request without a valid token, as defined by RFC 6750. */
export function challenge(...parts: string[]): Record<string, string> {
  return { 'www-authenticate': ['Bearer realm="communique"', ...parts].join(', ') };
}
