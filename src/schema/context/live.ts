import type { ChangeSet } from '../../store/feed/change-set.js';
import type { AcceptedOperation } from './accepted-operation.js';

/** The live updates that a subscription follows. */
export interface Live {
  /**
   * The change sets that concern a subscription, from the one that contains the cursor, or from now on.
   *
   * @throws ClientError BAD_USER_INPUT, CANNOT_RESUME, SUBSCRIPTIONS_UNAVAILABLE
   */
  changes(
    concerns: (changeSet: ChangeSet) => boolean,
    after: string | null | undefined,
  ): Promise<AsyncIterableIterator<ChangeSet>>;
  /** Receives an operation that has passed every check. */
  accept(operation: AcceptedOperation): void;
}
