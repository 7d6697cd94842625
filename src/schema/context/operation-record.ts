/** The facts about an operation that the log shows. */
export interface OperationRecord {
  /** The subject of the token. */
  subject?: string;
  name?: string | undefined;
  type?: string | undefined;
  /** The first digits of the document's SHA-256. */
  hash?: string | undefined;
  /** Objects that the operation may return. */
  nodes?: number;
  /** The number of searches, if any. */
  searches?: number;
  way?: 'cache' | 'compiled' | 'resolvers' | 'export';
  /** The node that was read: primary, or a replica's address. */
  node?: string;
  /** The duration of a compiled operation's statement in milliseconds, including the wait for a connection. */
  statementMs?: number;
  /** The codes of its errors. */
  codes: string[];
  /** Why its statements were cancelled. */
  cancelled?: string;
}
