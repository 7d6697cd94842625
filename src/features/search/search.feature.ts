import type { Feature } from '../../http/feature.js';

/** The fields `search` and `searchSuggestions`. */
export const search: Feature = {
  name: 'search',
  resolvers: async () => [(await import('./search.resolver.js')).SearchResolver],
};
