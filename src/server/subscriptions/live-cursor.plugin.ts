import type { ApolloServerPlugin } from '@apollo/server';
import type { Context } from '../../context/context.js';
import { readLiveCursor } from '../../types/live/live-cursor.resolver.js';

/**
 * Resolvers read by several statements. The cursor is read before all others: one that is too old only repeats an
 * event, one that is too new would lose it. A compiled operation needs nothing, since its one statement sees one moment.
 * This plugin must come after the others that answer operations.
 */
export const readCursorFirst: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    async responseForOperation({ contextValue, source }) {
      if (!source?.includes('liveCursor')) return null;
      contextValue.liveCursor = readLiveCursor(contextValue.load);
      await contextValue.liveCursor.catch(() => {}); // the field fails with it
      return null;
    },
  }),
};
