import type { Feature } from '../../http/feature.js';

/** The fields `search` and `searchSuggestions`, and the filter `search` of lists. */
export const search: Feature = {
  name: 'search',
  resolvers: async () => {
    await import('./search.filter.js');
    return [(await import('./search.resolver.js')).SearchResolver];
  },
};
