import type { Feature } from '../../http/feature.js';

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
  },
  resolvers: async () => [
    (await import('./schema/apply-edits.mutation.js')).ApplyEditsMutation,
    (await import('./schema/source.mutations.js')).SourceMutations,
    (await import('./schema/people.mutations.js')).PeopleMutations,
    (await import('./schema/revert-change-set.mutation.js')).RevertChangeSetMutation,
    ...(await import('./schema/mutations.js')).mutationResolvers,
  ],
};
