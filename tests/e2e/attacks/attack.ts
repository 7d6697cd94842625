/** A request, and its only safe response. */
export interface Attack {
  attack: string;
  request: Sent;
  status: number;
  /** The code of the first error, including a mutation's errors; null if the request succeeds. */
  code: string | null;
}

export type Role = 'reader' | 'editor' | 'admin';

export interface Sent {
  method?: string;
  /** The path and the query string. */
  path?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  /** The role of the token; without one, no token is sent. */
  role?: Role;
}

/** Creates a well-formed POST. */
export function post(query: string, variables?: object, more: object = {}): Sent {
  return json(JSON.stringify({ query, variables, ...more }));
}

/** Creates a POST with the content type JSON. */
export function json(body: string | Uint8Array, headers: Record<string, string> = {}): Sent {
  return { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body };
}

/** Creates a GET with a header that requires a preflight. */
export function get(parameters: Record<string, string>, headers: Record<string, string> = {}): Sent {
  const path = `/graphql?${new URLSearchParams(parameters)}`;
  return { method: 'GET', path, headers: { 'apollo-require-preflight': 'true', ...headers } };
}

export function repeat(count: number, text: string | ((index: number) => string)): string {
  return Array.from({ length: count }, (_, index) => (typeof text === 'string' ? text : text(index))).join(' ');
}
