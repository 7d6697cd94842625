import type { Feature } from '../../http/feature.js';

/** The `search` and `searchSuggestions` fields, and the `search` filter of lists. */
export const search: Feature = {
  name: 'search',
  resolvers: async () => {
    await import('./search.filter.js');
    return [(await import('./search.resolver.js')).SearchResolver];
  },
};
