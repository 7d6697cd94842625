import type { DocumentText } from './document-text.js';

/** A server, and how to send requests to it. */
export interface Client {
  /** The URL of the API, for example https://example.org/graphql. */
  url: string;
  /** Sent with each request, such as `authorization`. */
  headers?: Record<string, string>;
  /** Used instead of the global `fetch`. */
  fetch?: typeof fetch;
}

export interface RequestOptions {
  /** Aborts the request. */
  signal?: AbortSignal;
}

interface ServerError {
  message: string;
  path?: readonly (string | number)[];
  extensions?: { code?: string; [name: string]: unknown };
}

/** The server responded with errors, or with something other than GraphQL. */
export class CommuniqueError extends Error {
  override readonly name = 'CommuniqueError';
  /** The code of the first error, such as `LIMIT_EXCEEDED`; undefined if it has none. */
  readonly code: string | undefined;

  constructor(
    message: string,
    /** The HTTP status. */
    readonly status: number,
    readonly errors: readonly ServerError[] = [],
    /** Seconds to wait before another attempt, for status 429 and 503. */
    readonly retryAfter: number | undefined = undefined,
  ) {
    super(message);
    this.code = errors[0]?.extensions?.code;
  }
}

export function createClient(client: Client | string): Client {
  return typeof client === 'string' ? { url: client } : client;
}

/** Executes any document. @throws CommuniqueError if there are errors, even if there is also data */
export async function request<Data, Variables>(
  client: Client,
  document: DocumentText<Data, Variables>,
  variables: Variables,
  { signal }: RequestOptions = {},
): Promise<Data> {
  const send = client.fetch ?? fetch;
  const response = await send(client.url, {
    method: 'POST',
    headers: { ...client.headers, 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query: document, variables }),
    ...(signal && { signal }),
  });
  const retryAfter = Number(response.headers.get('retry-after')) || undefined;
  const answer = (await response.json().catch(() => null)) as { data?: Data | null; errors?: ServerError[] } | null;
  if (answer?.errors) {
    const message = answer.errors[0]?.message ?? 'The server answered with an error.';
    throw new CommuniqueError(message, response.status, answer.errors, retryAfter);
  }
  if (!response.ok || !answer?.data) {
    throw new CommuniqueError(`${client.url} answered ${response.status}, and no data.`, response.status, [], retryAfter);
  }
  return answer.data;
}
