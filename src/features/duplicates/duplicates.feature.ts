import type { Feature } from '../../http/feature.js';

/** Pairs of visits and pairs of people that may be stored twice. */
export const duplicates: Feature = {
  name: 'duplicates',
  resolvers: async () => [
    (await import('./suspected-duplicate.type.js')).SuspectedDuplicateResolver,
    (await import('./suspected-same-person.type.js')).SuspectedSamePersonResolver,
  ],
};
