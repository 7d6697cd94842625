import type { ApolloServerPlugin } from '@apollo/server';
import { OperationTypeNode } from 'graphql';
import type { Context } from '../../schema/context/context.js';
import { cancellable } from '../../db/cancellation.js';
import { nodeFor } from '../../db/read.js';
import { readVersion, type StoreNode } from '../../db/store-node.js';
import { Loader } from '../../query/load/loader.js';
import type { Services } from '../services.js';

/**
 * Prepares an operation that no step has answered for execution by the resolvers, and records the versions of the data that it
 * reads. It reads from one node, which is the primary for signed-in clients, because they may read the history and the feed.
 * Reads are cancelled when the client disconnects or the deadline passes. A mutation is never cancelled, because its writes
 * persist.
 */
export function resolveOperations({ db, metrics }: Services): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      let [node, first]: [StoreNode, number] = [db, 0];
      return {
        async responseForOperation({ contextValue, operation }) {
          const { signal, viewer, leastVersion } = contextValue;
          const isMutation = operation?.operation === OperationTypeNode.MUTATION;
          const chosen = await nodeFor(db, leastVersion, !isMutation && viewer === null);
          [node, first] = [chosen.node, chosen.version];
          metrics.reads.inc({ node: chosen.name });
          Object.assign(contextValue.record, { way: 'resolvers', node: chosen.name });
          if (!isMutation) contextValue.readAt = { first, last: Infinity }; // `last` is not known before the end
          if (!signal || isMutation) return null;
          contextValue.prisma = cancellable(chosen.prisma, signal);
          contextValue.load = new Loader(contextValue.prisma);
          return null;
        },

        executionDidStart: async ({ contextValue, operation }) => ({
          async executionDidEnd() {
            const last = await readVersion(node).catch(() => null);
            if (last !== null) db.known.heard(last);
            if (operation?.operation !== OperationTypeNode.MUTATION) {
              contextValue.readAt = { first: Math.min(first, last ?? first), last: last ?? Infinity };
            } else if (last !== null) {
              contextValue.readAt = { first: last, last };
            } else {
              db.listenAgain(); // disables the cache, which may lack these writes, until notifications resume
            }
          },
        }),
      };
    },
  };
}
