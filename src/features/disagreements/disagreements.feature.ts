import type { Feature } from '../../http/feature.js';

/** The values on which sources disagree, beside the ones that are kept. */
export const disagreements: Feature = {
  name: 'disagreements',
  resolvers: async () => [(await import('./disagreement.type.js')).DisagreementRoots],
};
