import type { ApolloServerPlugin } from '@apollo/server';
import { OperationTypeNode } from 'graphql';
import type { Context } from '../../schema/context/context.js';
import { cancellable } from '../../db/cancellation.js';
import { nodeFor } from '../../db/read.js';
import { readVersion, type StoreNode } from '../../db/store-node.js';
import { Loader } from '../../query/load/loader.js';
import type { Services } from '../services.js';

/**
 * Prepares the execution by resolvers of an operation that no other plugin has answered, and notes the versions of the
 * data that it read. All its reads are on one node: the primary for clients that are signed in, who may read the
 * history and the feed. They are cancelled when the client disconnects or the deadline passes. A mutation runs to its
 * end, since what it has written stays.
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
              db.listenAgain(); // until then nothing is answered from the cache, which may lack what was written
            }
          },
        }),
      };
    },
  };
}
