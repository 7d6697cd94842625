import type { Feature } from '../../http/feature.js';

/** Compares quotations in a text with what the store has. */
export const quotations: Feature = {
  name: 'quotations',
  needs: ['drafting'], // who says a quotation
  resolvers: async () => [(await import('./schema/check-quotations.resolver.js')).CheckQuotationsResolver],
};
