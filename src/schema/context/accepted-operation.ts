import type { DocumentNode } from 'graphql';

/** An operation that has passed every check. */
export interface AcceptedOperation {
  document: DocumentNode;
  /** Identifies the document. */
  queryHash: string;
  operationName: string | undefined;
  variableValues: Record<string, unknown>;
}
