import type { ApolloServerPlugin } from '@apollo/server';
import { OperationTypeNode } from 'graphql';
import type { Context } from '../../context.js';
import { cancellable } from '../../db/cancellation.js';
import { Loader } from '../../read/load/loader.js';

/**
 * Cancels the reads of resolvers when the client disconnects or the deadline passes. A mutation runs to its end, since
 * what it has written stays. Runs only if no other plugin has answered the operation.
 */
export const cancelReads: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    async responseForOperation({ contextValue, operation }) {
      const { prisma, signal } = contextValue;
      if (!signal || operation?.operation === OperationTypeNode.MUTATION) return null;
      contextValue.prisma = cancellable(prisma, signal);
      contextValue.load = new Loader(contextValue.prisma);
      return null;
    },
  }),
};
