/** What is sent, and its one safe answer. */
export interface Attack {
  attack: string;
  request: Sent;
  status: number;
  /** Of the first error, a mutation's own too; null where the request is harmless and answered. */
  code: string | null;
}

export type Role = 'reader' | 'editor' | 'admin';

export interface Sent {
  method?: string;
  /** Behind the server's address. */
  path?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  /** As what they have signed in; left out, nobody has. */
  role?: Role;
}

/** A well-formed request by POST, from a client that takes GraphQL's own media type. */
export function post(query: string, variables?: object, more: object = {}): Sent {
  return json(JSON.stringify({ query, variables, ...more }));
}

/** A POST whose body says that it is JSON. */
export function json(body: string | Uint8Array, headers: Record<string, string> = {}): Sent {
  return { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body };
}

/** A GET of a client that a browser would have had to ask first. */
export function get(parameters: Record<string, string>, headers: Record<string, string> = {}): Sent {
  const path = `/graphql?${new URLSearchParams(parameters)}`;
  return { method: 'GET', path, headers: { 'apollo-require-preflight': 'true', ...headers } };
}

export function repeat(count: number, text: string | ((index: number) => string)): string {
  return Array.from({ length: count }, (_, index) => (typeof text === 'string' ? text : text(index))).join(' ');
}
