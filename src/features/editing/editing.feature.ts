import type { Feature } from '../../http/feature.js';
import type { CheckAnnotation } from '../../model/read/check.js';
import type { ConvertAnnotation } from './threads/convert.js';

declare module '../../schema/context/context.js' {
  interface Context {
    /** Parses and validates an annotation. By default, in the server's thread. */
    check?: CheckAnnotation;
    /** Returns an annotation as JSON, or rewrites it. By default, in the server's thread. */
    convert?: ConvertAnnotation;
  }
}

/** The mutations by which editors record, change and withdraw what sources claim. */
export const editing: Feature = {
  name: 'editing',
  tables: { IdempotencyKey: { leftOut: 'it is for clients that repeat a request within a week' } },
  commands: {
    remove: {
      group: 'Sources',
      summary: 'Withdraw sources, with everything that only they claim',
      load: async () => (await import('./remove.command.js')).removeCommand,
    },
    token: {
      group: 'Clients',
      summary: 'Print a token signed with JWT_SECRET, for development',
      load: async () => (await import('./token.command.js')).tokenCommand,
    },
  },
  context: async ({ inThreads, config }) => {
    if (!inThreads) return { values: {} };
    const { CheckThreads } = await import('./threads/check-threads.js');
    const threads = new CheckThreads(config.maxBodyBytes);
    return { values: { check: threads.check, convert: threads.convert }, close: () => threads.close() };
  },
  resolvers: async () => [
    (await import('./schema/apply-edits.mutation.js')).ApplyEditsMutation,
    (await import('./schema/source.mutations.js')).SourceMutations,
    (await import('./schema/source-annotation.resolver.js')).SourceAnnotationResolver,
    (await import('./schema/people.mutations.js')).PeopleMutations,
    (await import('./schema/revert-change-set.mutation.js')).RevertChangeSetMutation,
    ...(await import('./schema/mutations.js')).mutationResolvers,
  ],
};
