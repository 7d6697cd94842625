import type { Feature } from '../../http/feature.js';

/** The Reconciliation Service API, which OpenRefine uses to match names. */
export const reconciliation: Feature = {
  name: 'reconciliation',
  needs: ['search'], // its documents use it
  mount: async (...given) => (await import('./route.js')).mountReconciliation(...given),
};
