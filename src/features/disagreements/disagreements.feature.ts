import type { Feature } from '../../http/feature.js';

/** The values that sources disagree on, alongside the stored ones. */
export const disagreements: Feature = {
  name: 'disagreements',
  resolvers: async () => {
    const { DisagreementRoots, DisagreementsResolver } = await import('./disagreement.type.js');
    return [DisagreementRoots, DisagreementsResolver];
  },
};
