import type { ApolloServerPlugin } from '@apollo/server';
import type { Context } from '../context.js';
import { cancellable } from '../db/cancellation.js';
import { Loader } from './loader.js';

/**
 * Reached when nobody else has answered an operation: what the resolvers then read is given up when its client leaves or
 * its time is out.
 */
export const cancelReads: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async responseForOperation({ contextValue }) {
        const { prisma, signal } = contextValue;
        if (!signal) return null;
        contextValue.prisma = cancellable(prisma, signal);
        contextValue.load = new Loader(contextValue.prisma);
        return null;
      },
    };
  },
};
