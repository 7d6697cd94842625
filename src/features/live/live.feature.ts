import type { SettingsOf } from '../../config/config.js';
import { wholeNumber } from '../../config/variables.js';
import type { Feature } from '../../http/feature.js';
import type { AcceptedOperation } from '../../schema/context/context.js';
import type { ChangeSet } from './change-set.js';

const variables = {
  /** Concurrent connections for subscriptions: in total, and per address. */
  liveConnections: wholeNumber(1_000, 0, 1_000_000),
  liveConnectionsPerClient: wholeNumber(50, 0, 1_000_000),
};

declare module '../../config/config.js' {
  interface Config extends SettingsOf<typeof variables> {}
}

declare module '../../schema/context/context.js' {
  interface Context {
    /** For subscriptions; missing if the response is a single result. */
    live?: Live;
    /** The cursor of live updates, read before anything else, if the operation selects it. */
    liveCursor?: Promise<string>;
  }
}

/** The live updates that a subscription follows. */
export interface Live {
  /**
   * The change sets that match a subscription, from the one that contains the cursor, or from now on.
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

/** Subscriptions, over a WebSocket or as server-sent events. */
export const live: Feature = {
  name: 'live',
  settings: { variables },
  resolvers: async () => [
    (await import('./schema/live-cursor.resolver.js')).LiveCursorResolver,
    (await import('./schema/live.resolver.js')).SubscriptionResolver,
  ],
  steps: async () => [(await import('./accept.step.js')).acceptSubscriptions],
  plugins: async () => [(await import('./accept.step.js')).readCursorFirst],
  endpoint: async (app, api) => {
    const { acceptsEventStream } = await import('./event-stream.js');
    const { liveUpdates } = await import('./live-updates.js');
    const { eventStream, webSocket } = await liveUpdates(app, api);
    return { accepts: acceptsEventStream, handler: eventStream, webSocket };
  },
};
