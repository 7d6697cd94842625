import { ClientError } from '../../shared/errors.js';

/** Limits that are checked before a request is executed. All are far above what the examples need. See docs/limits.md. */
export const LIMITS = Object.freeze({
  /** Bytes in a request's body, except from editors. */
  body: 256 * 1024,
  /** Tokens in a document. GraphiQL's introspection query has about 500. */
  tokens: 2_000,
  /** Nested brackets of any kind in a document. */
  nesting: 100,
  /** Nested fields. */
  depth: 15,
  /** Selections in an operation, including those in fragments. */
  selections: 2_000,
  /** Aliased fields, including those in fragments. */
  aliases: 30,
  /** Response keys at the root. The resolvers run at least one statement for each. */
  rootFields: 20,
  /** Selections merged into one response key. graphql-js compares each pair of them. */
  duplicates: 50,
  /** Directives in an operation, including those in fragments. */
  directives: 50,
  /** Possible types of interfaces and unions, counted again for each possible type of the enclosing object. */
  types: 1_000,
  /** Conditions in all of an operation's filters and orders. */
  conditions: 200,
  /** Searches in an operation. The store finishes one operation before it starts the next. */
  searches: 5,
  /** Bytes of the variables as JSON, except from editors. */
  variableBytes: 64 * 1024,
  /** Values in the variables, including lists and objects. */
  variableValues: 2_000,
  /** Nested lists and objects in the variables. */
  variableDepth: 20,
  /** Errors reported for one document, or for the variables of one request. */
  errors: 5,
});

/** `has` returns the beginning of the message, such as "The operation has 31 aliases". @throws ClientError LIMIT_EXCEEDED */
export function atMost(limit: keyof typeof LIMITS, value: number, has: (value: number) => string): void {
  atMostOf(LIMITS[limit], limit, value, has);
}

/** Like `atMost`, for a limit that depends on the configuration or the client. */
export function atMostOf(maximum: number, limit: string, value: number, has: (value: number) => string): void {
  if (value <= maximum) return;
  const extensions = { limit, maximum, value };
  throw new ClientError('LIMIT_EXCEEDED', `${has(value)}; the limit is ${maximum}.`, { extensions });
}
