import type { ApolloServerPlugin } from '@apollo/server';
import { OperationTypeNode } from 'graphql';
import type { Context } from '../../context.js';
import { cancellable } from '../../db/cancellation.js';
import { Loader } from '../../read/load/loader.js';

/**
 * Reached when nobody else has answered an operation: what the resolvers then read is given up when its client leaves or
 * its time is out. A mutation is told of to the end: what it has written stays.
 */
export const cancelReads: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async responseForOperation({ contextValue, operation }) {
        const { prisma, signal } = contextValue;
        if (!signal || operation?.operation === OperationTypeNode.MUTATION) return null;
        contextValue.prisma = cancellable(prisma, signal);
        contextValue.load = new Loader(contextValue.prisma);
        return null;
      },
    };
  },
};
