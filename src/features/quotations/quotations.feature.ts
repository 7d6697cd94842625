import type { Feature } from '../../http/feature.js';

/** Compares quotations in a text with stored statements and texts. */
export const quotations: Feature = {
  name: 'quotations',
  needs: ['drafting'], // finds the speaker of a quotation
  commands: {
    'check-quotations': {
      group: 'Sources',
      summary: 'Compare the quotations in a text with the store',
      load: async () => (await import('./check-quotations.command.js')).checkQuotationsCommand,
    },
  },
  resolvers: async () => [(await import('./schema/check-quotations.resolver.js')).CheckQuotationsResolver],
};
