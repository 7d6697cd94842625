/** What a request may be before it is executed; each limit is far above what the examples need. docs/limits.md. */
export const LIMITS = Object.freeze({
  /** Bytes of a request's body, unless an editor sends it. */
  body: 256 * 1024,
  /** Tokens of a document; the introspection query that GraphiQL sends has about 500. */
  tokens: 2_000,
  /** Brackets of any kind inside one another in a document. */
  nesting: 100,
  /** Fields inside fields. */
  depth: 15,
  /** Selections of an operation once its fragments are spread. */
  selections: 2_000,
  /** Fields under a name of the client's own, fragments spread. */
  aliases: 30,
  /** Response keys at the root: each is at least one statement where the resolvers answer. */
  rootFields: 20,
  /** Selections that are merged into one response key; each pair of them is compared. */
  duplicates: 50,
  /** Directives of an operation, fragments spread. */
  directives: 50,
  /** Conditions of all filters and orders of an operation. */
  conditions: 200,
  /** Bytes of the variables as JSON, unless an editor sends them. */
  variableBytes: 64 * 1024,
  /** Values in the variables, lists and objects among them. */
  variableValues: 2_000,
  /** Lists and objects inside one another in the variables. */
  variableDepth: 20,
  /** Problems told of one document, or of one request's variables. */
  errors: 5,
  /** Milliseconds that requests under way are given to finish when the server closes. */
  drain: 10_000,
});
