import { ClientError } from '../../shared/errors.js';

/** Limits that are checked before a request is executed. All are far above what the examples need. See docs/limits.md. */
export const LIMITS = Object.freeze({
  /** Bytes of a request's body, unless an editor sends it. */
  body: 256 * 1024,
  /** Tokens of a document; the introspection query of GraphiQL has about 500. */
  tokens: 2_000,
  /** Nested brackets of any kind in a document. */
  nesting: 100,
  /** Nested fields. */
  depth: 15,
  /** Selections of an operation, including those in fragments. */
  selections: 2_000,
  /** Aliased fields, including those in fragments. */
  aliases: 30,
  /** Response keys at the root; the resolvers run at least one statement for each. */
  rootFields: 20,
  /** Selections that are merged into one response key; graphql-js compares each pair of them. */
  duplicates: 50,
  /** Directives of an operation, including those in fragments. */
  directives: 50,
  /** Possible types of interfaces and unions, counted again for each possible type of the enclosing object. */
  types: 1_000,
  /** Conditions of all filters and orders of an operation. */
  conditions: 200,
  /** Searches of an operation; the store finishes an operation before it starts the next. */
  searches: 5,
  /** Bytes of the variables as JSON, unless an editor sends them. */
  variableBytes: 64 * 1024,
  /** Values in the variables, including lists and objects. */
  variableValues: 2_000,
  /** Nested lists and objects in the variables. */
  variableDepth: 20,
  /** Errors reported for one document, or for the variables of one request. */
  errors: 5,
});

/** `has` returns the beginning of the message: "The operation has 31 aliases". @throws ClientError LIMIT_EXCEEDED */
export function atMost(limit: keyof typeof LIMITS, value: number, has: (value: number) => string): void {
  atMostOf(LIMITS[limit], limit, value, has);
}

/** Like `atMost`, for a limit that depends on the configuration or the client. */
export function atMostOf(maximum: number, limit: string, value: number, has: (value: number) => string): void {
  if (value <= maximum) return;
  const extensions = { limit, maximum, value };
  throw new ClientError('LIMIT_EXCEEDED', `${has(value)}; the limit is ${maximum}.`, { extensions });
}
