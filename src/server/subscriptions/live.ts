import type { DocumentNode } from 'graphql';
import type { ChangeSet } from '../../store/change-set.js';
import type { Inbox } from './inbox.js';

/** An operation that has passed everything that operations must pass. */
export interface Accepted {
  document: DocumentNode;
  /** Tells documents apart. */
  queryHash: string;
  operationName: string | undefined;
  variableValues: Record<string, unknown>;
}

/** What a subscription may reach for, beside what every operation may. */
export interface Live {
  /** The change sets from here on that concern it; its connection is dropped where it takes them too slowly. */
  changes(concerns: (changeSet: ChangeSet) => boolean): Inbox<ChangeSet>;
  /** Takes the operation that was judged. */
  accept(operation: Accepted): void;
}
