import type { Feature } from '../../http/feature.js';

/** Pairs of visits and pairs of people that may be stored twice. */
export const duplicates: Feature = {
  name: 'duplicates',
  resolvers: async () => {
    const { IsSuspectedDuplicateResolver, SuspectedDuplicateResolver } = await import('./suspected-duplicate.type.js');
    const { SuspectedSamePersonResolver } = await import('./suspected-same-person.type.js');
    return [IsSuspectedDuplicateResolver, SuspectedDuplicateResolver, SuspectedSamePersonResolver];
  },
};
