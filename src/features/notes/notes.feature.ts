import type { Feature } from '../../http/feature.js';

/** What a filter of visits leaves out, or cannot know. */
export const notes: Feature = {
  name: 'notes',
  needs: ['counts', 'duplicates', 'panel', 'search'],
  resolvers: async () => [(await import('./visit-notes.resolver.js')).VisitNotesResolver],
};
